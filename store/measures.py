"""What the runs measured of each source, and how they were judged."""

import json
from datetime import UTC, datetime

from doisoat.records.measures import Measures
from store.database import Store, transaction

#: The verdicts. `broken`: what the source gave is held back; `accepted`: somebody looked and released it.
HEALTHY, BROKEN, ACCEPTED = "healthy", "broken", "accepted"
#: How far the history of a source goes back, in runs.
_LONGEST_HISTORY = 40

_KEEP = """
INSERT INTO measures (source, measured_at, verdict, reason, counts, body_length, reading, last_page)
VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM pages))"""
_LAST = "SELECT verdict, reason FROM measures WHERE source = ? ORDER BY id DESC LIMIT 1"
_HISTORY = """
SELECT counts, body_length, reading FROM measures
WHERE source = ?1 AND reading = ?2 AND verdict <> 'broken'
  AND id >= (SELECT coalesce(max(id), 0) FROM measures WHERE source = ?1 AND verdict = 'accepted')
ORDER BY id DESC LIMIT ?3"""
_ACCEPT = """
UPDATE measures SET verdict = 'accepted' WHERE id = (SELECT max(id) FROM measures WHERE source = ?)"""
_BROUGHT = """
SELECT brought, count(*) FROM frontier
WHERE source = ? AND kind <> 'listing' AND state = 'done' AND reason = '' AND visited_at >= ? GROUP BY brought"""


def keep_measures(db: Store, source: str, measures: Measures, verdict: str, reason: str = "") -> None:
    """Keep what a run measured and how it was judged."""
    counts = json.dumps({name: count for name, count in measures.counts.items() if count}, sort_keys=True)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with transaction(db):
        db.execute(_KEEP, (source, now, verdict, reason, counts, measures.body_length, measures.reading))


def healthy_history(db: Store, source: str, reading: str) -> tuple[Measures, ...]:
    """The runs that a new one of this `reading` is compared with, the latest first."""
    rows = db.execute(_HISTORY, (source, reading, _LONGEST_HISTORY)).fetchall()
    return tuple(
        Measures(counts=json.loads(row["counts"]), body_length=row["body_length"], reading=row["reading"])
        for row in rows
    )


def last_verdict(db: Store, source: str) -> tuple[str, str]:
    """How the latest run of a source was judged, and why; both empty where none was."""
    row = db.execute(_LAST, (source,)).fetchone()
    return (row["verdict"], row["reason"]) if row else ("", "")


def accept_last(db: Store, source: str) -> None:
    """The latest run is as it should be: the history of the source begins with it."""
    with transaction(db):
        db.execute(_ACCEPT, (source,))


def brought_since(db: Store, source: str, began: float) -> dict[str, int]:
    """What the visits since `began` (seconds since 1970) brought: `new`, `changed`, `unchanged`, `duplicate` pages."""
    return {brought: count for brought, count in db.execute(_BROUGHT, (source, began)) if brought}
