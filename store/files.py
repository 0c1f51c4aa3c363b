"""The files that pages offer: what the crawl brought, what reading it gave, and the document of its words."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from doisoat.records import Document, Page
from doisoat.records.file_reading import FileReading
from store.database import Store, transaction
from store.documents import AddedCounts, add_documents
from store.versions import forget_version

#: The outcome of a file that nobody has read yet, and why one cannot be read.
WAITING, NOT_ARCHIVED = "waiting", "not in the archive"

_KNOWN = "SELECT sha256 FROM files WHERE source = ? AND url = ?"
#: What was read of other bytes stays until these are read.
_NOTE = """
INSERT INTO files (source, url, page, sha256, kind, outcome, read_version)
VALUES (:source, :url, (SELECT max(id) FROM pages WHERE source = :source AND url = :address), :sha256, '', :waiting, 0)
ON CONFLICT (source, url) DO UPDATE SET page = excluded.page, sha256 = excluded.sha256,
    read_version = CASE WHEN sha256 = excluded.sha256 THEN read_version ELSE 0 END"""
#: A source that looks broken gives no facts until it is well again; what somebody named on a disk is no page's.
_FETCHED = """
SELECT f.source, f.url, f.sha256, f.page, p.warc_file, p.warc_offset, f.document, f.read_version, f.outcome, f.reason,
       d.title
FROM files AS f JOIN pages AS p ON p.id = f.page LEFT JOIN documents AS d ON d.id = f.document
WHERE (SELECT verdict FROM measures WHERE source = f.source ORDER BY id DESC LIMIT 1) IS NOT 'broken'
ORDER BY f.page"""
_FIELDS = ("kind", "outcome", "reason", "members", "sha256", "read_version")
_READ = f"UPDATE files SET {', '.join(f'{name} = ?' for name in _FIELDS)} WHERE source = ? AND url = ?"  # noqa: S608
_WORDS = """
UPDATE files SET document = :document, page_starts = :page_starts, encoding = :encoding, ocr = :ocr
WHERE source = :source AND url = :url"""
_TAKE_IN = f"""
INSERT INTO files (source, url, {", ".join(_FIELDS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (source, url) DO UPDATE SET page = NULL, {", ".join(f"{name} = excluded.{name}" for name in _FIELDS)}"""  # noqa: S608
_DOCUMENT = "SELECT id FROM documents WHERE source = ? AND url = ?"
#: Of the pages that offer a file that of the decision comes last, and of others the one with the shortest address.
_OFFERS = """
SELECT d.source, json_extract(a.value, '$.url') AS file, json_extract(a.value, '$.name') AS name, d.id,
       CASE d.kind WHEN 'decision' THEN d.title END AS heading
FROM documents AS d, json_each(d.attachments) AS a
WHERE d.attachments <> '[]' AND d.quarantined IS NULL
ORDER BY d.kind = 'decision', length(d.url) DESC, d.url DESC"""
_REDIRECTS = """
SELECT f.source, f.key, f.parent FROM frontier AS f JOIN frontier AS p ON p.key = f.parent
WHERE f.kind = 'attachment' AND p.kind = 'attachment' ORDER BY f.rowid"""
_OFFERED = "SELECT name, url, outcome, reason, file FROM attachments WHERE document = ?"
_OUTCOMES = "SELECT outcome, count(*) FROM files GROUP BY outcome"


class StoredFile(NamedTuple):
    """A file that the crawl brought. `page` is pages.id, its record stands in the archive as `warc_file` says.

    `title` is that of the document of its words, where it has one.
    """

    source: str
    url: str
    sha256: str
    page: int
    warc_file: str | None
    warc_offset: int | None
    document: int | None
    read_version: int
    outcome: str
    reason: str
    title: str | None


class Offer(NamedTuple):
    """Where a file is offered: the document of the page, the name printed there, and the heading of a decision."""

    document: int
    name: str
    heading: str | None


class Offered(NamedTuple):
    """A file that a page offers, and what became of it; `file` is documents.id of its words."""

    name: str
    url: str
    outcome: str
    reason: str
    file: int | None


def note_file(db: Store, source: str, url: str, page: Page) -> str:
    """Keep that a fetch brought a file; whether it is `new`, `changed`, or `unchanged`."""
    known = db.execute(_KNOWN, (source, url)).fetchone()
    stated = {"source": source, "url": url, "address": page.url, "sha256": page.sha256, "waiting": WAITING}
    db.execute(_NOTE, stated)
    if known is None:
        return "new"
    return "unchanged" if known["sha256"] == page.sha256 else "changed"


def fetched_files(db: Store) -> tuple[StoredFile, ...]:
    """All files that crawls brought, in their order, but none of a source that looks broken."""
    return tuple(map(StoredFile._make, db.execute(_FETCHED)))


def file_offers(db: Store) -> Mapping[tuple[str, str], Offer]:
    """Where each file is offered, by source and address; one that was reached over redirects by its own address."""
    offers = {
        (row["source"], row["file"]): Offer(row["id"], row["name"], row["heading"]) for row in db.execute(_OFFERS)
    }
    for source, key, parent in db.execute(_REDIRECTS):
        if (source, parent) in offers:
            offers.setdefault((source, key), offers[source, parent])
    return offers


def keep_reading(db: Store, file: StoredFile, version: int, reading: FileReading, document: Document | None) -> None:
    """Keep what reading a file gave, and the document of its words where there are any, all or nothing.

    Without words the document of an earlier reading stays. What it said before is kept among its versions where the
    bytes changed and letters could be trusted: another reader, or an image read anew, changes nothing.
    """
    now = datetime.now(UTC)
    with transaction(db):
        db.execute(_READ, (*_values(reading, file.sha256, version), file.source, file.url))
        if document:
            add_documents(db, [document], page=file.page, now=now)
            row = _keep_words(db, document, reading)
            if file.read_version or document.ocr:
                forget_version(db, row, now)


def take_in_file(db: Store, document: Document, reading: FileReading, sha256: str, version: int) -> AddedCounts:
    """Keep a file that somebody named, and its document, all or nothing; what became of the document."""
    with transaction(db):
        counts = add_documents(db, [document])
        db.execute(_TAKE_IN, (document.source, document.url, *_values(reading, sha256, version)))
        _keep_words(db, document, reading)
    return counts


def offered_files(db: Store, document: int) -> tuple[Offered, ...]:
    """The files that the page of a document offers, in its order."""
    return tuple(map(Offered._make, db.execute(_OFFERED, (document,))))


def files_with(db: Store, outcome: str) -> tuple[str, ...]:
    """The addresses of the files that came to this outcome."""
    return tuple(url for (url,) in db.execute("SELECT url FROM files WHERE outcome = ? ORDER BY url", (outcome,)))


def file_outcomes(db: Store) -> dict[str, int]:
    """How many files have which outcome."""
    return dict(db.execute(_OUTCOMES).fetchall())


def _values(reading: FileReading, sha256: str, version: int) -> tuple[Any, ...]:
    members = json.dumps(reading.members, ensure_ascii=False)
    return reading.kind, reading.outcome, reading.reason, members, sha256, version


def _keep_words(db: Store, document: Document, reading: FileReading) -> int:
    """Point at the row of the document and say where its pages begin; that row."""
    (row,) = db.execute(_DOCUMENT, (document.source, document.url)).fetchone()
    stated = {
        "source": document.source,
        "url": document.url,
        "document": row,
        "page_starts": json.dumps(document.page_starts),
        "encoding": reading.text and reading.text.encoding,
        "ocr": int(document.ocr),
    }
    db.execute(_WORDS, stated)
    return int(row)
