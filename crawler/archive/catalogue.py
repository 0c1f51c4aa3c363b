"""Archive files in whatever order they are named: looked through once, then read in the order they were written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from crawler.archive.exchange import Exchange
from crawler.archive.members import Damage, Member, members
from crawler.archive.parsing import Record, RecordError, exchange_in, record_in
from doisoat.records.errors import FileError

_GZIP = b"\x1f\x8b"
_ANSWERS = frozenset({"response", "revisit"})
#: Kinds of records that hold no answer, and are none of our business.
_OTHERS = frozenset({"warcinfo", "request", "metadata"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A record of the file `path` at `offset`: the answer of a `response` or a `revisit`, or why it cannot be used."""

    path: Path
    offset: int
    kind: str = ""
    exchange: Exchange | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Archive files in the order they were written; `answers` counts their records.

    `forgotten` are the batches that were archived, but not written into the database before a crash: the crawl asked
    again and archived what it then got.
    """

    files: tuple[Path, ...]
    answers: int
    forgotten: frozenset[str]

    def __iter__(self) -> Iterator[Archived]:
        """The records that count."""
        for archived in _records(self.files, lambda _path, _damage: None):
            errand = archived.exchange and archived.exchange.errand
            if not (errand and errand.batch in self.forgotten):
                yield archived


def catalogue(files: Iterable[Path], tell: Callable[[Path, Damage], None]) -> Catalogue:
    """Look through archive files; `tell` hears of damaged stretches. Raises FileError for what is no archive."""
    places = {path.absolute(): _place(path) for path in files}
    ordered = tuple(sorted(places, key=lambda path: (places[path], str(path))))
    answers, batches = 0, dict[str, str]()
    for archived in _records(ordered, tell):
        answers += 1
        errand = archived.exchange and archived.exchange.errand
        if errand and errand.batch:
            batches.setdefault(errand.batch, errand.after)
    following = pairwise(batches.items())
    forgotten = frozenset(batch for (batch, after), (_, after_next) in following if after == after_next)
    return Catalogue(files=ordered, answers=answers, forgotten=forgotten)


def require_archive(path: Path) -> None:
    """Raises FileError for a file that cannot be read, or is no archive."""
    _place(path)


def _place(path: Path) -> tuple[int, str, str]:
    """By number where it is one of our segments, whatever the file is called now, then by time."""
    name, date = path.name, ""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_GZIP))
            first = next(iter(members(file)), None) if begins == _GZIP else None
    except (OSError, ValueError) as error:
        raise FileError(f"{path}: cannot be read ({getattr(error, 'strerror', error)}); check the path") from error
    if begins and begins != _GZIP:
        raise FileError(f"{path}: not a WARC with a gzip member for each record; `warcio recompress` makes one")
    if isinstance(first, Member) and first.content is not None:
        try:
            head = record_in(first.content)
        except RecordError as error:
            raise FileError(f"{path}: no WARC that can be read: {error}") from error
        if head.kind == "warcinfo":
            name, date = head.fields.get("warc-filename", name), head.fields.get("warc-date", "")
    return len(name), name, date


def _records(files: Iterable[Path], tell: Callable[[Path, Damage], None]) -> Iterator[Archived]:
    for path in files:
        with path.open("rb") as file:
            for found in members(file):
                if isinstance(found, Damage):
                    tell(path, found)
                elif (archived := _archived(path, found)) is not None:
                    yield archived


def _archived(path: Path, member: Member) -> Archived | None:
    if member.content is None:
        return Archived(path=path, offset=member.offset, fault="record too large")
    try:
        record = record_in(member.content)
        if record.kind in _OTHERS:
            return None
        return Archived(path=path, offset=member.offset, kind=record.kind, exchange=_exchange(record))
    except RecordError as error:
        return Archived(path=path, offset=member.offset, fault=str(error))


def _exchange(record: Record) -> Exchange:
    if record.kind not in _ANSWERS:
        raise RecordError(f"a record of type {record.kind or 'unknown'}")
    return exchange_in(record)
