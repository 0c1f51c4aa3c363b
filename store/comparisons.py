"""What documents tell, kept by what it is about, so that only what changed is compared again."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from doisoat.records.decision import NO_STRUCTURE
from doisoat.records.fingerprint import document_key
from doisoat.records.telling import ComparedText, Printed, Telling, Witness
from store.database import Store, transaction
from store.decisions import structure_of
from store.rows import TELLING_COLUMNS, mention_of, telling_from, telling_row
from store.statements import insertion

_Item = TypeVar("_Item")
_ADD = insertion("tellings", ("document", *TELLING_COLUMNS))
_RECHECK = "INSERT OR IGNORE INTO recheck (key) VALUES (?)"
_DONE = "UPDATE documents SET compared_version = ? WHERE id = ?"
#: Words that were recognised in an image are held against nobody's: any digit may be wrong.
_TO_COMPARE = """
SELECT id FROM documents WHERE extracted_version IS NOT NULL AND compared_version IS NOT ?
  AND NOT EXISTS (SELECT 1 FROM files WHERE document = documents.id AND ocr) ORDER BY id"""
_TEXT = """
SELECT documents.id, text, title_end, COALESCE(documents.province, sources.province) AS province, kind, number,
       issued_on, issuer, substr(published_at, 1, 10) AS published, documents.source, documents.url, attachments
FROM documents JOIN sources ON sources.name = documents.source WHERE documents.id = ?"""
_PRINTED = """
SELECT kind, start_at, end_at, value, unit, op, role, instr(details, '"ambiguous"') > 0,
       lo, hi, lo_incl, hi_incl FROM mentions
WHERE document = ? AND kind <> 'doc_ref' ORDER BY start_at, end_at, id"""
_REFERENCES = "SELECT * FROM mentions WHERE document = ? AND kind = 'doc_ref' ORDER BY start_at, end_at, id"
_DISPUTED = """
SELECT recheck.key FROM recheck JOIN tellings ON tellings.key = recheck.key
GROUP BY recheck.key HAVING min(said) <> max(said) ORDER BY recheck.key"""
_UNDISPUTED_FINDINGS = "DELETE FROM findings WHERE comparison IN (SELECT key FROM recheck)"
_WITNESSES = """
SELECT tellings.*, documents.source, documents.url, documents.sha256, documents.kind,
       substr(documents.published_at, 1, 10) AS published
FROM tellings JOIN documents ON documents.id = tellings.document
WHERE tellings.key = ? ORDER BY published, documents.source, documents.url, start_at"""


def documents_to_compare(db: Store, version: int) -> tuple[int, ...]:
    """Rows of documents that have been read, not by OCR, but whose tellings `version` has not kept yet."""
    return tuple(row for (row,) in db.execute(_TO_COMPARE, (version,)))


def compared_text(db: Store, document_id: int) -> ComparedText:
    """What a comparison needs of one document that is there."""
    row = db.execute(_TEXT, (document_id,)).fetchone()
    return ComparedText(
        document=document_id,
        text=row["text"],
        title_end=row["title_end"],
        province=row["province"],
        kind=row["kind"],
        number=row["number"],
        issued_on=row["issued_on"] and date.fromisoformat(row["issued_on"]),
        issuer=row["issuer"],
        published=row["published"] and date.fromisoformat(row["published"]),
        printed=tuple(map(Printed._make, db.execute(_PRINTED, (document_id,)))),
        references=tuple(mention_of(mention) for mention in db.execute(_REFERENCES, (document_id,))),
        source=row["source"],
        url=row["url"],
        offers=tuple(offer["url"] for offer in json.loads(row["attachments"])) if row["kind"] == "decision" else (),
        structure=NO_STRUCTURE if row["kind"] == "news" else structure_of(db, document_id),
    )


def replace_tellings(db: Store, version: int, tellings: Mapping[int, Sequence[Telling]]) -> None:
    """What documents tell, in place of what was there; every key that they had or have will be compared again."""
    with transaction(db):
        forget_tellings(db, tellings)
        rows = [(document, *telling_row(telling)) for document, told in tellings.items() for telling in told]
        db.executemany(_ADD, rows)
        db.executemany(_RECHECK, [(telling.key,) for told in tellings.values() for telling in told])
        db.executemany(_DONE, [(version, document) for document in tellings])


def forget_tellings(db: Store, document_ids: Iterable[int]) -> None:
    """Remove what documents tell; what others tell of the same will be compared again without them."""
    with transaction(db):
        ids = [(document_id,) for document_id in document_ids]
        db.executemany("INSERT OR IGNORE INTO recheck SELECT key FROM tellings WHERE document = ?", ids)
        db.executemany("DELETE FROM tellings WHERE document = ?", ids)
        db.executemany(_DONE, [(None, *document) for document in ids])


def disputed_keys(db: Store) -> tuple[int, ...]:
    """The keys to compare again of which documents tell different things."""
    return tuple(key for (key,) in db.execute(_DISPUTED))


def settle_undisputed(db: Store, disputed: Iterable[int]) -> None:
    """Drop the findings of all keys to compare again; those `disputed` stay to be compared, all others are done."""
    with transaction(db):
        db.execute(_UNDISPUTED_FINDINGS)
        db.execute("DELETE FROM recheck")
        db.executemany(_RECHECK, [(key,) for key in disputed])


def witnesses(db: Store, key: int) -> tuple[Witness, ...]:
    """All that is told of one key, by day of publication, source and address."""
    return tuple(_witness(row) for row in db.execute(_WITNESSES, (key,)))


def _witness(row: sqlite3.Row) -> Witness:
    return Witness(
        document=row["document"],
        name=document_key(row["source"], row["url"]),
        url=row["url"],
        words=row["sha256"],
        published=row["published"] and date.fromisoformat(row["published"]),
        is_decision=row["kind"] != "news",
        telling=telling_from(row),
    )


def in_parts(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    """The items in parts of at most `size`."""
    return (items[at : at + size] for at in range(0, len(items), size))
