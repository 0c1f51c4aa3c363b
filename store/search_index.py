"""Filling the search index; triggers keep it as the documents are (`store.search_schema`)."""

from collections.abc import Iterator

from store.database import Store, transaction

_WITHOUT = "SELECT id FROM documents WHERE words IS NULL AND quarantined IS NULL ORDER BY id"
_COUNT = "SELECT count(*) FROM documents WHERE words IS NULL AND quarantined IS NULL"
_TEXT = "SELECT text FROM documents WHERE id = ?"
_KEEP = "UPDATE documents SET words = ? WHERE id = ? AND text = ?"


def count_without_words(db: Store) -> int:
    """How many documents no search finds yet."""
    return int(db.execute(_COUNT).fetchone()[0])


def texts_without_words(db: Store) -> Iterator[tuple[int, str]]:
    """Row and text of each of them, but of none that is held back; writing while iterating is safe."""
    for (document,) in db.execute(_WITHOUT).fetchall():
        row = db.execute(_TEXT, (document,)).fetchone()
        if row:
            yield document, row["text"]


def keep_words(db: Store, document_id: int, text: str, words: str) -> None:
    """Keep the words that this text of a document was cut into: with that it can be found."""
    with transaction(db):
        db.execute(_KEEP, (words, document_id, text))


def rebuild_index(db: Store) -> int:
    """Make the index anew from what is kept; gives how many documents it holds."""
    with transaction(db):
        db.execute("INSERT INTO search (search) VALUES ('rebuild')")
        return int(db.execute("SELECT count(*) FROM searchable").fetchone()[0])
