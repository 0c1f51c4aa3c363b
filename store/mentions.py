"""The figures of a document: written together with the mark of the version that read them."""

from collections.abc import Iterable, Sequence

from doisoat.records import Mention
from store.comparisons import forget_tellings
from store.database import Store, transaction
from store.decisions import forget_structures
from store.rows import MENTION_COLUMNS, mention_of, mention_row
from store.statements import insertion

_ADD = insertion("mentions", ("document", *MENTION_COLUMNS))
_DROP_FINDINGS = """
DELETE FROM findings WHERE document = ?1 OR id IN
    (SELECT evidence.finding FROM mentions JOIN evidence ON evidence.mention = mentions.id
     WHERE mentions.document = ?1)"""


def replace_mentions(db: Store, document_id: int, version: int, mentions: Sequence[Mention]) -> None:
    """What reading a document with extractor `version` gave, in place of what was there; its findings go with that."""
    rows = [(document_id, *mention_row(mention)) for mention in mentions]
    with transaction(db):
        forget_mentions(db, [document_id])
        db.executemany(_ADD, rows)
        db.execute("UPDATE documents SET extracted_version = ? WHERE id = ?", (version, document_id))


def forget_mentions(db: Store, document_ids: Iterable[int]) -> None:
    """Remove all that was read in documents, every finding that rests on it, and the mark that they were read."""
    ids = [(document_id,) for document_id in document_ids]
    with transaction(db):
        forget_tellings(db, [document_id for (document_id,) in ids])
        db.executemany(_DROP_FINDINGS, ids)
        db.executemany("DELETE FROM mentions WHERE document = ?", ids)
        forget_structures(db, [document_id for (document_id,) in ids])
        db.executemany("UPDATE documents SET extracted_version = NULL WHERE id = ?", ids)


def mentions_of(db: Store, document_id: int) -> tuple[Mention, ...]:
    """The stored mentions of a document in the order of its text."""
    rows = db.execute("SELECT * FROM mentions WHERE document = ? ORDER BY start_at, end_at, id", (document_id,))
    return tuple(mention_of(row) for row in rows)
