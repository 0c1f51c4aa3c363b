"""Files from elsewhere are read in a process of their own, with bounds on memory and time; a breach is an outcome.

The process is kept for the next file, as starting one costs more than reading most files; after a breach, and after so
many files, another takes its place.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from typing import Any

from doisoat.files.child import send
from doisoat.files.kinds import kind_of
from doisoat.files.limits import ENOUGH, SECONDS
from doisoat.records.file_reading import FileReading, FileText

#: So that what a library forgets to free does not add up.
_MOST_FILES = 200
#: Seconds between two looks at the memory of a reader and the programs it started.
_LOOK = 0.02


class _Breach(Exception):  # noqa: N818 - what a file did, no error of ours
    """Raised when a reader went beyond a bound, or ended; its reason becomes the file's outcome."""


@dataclass(slots=True)
class _Reader:
    """One process and the number of files it has read."""

    process: subprocess.Popen[bytes]
    files: int = 0
    peak: int = field(default=0)


_lock = threading.Lock()
_readers = list[_Reader]()


def read_apart(content: bytes, *, seconds: float = SECONDS) -> FileReading:
    """What the bytes of a file come to. `seconds` bound the wall time; memory is bounded by `limits`.

    It never raises for what a file does: going beyond a bound is `refused`, with the bound as the reason.
    """
    with _lock:
        reader = _ready()
        try:
            answer = _asked(reader, content, time.monotonic() + seconds)
        except _Breach as breach:
            _end(reader)
            return FileReading(kind=_kind(content), outcome="refused", reason=str(breach))
        except BaseException:
            _end(reader)
            raise
        reader.files += 1
        if reader.files >= _MOST_FILES:
            _end(reader)
        return _reading(answer)


def _ready() -> _Reader:
    """The reader that waits, or a new one."""
    if _readers and _readers[-1].process.poll() is None:
        return _readers[-1]
    process = subprocess.Popen(
        [sys.executable, "-m", "doisoat.files.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _readers[:] = [_Reader(process)]
    return _readers[-1]


def _asked(reader: _Reader, content: bytes, until: float) -> bytes:
    """The answer of a reader. Raises _Breach."""
    sender = threading.Thread(target=_handed, args=(reader, content), daemon=True)
    sender.start()
    answers = reader.process.stdout
    if answers is None:  # it was asked for
        raise _Breach("reader crashed")
    got, wanted = bytearray(), 8
    while len(got) < wanted:
        _look_at(reader, until)
        if not select([answers], [], [], _LOOK)[0]:
            continue
        piece = os.read(answers.fileno(), 1 << 16)
        if not piece:
            raise _Breach(_how_it_ended(reader))
        got += piece
        if wanted == 8 and len(got) >= 8:
            wanted += int.from_bytes(got[:8], "big")
    sender.join()
    return bytes(got[8:])


def _handed(reader: _Reader, content: bytes) -> None:
    with suppress(OSError, ValueError):
        if reader.process.stdin is not None:
            send(reader.process.stdin, content)  # type: ignore[arg-type]


def _look_at(reader: _Reader, until: float) -> None:
    """Raise _Breach for a reader that takes too long or, with its programs, too much memory."""
    if time.monotonic() > until:
        raise _Breach("time")
    reader.peak = max(reader.peak, _resident(reader.process.pid))
    if reader.peak > ENOUGH:
        raise _Breach("memory")


def _resident(session: int) -> int:
    """Bytes of memory that the processes of a session hold."""
    total = 0
    for entry in Path("/proc").iterdir() if Path("/proc/self/stat").exists() else ():
        if entry.name.isdecimal():
            with suppress(OSError, ValueError, IndexError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session:
                    total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total


def _how_it_ended(reader: _Reader) -> str:
    code = reader.process.wait()
    return {-signal.SIGXCPU: "time", -signal.SIGKILL: "memory"}.get(code, "reader crashed")


def _end(reader: _Reader) -> None:
    """End a reader and every program that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(reader.process.pid, signal.SIGKILL)
    reader.process.wait()
    for pipe in (reader.process.stdin, reader.process.stdout):
        with suppress(OSError):
            if pipe is not None:
                pipe.close()
    _readers[:] = [other for other in _readers if other is not reader]


def _kind(content: bytes) -> str:
    kind = kind_of(content)
    return "unknown" if kind == "encrypted" else kind


def _reading(answer: bytes) -> FileReading:
    told: dict[str, Any] = json.loads(answer)
    text = told.pop("text", None)
    if text is not None:
        text = FileText(**{**text, "page_starts": tuple(text["page_starts"])})
    return FileReading(**{**told, "members": tuple(told.get("members", ())), "text": text})


@atexit.register
def _end_all() -> None:
    for reader in tuple(_readers):
        _end(reader)
