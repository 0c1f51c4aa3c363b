"""Documents in and out, keyed by source and canonical URL."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from doisoat.records import FALLBACK_LAYOUT, Document
from store.database import Store, transaction
from store.mentions import forget_mentions
from store.rows import DOCUMENT_COLUMNS, document_from, document_row
from store.sources import name_sources
from store.statements import change_by_id, insertion
from store.versions import keep_versions

_FIELDS = (*DOCUMENT_COLUMNS, "page")
_ADD = insertion("documents", _FIELDS)
_CHANGE = change_by_id("documents", (*_FIELDS, "words"))
_LAYOUT = "UPDATE documents SET layout = ?1 WHERE source = ?2 AND url = ?3 AND layout IS NOT ?1"
_KNOWN = """
SELECT id, title, lead, text, published_at, number, issued_on, issuer, signer, attachments, layout, quarantined
FROM documents WHERE source = ? AND url = ?"""
#: What a page states beside its words: a change of it counts where the new page states it at all.
_STATED = dict.fromkeys(
    ("decision", "attachment"), ("published_at", "number", "issued_on", "issuer", "signer", "attachments")
)
_STATED_OF_OTHERS = ("published_at",)
_NOTHING = (None, "[]")
_TO_READ = "SELECT id FROM documents WHERE extracted_version IS NOT ? AND quarantined IS NULL ORDER BY id"
_FILE = "SELECT page_starts, ocr FROM files WHERE document = ?"
_SELECTED = """
SELECT documents.id FROM documents JOIN sources ON sources.name = documents.source
WHERE (:source IS NULL OR documents.source = :source)
  AND (:province IS NULL OR COALESCE(documents.province, sources.province) = :province)
  AND (:kind IS NULL OR documents.kind = :kind)
  AND (:since IS NULL OR documents.published_at >= :since)
  AND documents.quarantined IS NULL
ORDER BY documents.id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedCounts:
    """What became of documents handed in."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


class StoredDocument(NamedTuple):
    """A document and the number of its row."""

    id: int
    document: Document


def add_documents(
    db: Store, documents: Iterable[Document], *, page: int | None = None, now: datetime | None = None
) -> AddedCounts:
    """Keep documents of the page with id `page`, seen at `now`; of two with one key the later counts.

    One that is there with the same meaning (title, lead, text, and what the new one states beside them) stays as it is,
    but for the layout that read it. A changed one is replaced and must be read again; what it said before is kept among
    its versions, unless it was held back. What was read without a layout never replaces what was read with one: the
    look of the page changed, which says nothing of its words. An unregistered source is kept by its bare name.
    """
    latest = {(document.source, document.url): document for document in documents}
    with transaction(db):
        name_sources(db, sorted({source for source, _ in latest}))
        known = {key: db.execute(_KNOWN, key).fetchone() for key in latest}
        heard = {key: d for key, d in latest.items() if known[key] is None or _is_heard(known[key], d)}
        new = [document for key, document in heard.items() if known[key] is None]
        changed = {known[key]["id"]: d for key, d in heard.items() if known[key] and _differs(known[key], d)}
        db.executemany(_ADD, [(*document_row(document), page) for document in new])
        keep_versions(db, _trusted(changed, known.values()), now or datetime.now(UTC))
        db.executemany(_CHANGE, [(*document_row(document), page, None, number) for number, document in changed.items()])
        forget_mentions(db, changed)
        db.executemany(_LAYOUT, [(document.layout, *key) for key, document in heard.items()])
    return AddedCounts(added=len(new), changed=len(changed), unchanged=len(latest) - len(new) - len(changed))


def documents_to_read(db: Store, version: int) -> Iterator[StoredDocument]:
    """Documents that extractor `version` has not read and that are not held back; writing while iterating is safe."""
    rows = db.execute(_TO_READ, (version,))
    return _one_by_one(db, rows.fetchall())


def stored_documents(
    db: Store,
    *,
    source: str | None = None,
    province: str | None = None,
    kind: str | None = None,
    since: date | None = None,
) -> Iterator[StoredDocument]:
    """Documents by row number, all or those that fit, but none that is held back; writing while iterating is safe.

    `province` is the document's own or else its source's; `since` is a day of publication.
    """
    wanted = {"source": source, "province": province, "kind": kind, "since": since and since.isoformat()}
    return _one_by_one(db, db.execute(_SELECTED, wanted).fetchall())


def find_document(db: Store, key: int | str) -> StoredDocument | None:
    """The document with this row number or URL; a URL that several sources share gives the one stored first."""
    if isinstance(key, str) and not key.isdecimal():
        row = db.execute("SELECT * FROM documents WHERE url = ? ORDER BY id LIMIT 1", (key,)).fetchone()
    else:
        row = db.execute("SELECT * FROM documents WHERE id = ?", (str(key),)).fetchone()
    return _stored(db, row) if row else None


def _one_by_one(db: Store, numbers: Iterable[sqlite3.Row]) -> Iterator[StoredDocument]:
    """No cursor stays open between documents: it would keep the log from being folded into the file."""
    for (number,) in numbers:
        found = find_document(db, number)
        if found:
            yield found


def _stored(db: Store, row: sqlite3.Row) -> StoredDocument:
    document, file = document_from(row), db.execute(_FILE, (row["id"],)).fetchone()
    if file:
        document = replace(document, page_starts=tuple(json.loads(file["page_starts"])), ocr=bool(file["ocr"]))
    return StoredDocument(row["id"], document)


def _trusted(rows: Iterable[int], known: Iterable[sqlite3.Row | None]) -> list[int]:
    held = {row["id"] for row in known if row and row["quarantined"]}
    return [row for row in rows if row not in held]


def _is_heard(known: sqlite3.Row, document: Document) -> bool:
    return document.layout != FALLBACK_LAYOUT or known["layout"] == FALLBACK_LAYOUT


def _differs(known: sqlite3.Row, document: Document) -> bool:
    row = dict(zip(DOCUMENT_COLUMNS, document_row(document), strict=True))
    stated = [name for name in _STATED.get(document.kind, _STATED_OF_OTHERS) if row[name] not in _NOTHING]
    if any(known[name] != row[name] for name in stated):
        return True
    if document.kind == "attachment" and known["text"] != row["text"]:
        return True  # its cells and pages are told by what stands between the words
    return any(known[name].split() != row[name].split() for name in ("title", "lead", "text"))
