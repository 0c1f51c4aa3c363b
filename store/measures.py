"""What the runs measured of each source, and how they were judged."""

import json
from datetime import UTC, datetime
from math import inf
from typing import NamedTuple

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
_UNJUDGED = """
SELECT last_page, (SELECT (julianday(fetched_at) - 2440587.5) * 86400 FROM pages
                   WHERE source = ?1 AND id > last_page ORDER BY id LIMIT 1) AS began
FROM (SELECT coalesce(max(last_page), 0) AS last_page FROM measures WHERE source = ?1)"""
_GIVEN = """
SELECT count(*) FILTER (WHERE known) AS changed, count(*) FILTER (WHERE NOT known) AS added,
       count(*) FILTER (WHERE NOT known AND age IS NOT NULL) AS "added.dated",
       count(*) FILTER (WHERE NOT known AND age < -1) AS "added.ahead",
       count(*) FILTER (WHERE NOT known AND age IS NOT NULL AND kind = 'news') AS "added.news",
       count(*) FILTER (WHERE NOT known AND age BETWEEN -1 AND 31 AND kind = 'news') AS "added.recent"
FROM (SELECT d.kind, julianday(p.fetched_at) - julianday(coalesce(d.published_at, d.issued_on)) AS age,
             d.quarantined IS NULL AND EXISTS
                 (SELECT 1 FROM versions WHERE document = d.id AND coalesce(page, 0) <= ?2) AS known
      FROM documents AS d JOIN pages AS p ON p.id = d.page
      WHERE d.source = ?1 AND d.page > ?2)"""
#: The archive of a portal is long over when it is gathered for the first time.
_OF_LATER_RUNS = ("added.news", "added.recent")
_UNCHANGED = """
SELECT count(*) FROM frontier AS f JOIN documents AS d ON d.source = f.source AND d.url = f.key
WHERE f.source = ? AND coalesce(d.page, 0) <= ? AND f.state = 'done' AND f.reason = '' AND f.visited_at >= ?
  AND d.quarantined IS NULL AND d.kind <> 'attachment'"""
#: SQLite's days are exact to some hundred-thousandths of a second.
_ROUNDING = 1e-3


class Unjudged(NamedTuple):
    """What a source gave since a run of it was judged: pages after `last_page`, visits since `began`.

    `began` is in seconds since 1970, infinite where nothing was given. A run that was killed is judged by nobody, so
    the next one answers for both.
    """

    last_page: int
    began: float


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


def unjudged(db: Store, source: str) -> Unjudged:
    """What nobody has judged yet."""
    last_page, began = db.execute(_UNJUDGED, (source,)).fetchone()
    return Unjudged(last_page, inf if began is None else began - _ROUNDING)


def given(db: Store, source: str) -> dict[str, int]:
    """Counts of that: documents `added`, those known before that were `reread`, and `changed` of these.

    Of the new ones `added.dated` bear a day, which is yet to come for `added.ahead`; from the second run on also of how
    many news (`added.news`) it was within the last month (`added.recent`).
    """
    since = unjudged(db, source)
    counts = dict(db.execute(_GIVEN, (source, since.last_page)).fetchone())
    if not since.last_page:
        counts = {name: count for name, count in counts.items() if name not in _OF_LATER_RUNS}
    unchanged = db.execute(_UNCHANGED, (source, since.last_page, since.began)).fetchone()[0]
    return {**counts, "reread": counts["changed"] + unchanged}
