"""The process that reads files for another: bytes in at stdin, what they come to out at stdout, one after the other.

A message is its length in eight bytes and then its content. The first one sent is empty: it is ready. Each file is
answered by its kind, before anything of it is read, and by a FileReading as JSON. It ends with its stdin.
"""

import errno
import json
import os
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from select import poll
from shutil import rmtree
from typing import BinaryIO

#: Bytes: more text than any decision has; the reader's words go over a pipe whole.
MOST_TEXT = 32 << 20
LENGTH = 8


def send(pipe: BinaryIO, message: bytes) -> None:
    """Write one message."""
    pipe.write(len(message).to_bytes(LENGTH, "big") + message)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """Read one message; None where the other side has closed."""
    head = pipe.read(LENGTH)
    if len(head) < LENGTH:
        return None
    size = int.from_bytes(head, "big")
    message = pipe.read(size)
    return message if len(message) == size else None


def main() -> None:
    """Read files until stdin ends; its argument is the folder that is removed when the other is gone.

    What readers print goes to stderr, so that it is no answer.
    """
    from doisoat.files.kinds import kind_of
    from doisoat.files.limits import more_seconds, reader_limits

    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    reader_limits()
    threading.stack_size(256 << 10)
    watch = threading.Thread(target=_end_with_the_other, args=sys.argv[1:], daemon=True)
    watch.start()
    send(answers, b"")
    try:
        while (content := receive(sys.stdin.buffer)) is not None:
            more_seconds()
            kind = kind_of(content)
            send(answers, ("unknown" if kind == "encrypted" else kind).encode())
            send(answers, _answer(content))
    except MemoryError:
        sys.exit(errno.ENOMEM)
    watch.join()


def _answer(content: bytes) -> bytes:
    from doisoat.files.reading import read_file

    reading = asdict(read_file(content))
    answer = json.dumps(reading, ensure_ascii=False).encode("utf-8", "replace")
    if len(answer) > MOST_TEXT:
        refused = {"kind": reading["kind"], "outcome": "refused", "reason": "output too large"}
        answer = json.dumps(refused).encode()
    return answer


def _end_with_the_other(folder: str | None = None) -> None:
    """Wait until the process that asks is gone, however it ended; then nothing of this one's is left, amid a file too.

    The death signal of Linux would not do: it comes when the thread ends that started this process.
    """
    closed = poll()
    closed.register(0, 0)
    closed.poll()
    if folder is not None:
        rmtree(folder, ignore_errors=True)
    with suppress(ProcessLookupError):
        os.killpg(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
