"""The segments of a database's archive, `NAME.db.warc/00001.warc.gz` and so on: only the last one grows."""

import errno
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple
from uuid import uuid4

from crawler.archive.members import Member, members
from crawler.archive.records import segment_head
from doisoat.records.errors import ArchiveError

#: A segment that has come to this many bytes is followed by another one.
SEGMENT_SIZE = 1_000_000_000
_SEGMENT = re.compile(r"\d{5,}\.warc\.gz")


class Place(NamedTuple):
    """Where a record stands: the segment's file name and the offset in it."""

    segment: str
    offset: int

    def __str__(self) -> str:
        """As records name it."""
        return f"{self.segment}:{self.offset}"


def archive_folder(database: Path) -> Path:
    """The folder that holds the segments of a database."""
    return database.with_name(f"{database.name}.warc")


def segments_in(folder: Path) -> list[Path]:
    """The segments of an archive in the order they were written; none where there is no folder."""
    return sorted((p for p in folder.glob("*.warc.gz") if _SEGMENT.fullmatch(p.name)), key=_number_of)


class Archive:
    """Writes records durably; `settled` is told when the database points at what was written last.

    `batch` names what is written next, `after` the last record that the database points at.
    """

    def __init__(self, folder: Path, after: Place | None) -> None:
        self.folder = folder
        self.segment_size = SEGMENT_SIZE
        self.after = after
        self.batch = _new_name()
        self._segment: Path | None = None
        self._number = 0
        self._last: Place | None = None

    def append(self, records: Sequence[bytes]) -> list[Place]:
        """Write records and wait until the disk has them; where each stands. Raises ArchiveError."""
        try:
            places = self._append(records)
        except OSError as error:
            raise ArchiveError(f"{self.folder}: {_saying(error)}, then run the same command again") from error
        self._last = places[-1] if places else self._last
        return places

    def settled(self) -> None:
        """The database points at everything that was written: the next batch follows it."""
        self.after, self.batch = self._last or self.after, _new_name()

    def _append(self, records: Sequence[bytes]) -> list[Place]:
        if not records:
            return []
        segment = self._segment_to_write()
        places = list[Place]()
        with segment.open("ab") as file:
            for record in records:
                places.append(Place(segment.name, file.tell()))
                file.write(record)
            file.flush()
            os.fsync(file.fileno())
        return places

    def _segment_to_write(self) -> Path:
        """The last segment with its torn tail cut off, or a new one where it is full or holds no record at all."""
        if self._segment is None:
            self.folder.mkdir(exist_ok=True)
            self._number = max((_number_of(path) for path in segments_in(self.folder)), default=0)
            last = self.folder / _name_of(self._number)
            if self._number and self._cut_torn_tail(last):
                self._segment = last
        if self._segment is None or self._segment.stat().st_size >= self.segment_size:
            self._number += 1
            self._segment = self._new_segment(self.folder / _name_of(self._number))
        return self._segment

    def _new_segment(self, segment: Path) -> Path:
        head = segment.with_suffix(".part")  # under its own name a segment is never without a whole head
        with head.open("wb") as file:
            file.write(segment_head(segment.name))
            file.flush()
            os.fsync(file.fileno())
        head.rename(segment)
        for path in (self.folder, self.folder.parent):
            _sync_folder(path)
        return segment

    def _cut_torn_tail(self, segment: Path) -> bool:
        """Cut off what stands behind the last whole record, and say whether there is one at all.

        A whole record is never cut, whoever points at it. What the database points at was on the disk before, so that
        only what follows needs a look.
        """
        size = segment.stat().st_size
        known = self.after.offset if self.after and self.after.segment == segment.name else 0
        with segment.open("r+b") as file:
            whole = _last_end(file, known) or _last_end(file, 0)
            if 0 < whole < size:
                file.truncate(whole)
                os.fsync(file.fileno())
        return whole > 0


def _saying(error: OSError) -> str:
    """What happened and what to do."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "the disk is full; free some space"
    return f"the archive cannot be written ({error.strerror}); check the permissions of this folder"


def _sync_folder(folder: Path) -> None:
    """A new file is only safe when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _last_end(file: BinaryIO, start: int) -> int:
    """Where the last whole record ends; 0 where there is none from `start` on."""
    return max((found.end for found in members(file, start=start) if isinstance(found, Member)), default=0)


def _name_of(number: int) -> str:
    return f"{number:05}.warc.gz"


def _number_of(segment: Path) -> int:
    return int(segment.name.partition(".")[0])


def _new_name() -> str:
    return uuid4().hex[:12]
