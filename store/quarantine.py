"""What a source gave since it looked broken is held back: nothing is read, checked or cited from it.

A document that changed meanwhile says again what it said before; one that was new waits with its reason. Nothing is
lost: the answers are in the archive, and all of them are asked whole again.
"""

from typing import NamedTuple

from store.database import Store, transaction
from store.measures import doubtful, unjudged
from store.mentions import forget_mentions
from store.rows import VERSION_COLUMNS

_SINCE = """
SELECT id, quarantined, (SELECT max(version) FROM versions WHERE document = documents.id AND coalesce(page, 0) <= ?2)
    AS version
FROM documents WHERE source = ?1 AND page > ?2 ORDER BY id"""
_COLUMNS = ", ".join(("page", *VERSION_COLUMNS))
_RESTORE = f"""
UPDATE documents SET words = NULL,
    ({_COLUMNS}) = (SELECT {_COLUMNS} FROM versions WHERE document = ?1 AND version = ?2)
WHERE id = ?1"""  # noqa: S608
_DROP_VERSIONS = "DELETE FROM versions WHERE document = ? AND version >= ?"
_HOLD = "UPDATE documents SET quarantined = ? WHERE id = ?"
_ASK_WHOLE = """
UPDATE frontier SET etag = NULL, last_modified = NULL WHERE source = ? AND kind <> 'listing' AND visited_at >= ?"""
_READ_SINCE = """
UPDATE documents SET quarantined = NULL WHERE source = ?1 AND quarantined IS NOT NULL AND url IN
    (SELECT key FROM frontier WHERE source = ?1 AND state = 'done' AND reason = '' AND visited_at >= ?2)"""
_ASK_SOON = """
UPDATE frontier SET revisit_at = 0 WHERE source = ?1 AND key IN
    (SELECT url FROM documents WHERE source = ?1 AND quarantined IS NOT NULL)"""
_ALL = "UPDATE documents SET quarantined = NULL WHERE source = ? AND quarantined IS NOT NULL"
_COUNT = "SELECT count(*) FROM documents WHERE source = ? AND quarantined IS NOT NULL"


class Held(NamedTuple):
    """How many documents are held back now, and how many say again what they said before."""

    quarantined: int
    restored: int


def quarantine(db: Store, source: str, reason: str) -> Held:
    """Hold back what a source gave since it looked well; to be called before this run's measures are kept."""
    with transaction(db):
        since = doubtful(db, source)
        given = db.execute(_SINCE, (source, since.last_page)).fetchall()
        changed = [(d["id"], d["version"]) for d in given if d["version"] and not d["quarantined"]]
        new = [d["id"] for d in given if not d["version"]]
        forget_mentions(db, [d["id"] for d in given])
        db.executemany(_RESTORE, changed)
        db.executemany(_DROP_VERSIONS, changed)
        db.executemany(_HOLD, [(reason, document) for document in new])
        db.execute(_ASK_WHOLE, (source, since.began))
    return Held(len(new), len(changed))


def release_reread(db: Store, source: str) -> int:
    """Release what a healthy run read again, and have the rest asked soon; also before its measures are kept."""
    with transaction(db):
        released = db.execute(_READ_SINCE, (source, unjudged(db, source).began)).rowcount
        db.execute(_ASK_SOON, (source,))
    return released


def release_all(db: Store, source: str) -> int:
    """Release all that is held back of a source; gives how many documents."""
    with transaction(db):
        return db.execute(_ALL, (source,)).rowcount


def quarantine_reason(db: Store, document_id: int) -> str | None:
    """Why a document is held back; None where it is not."""
    row = db.execute("SELECT quarantined FROM documents WHERE id = ?", (document_id,)).fetchone()
    return row["quarantined"] if row else None


def count_quarantined(db: Store, source: str) -> int:
    """How many documents of a source are held back."""
    return int(db.execute(_COUNT, (source,)).fetchone()[0])
