"""The gzip members of a file, one by one, whatever the file holds: bounded in memory, and past what is damaged."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

#: The largest record that is read, in bytes: what a crawl takes in of a file, and its headers.
MOST_BYTES = 66 * 1024 * 1024
_CHUNK, _STEP = 64 * 1024, 1024 * 1024
#: Enough to see how a member begins.
_GLANCE = 512
_MAGIC = b"\x1f\x8b\x08"
_BEGINS = b"WARC/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A whole member from `offset` up to `end`; `content` is None where it is larger than MOST_BYTES."""

    offset: int
    end: int
    content: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """From `offset` on no member can be read, up to `end`; `torn` says that none follows either."""

    offset: int
    end: int
    torn: bool


def members(file: BinaryIO, *, start: int = 0) -> Iterator[Member | Damage]:
    """What stands in the file from `start` on. A damaged stretch is told, and reading goes on at the next record."""
    offset, size = start, file.seek(0, 2)
    while offset < size:
        found = _member_at(file, offset) or _damage_at(file, offset, size)
        yield found
        offset = found.end


def _member_at(file: BinaryIO, offset: int) -> Member | None:
    """The member that begins there, or None where there is no whole one; what is beyond MOST_BYTES is not kept."""
    file.seek(offset)
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    pieces, length = list[bytes](), 0
    try:
        while not inflater.eof:
            chunk = inflater.unconsumed_tail or file.read(_CHUNK)
            if not chunk:
                return None
            pieces.append(inflater.decompress(chunk, _STEP))
            length += len(pieces[-1])
            if length > MOST_BYTES:
                pieces.clear()
    except zlib.error:
        return None
    end = file.tell() - len(inflater.unused_data)
    return Member(offset=offset, end=end, content=b"".join(pieces) if length <= MOST_BYTES else None)


def _damage_at(file: BinaryIO, offset: int, size: int) -> Damage:
    following = _next_record(file, offset + 1)
    return Damage(offset=offset, end=size if following is None else following, torn=following is None)


def _next_record(file: BinaryIO, offset: int) -> int | None:
    """Where the next member that holds a record begins."""
    while True:
        file.seek(offset)
        window = file.read(_CHUNK)
        place = window.find(_MAGIC)
        if place >= 0:
            if _begins_record(file, offset + place):
                return offset + place
            offset += place + 1
        elif len(window) < len(_MAGIC):
            return None
        else:
            offset += len(window) - len(_MAGIC) + 1


def _begins_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    inflater, begun = zlib.decompressobj(zlib.MAX_WBITS | 16), b""
    try:
        while len(begun) < len(_BEGINS) and not inflater.eof:
            chunk = inflater.unconsumed_tail or file.read(_GLANCE)
            if not chunk:
                return False
            begun += inflater.decompress(chunk, len(_BEGINS))
    except zlib.error:
        return False
    return begun.startswith(_BEGINS)
