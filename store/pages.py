"""What the web gave, one row a fetch, and where the archive keeps it."""

from datetime import UTC, datetime

from store.database import Store

_LAST = "SELECT warc_file, warc_offset FROM pages WHERE warc_file IS NOT NULL ORDER BY id DESC LIMIT 1"
_LAST_ROW = "SELECT coalesce(max(id), 0) FROM pages"
_AS_LATE = "SELECT EXISTS (SELECT 1 FROM pages WHERE source = ? AND url = ? AND fetched_at >= ? AND id <= ?)"
_ANYTHING = "SELECT EXISTS (SELECT 1 FROM documents) OR EXISTS (SELECT 1 FROM pages) OR EXISTS (SELECT 1 FROM frontier)"


def last_archived(db: Store) -> tuple[str, int] | None:
    """Segment and offset of the archived answer that was written last."""
    row = db.execute(_LAST).fetchone()
    return (row["warc_file"], row["warc_offset"]) if row else None


def last_page(db: Store) -> int:
    """The row number of the latest page; 0 where there is none."""
    return int(db.execute(_LAST_ROW).fetchone()[0])


def is_known(db: Store, source: str, url: str, fetched_at: datetime, *, up_to: int) -> bool:
    """Whether pages up to row `up_to` hold this fetch of an address, or a later one."""
    moment = fetched_at.astimezone(UTC).isoformat()
    return bool(db.execute(_AS_LATE, (source, url, moment, up_to)).fetchone()[0])


def holds_nothing(db: Store) -> bool:
    """Whether there is no document, page or address yet."""
    return not db.execute(_ANYTHING).fetchone()[0]
