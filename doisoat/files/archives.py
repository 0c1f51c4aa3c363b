"""ZIP and RAR: listed, never unpacked; what is in them is not read."""

import re

from doisoat.files.bounds import checked_archive
from doisoat.records.file_reading import FileReading

_MOST_NAMES = 1_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def list_zip(content: bytes) -> FileReading:
    """The names of a ZIP's entries, as they are written there. Raises FileRefused."""
    entries = checked_archive(content).infolist()
    names = [_CONTROL.sub("\ufffd", entry.filename) for entry in entries if not entry.is_dir()]
    return FileReading(kind="zip", outcome="listed", reason="archive", members=tuple(names[:_MOST_NAMES]))


def list_rar(_content: bytes) -> FileReading:
    """A RAR is known as one; its names need a program that is not free."""
    return FileReading(kind="rar", outcome="listed", reason="archive")
