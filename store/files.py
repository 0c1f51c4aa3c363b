"""The files that pages offer: what the crawl brought, what reading it gave, and the document of its words."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doisoat.records import Document, Page
from doisoat.records.file_reading import FileReading
from store.database import Store, transaction
from store.documents import add_documents
from store.statements import insertion

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
_TO_READ = """
SELECT f.source, f.url, f.sha256, f.page, p.warc_file, p.warc_offset, f.document, f.read_version, f.outcome, f.reason
FROM files AS f JOIN pages AS p ON p.id = f.page
WHERE (f.read_version <> ? OR f.outcome = 'skipped' OR f.reason = ?)
  AND (SELECT verdict FROM measures WHERE source = f.source ORDER BY id DESC LIMIT 1) IS NOT 'broken'
ORDER BY f.page"""
_FIELDS = ("kind", "outcome", "reason", "members", "sha256", "read_version")
_READ = f"UPDATE files SET {', '.join(f'{name} = ?' for name in _FIELDS)} WHERE source = ? AND url = ?"  # noqa: S608
_WORDS = """
UPDATE files SET page_starts = ?, encoding = ?, ocr = ?,
       document = (SELECT id FROM documents WHERE source = files.source AND url = files.url)
WHERE source = ? AND url = ?"""
_TAKEN_IN = insertion("files", ("source", "url", *_FIELDS)).replace("INSERT", "INSERT OR REPLACE", 1)
_OFFERED = """
SELECT f.url AS file, d.id, d.kind, a.value ->> 'name' AS name
FROM documents AS d, json_each(d.attachments) AS a
JOIN files AS f ON f.source = d.source AND f.url = a.value ->> 'url'
WHERE d.source = ? AND f.url = ? AND d.quarantined IS NULL
ORDER BY d.kind <> 'decision', length(d.url), d.url LIMIT 1"""


class StoredFile(NamedTuple):
    """A file that the crawl brought. `page` is pages.id, its record stands in the archive as `warc_file` says."""

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


def note_file(db: Store, source: str, url: str, page: Page) -> str:
    """Keep that a fetch brought a file; whether it is `new`, `changed`, or `unchanged`."""
    known = db.execute(_KNOWN, (source, url)).fetchone()
    stated = {"source": source, "url": url, "address": page.url, "sha256": page.sha256, "waiting": WAITING}
    db.execute(_NOTE, stated)
    if known is None:
        return "new"
    return "unchanged" if known["sha256"] == page.sha256 else "changed"
