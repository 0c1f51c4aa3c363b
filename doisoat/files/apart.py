"""Files from elsewhere are read in a process of their own, with bounds on memory and time; a breach is an outcome.

The process is kept for the next file, as starting one costs more than reading most files; after a breach, and after so
many files, another takes its place.
"""

import atexit
import json
import os
import threading
import time
from typing import Any

from doisoat.files.limits import SECONDS
from doisoat.files.reader_process import Breach, ReaderProcess
from doisoat.records.file_reading import FileReading, FileText


class _Pool:
    """The reader that waits, and the lock of whoever asks it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.reader: ReaderProcess | None = None

    def ready(self) -> ReaderProcess:
        """The reader that waits, or a new one."""
        if self.reader is not None and not self.reader.is_ready():
            self.end()
        if self.reader is None:
            self.reader = ReaderProcess()
        return self.reader

    def end(self) -> None:
        """End the reader, if there is one."""
        reader, self.reader = self.reader, None
        if reader is not None:
            reader.end()


_pool = _Pool()


def read_apart(content: bytes, *, seconds: float = SECONDS) -> FileReading:
    """What the bytes of a file come to. `seconds` bound the wall time; memory is bounded by `limits`.

    It never raises for what a file does: going beyond a bound is `refused`, with the bound as the reason. ReaderError
    says that no file can be read here. It may be called from any thread; files are read one after the other.
    """
    with _pool.lock:
        is_fresh, reading = _attempt(content, seconds)
        if reading.outcome == "refused" and reading.reason in {"memory", "reader crashed"} and not is_fresh:
            # What earlier files left in the reader must not decide over this one.
            _pool.end()
            _, reading = _attempt(content, seconds)
        return reading


def _attempt(content: bytes, seconds: float) -> tuple[bool, FileReading]:
    """Whether the file is the first of its reader, and what it came to."""
    reader = _pool.ready()
    is_fresh = reader.files == 0
    try:
        reading = _reading(reader.read(content, time.monotonic() + seconds))
    except Breach as breach:
        _pool.end()
        return is_fresh, FileReading(kind=reader.kind, outcome="refused", reason=str(breach))
    except BaseException:
        _pool.end()
        raise
    if reader.is_worn():
        _pool.end()
    return is_fresh, reading


def _reading(answer: bytes) -> FileReading:
    told: dict[str, Any] = json.loads(answer)
    text = told.pop("text", None)
    if text is not None:
        text = FileText(**{**text, "page_starts": tuple(text["page_starts"])})
    return FileReading(**{**told, "members": tuple(told.get("members", ())), "text": text})


#: A process made by fork asks a reader of its own.
os.register_at_fork(after_in_child=_pool.__init__)  # type: ignore[misc]
atexit.register(_pool.end)
