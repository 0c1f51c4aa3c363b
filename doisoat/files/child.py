"""The process that reads files for another: bytes in at stdin, what they come to out at stdout, one after the other.

A message is its length in eight bytes and then its content; an answer is a FileReading as JSON. It ends with its stdin.
"""

import json
import os
import sys
from dataclasses import asdict
from typing import BinaryIO

from doisoat.files.limits import more_seconds, reader_limits
from doisoat.files.reading import read_file

#: More text than any decision has; the reader's words go over a pipe whole.
MOST_TEXT = 32 << 20
_LENGTH = 8


def send(pipe: BinaryIO, message: bytes) -> None:
    """Write one message."""
    pipe.write(len(message).to_bytes(_LENGTH, "big") + message)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """Read one message; None where the other side has closed."""
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    message = pipe.read(size)
    return message if len(message) == size else None


def main() -> None:
    """Read files until stdin ends. What readers print goes to stderr, so that it is no answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    reader_limits()
    while (content := receive(sys.stdin.buffer)) is not None:
        more_seconds()
        reading = asdict(read_file(content))
        answer = json.dumps(reading, ensure_ascii=False).encode("utf-8", "replace")
        if len(answer) > MOST_TEXT:
            refused = {"kind": reading["kind"], "outcome": "refused", "reason": "output too large"}
            answer = json.dumps(refused).encode()
        send(answers, answer)


if __name__ == "__main__":
    main()
