"""One document where a portal shows one text under several addresses, whichever of them was fetched first."""

import sqlite3
from collections.abc import Iterable

from doisoat.records import Document
from store.database import Store, transaction
from store.mentions import forget_mentions

_TWINS = """
SELECT id, url, EXISTS (SELECT 1 FROM versions WHERE document = documents.id) AS versions FROM documents
WHERE source = ? AND sha256 = ? AND kind = ? AND published_at IS ? AND number IS ?"""

_DUPLICATE = "UPDATE frontier SET brought = 'duplicate' WHERE source = ? AND key = ?"


def merge_twins(db: Store, documents: Iterable[Document]) -> int:
    """Of the stored documents that say the same as one of these keep the one with the shortest address, then the least.

    The same: source, kind, text, time of publication and number. Gives how many were removed. The choice depends on the
    addresses alone, so that it does not matter in which order pages are fetched, or whether a crawl was interrupted.
    One that once said something else is never removed: its earlier versions would go with it.
    """
    removed = 0
    with transaction(db):
        for document in documents:
            published = document.published_at and document.published_at.isoformat()
            same = (document.source, document.sha256, document.kind, published, document.number)
            twins = [row for row in sorted(db.execute(_TWINS, same).fetchall(), key=_rank)[1:] if not row["versions"]]
            if twins:
                forget_mentions(db, [row["id"] for row in twins])
                db.executemany("DELETE FROM documents WHERE id = ?", [(row["id"],) for row in twins])
                db.executemany(_DUPLICATE, [(document.source, row["url"]) for row in twins])
                removed += len(twins)
    return removed


def _rank(row: sqlite3.Row) -> tuple[int, str]:
    return len(row["url"]), row["url"]
