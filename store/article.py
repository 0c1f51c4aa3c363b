"""One document with everything that is known of it, by row numbers, so that a page can link all of it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from store.database import Store
from store.documents import StoredDocument, find_document
from store.files import Offered, offered_files

_MARKS = """
SELECT id, kind, surface, start_at, end_at, value, unit, role, op FROM mentions
WHERE document = ? ORDER BY start_at, end_at DESC, id"""
_FINDINGS = """
SELECT id, rule, verdict, severity, reason, sentence, message_vi, message_en, fingerprint FROM findings
WHERE document = ? ORDER BY start_at, end_at, id"""
_EVIDENCE = """
SELECT e.finding, m.id, m.document, m.surface, m.start_at FROM findings AS f
JOIN evidence AS e ON e.finding = f.id JOIN mentions AS m ON m.id = e.mention
WHERE f.document = ? ORDER BY e.finding, e.position"""
_PLACE = """
SELECT p.fetched_at, p.warc_file, p.warc_offset, p.url, d.quarantined, s.title, COALESCE(d.province, s.province)
FROM documents AS d JOIN sources AS s ON s.name = d.source LEFT JOIN pages AS p ON p.id = d.page WHERE d.id = ?"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention by its row; offsets count in the text of the document."""

    id: int
    kind: str
    surface: str
    start: int
    end: int
    value: str | None
    unit: str | None
    role: str | None
    op: str | None


@dataclass(frozen=True, slots=True)
class Ground:
    """A figure that a finding rests on: the row of the mention and of the document that prints it."""

    mention: int
    document: int
    surface: str
    start: int


@dataclass(frozen=True, slots=True)
class Told:
    """A finding by its row, with the figures it rests on in the order of the arithmetic."""

    id: int
    rule: str
    verdict: str
    severity: str
    reason: str | None
    sentence: str
    message_vi: str
    message_en: str
    fingerprint: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document came from; `archive` and `offset` say where the answer is kept as it came. None: unknown."""

    fetched_at: str | None
    archive: str | None
    offset: int | None
    asked: str | None
    held_back: str | None
    source_title: str
    province: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """A stored document with its figures, findings, files and the place it came from."""

    stored: StoredDocument
    marks: tuple[Mark, ...]
    findings: tuple[Told, ...]
    files: tuple[Offered, ...]
    place: Place


def article_of(db: Store, row: int) -> Article | None:
    """The document with this row number; None where there is none."""
    stored = find_document(db, row)
    if stored is None:
        return None
    grounds: dict[int, list[Ground]] = {}
    for finding, *ground in db.execute(_EVIDENCE, (row,)):
        grounds.setdefault(finding, []).append(Ground(*ground))
    return Article(
        stored=stored,
        marks=tuple(Mark(*mark) for mark in db.execute(_MARKS, (row,))),
        findings=tuple(_told(told, grounds.get(told["id"], ())) for told in db.execute(_FINDINGS, (row,))),
        files=tuple(offered_files(db, row)),
        place=Place(*db.execute(_PLACE, (row,)).fetchone()),
    )


def _told(row: sqlite3.Row, grounds: Iterable[Ground]) -> Told:
    return Told(**dict(row), grounds=tuple(grounds))
