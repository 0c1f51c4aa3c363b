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
_DOUBT = """
UPDATE measures SET verdict = 'broken', reason = ?4 WHERE id IN
    (SELECT id FROM measures WHERE source = ?1 AND reading = ?2 AND verdict = 'healthy' ORDER BY id DESC LIMIT ?3)"""
_SINCE = """
SELECT last_page, (SELECT (julianday(fetched_at) - 2440587.5) * 86400 FROM pages
                   WHERE source = ?1 AND id > last_page ORDER BY id LIMIT 1) AS began
FROM (SELECT coalesce(max(last_page), 0) AS last_page FROM measures WHERE source = ?1 AND verdict <> ?2)"""
#: `fresh`: first seen after the run before, on a first list page that had named articles before that. The archive of a
#: portal comes late where a crawl was stopped or limited, and its days say nothing.
_GIVEN = """
WITH judged(at) AS (SELECT max(measured_at) FROM measures WHERE source = ?1),
     lists(key) AS (SELECT DISTINCT l.key FROM judged, frontier AS f JOIN frontier AS l ON l.key = f.parent
                    WHERE f.source = ?1 AND f.discovered_at <= at AND l.kind = 'listing' AND l.parent IS NULL),
     latest AS (SELECT id, count(*) OVER (PARTITION BY title) > 1 AS same_title,
                       length(body) >= ?5 AND count(*) OVER (PARTITION BY substr(body, -?5)) > 1 AS same_end
                FROM documents
                WHERE id IN (SELECT id FROM documents WHERE source = ?1 ORDER BY +id DESC LIMIT ?4))
SELECT count(*) FILTER (WHERE known) AS changed, count(*) FILTER (WHERE NOT known) AS added,
       count(*) FILTER (WHERE NOT known AND same_title IS NOT NULL) AS compared,
       count(*) FILTER (WHERE NOT known AND same_title) AS "compared.same_title",
       count(*) FILTER (WHERE NOT known AND same_end) AS "compared.same_end",
       count(*) FILTER (WHERE NOT known AND age IS NOT NULL) AS "added.dated",
       count(*) FILTER (WHERE NOT known AND age < -1) AS "added.ahead",
       count(*) FILTER (WHERE NOT known AND fresh) AS fresh,
       count(*) FILTER (WHERE NOT known AND fresh AND age >= -1 AND before <= ?3) AS "fresh.recent"
FROM (SELECT same_title, same_end,
             julianday(p.fetched_at) - julianday(coalesce(d.published_at, d.issued_on)) AS age,
             julianday(at) - julianday(d.published_at) AS before,
             d.kind = 'news' AND d.published_at IS NOT NULL AND f.discovered_at > at
                 AND f.parent IN (SELECT key FROM lists) AS fresh,
             d.quarantined IS NULL AND EXISTS
                 (SELECT 1 FROM versions WHERE document = d.id AND coalesce(page, 0) <= ?2) AS known
      FROM judged, documents AS d JOIN pages AS p ON p.id = d.page LEFT JOIN frontier AS f ON f.key = d.url
           LEFT JOIN latest ON latest.id = d.id
      WHERE d.source = ?1 AND d.page > ?2)"""
#: A day so long before the run before is no day of a new article: it is four weeks at least where day and month have
#: changed places, of which a portal that is asked every week shows no less than this.
_LATE = 18
#: So many latest documents are compared: a title may recur, but the last characters of two articles, if they are so
#: many, are the foot of the page.
_LATEST, _FOOT = 200, 300
_UNCHANGED = """
SELECT count(*) FROM frontier AS f JOIN documents AS d ON d.source = f.source AND d.url = f.key
WHERE f.source = ? AND coalesce(d.page, 0) <= ? AND f.state = 'done' AND f.reason = '' AND f.visited_at >= ?
  AND d.quarantined IS NULL AND d.kind <> 'attachment'"""
#: SQLite's days are exact to some hundred-thousandths of a second.
_ROUNDING = 1e-3


class Given(NamedTuple):
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


def doubt(db: Store, source: str, reading: str, runs: int, reason: str) -> None:
    """So many latest runs that looked well did not, as a later one shows."""
    with transaction(db):
        db.execute(_DOUBT, (source, reading, runs, reason))


def unjudged(db: Store, source: str) -> Given:
    """What nobody has judged yet."""
    return _since(db, source, "")


def doubtful(db: Store, source: str) -> Given:
    """What a source gave since it looked well."""
    return _since(db, source, BROKEN)


def _since(db: Store, source: str, verdict: str) -> Given:
    """What a source gave since its latest run of another verdict."""
    last_page, began = db.execute(_SINCE, (source, verdict)).fetchone()
    return Given(last_page, inf if began is None else began - _ROUNDING)


def given(db: Store, source: str) -> dict[str, int]:
    """Counts of that: documents `added`, those known before that were `reread`, and `changed` of these.

    Of the new ones `added.dated` bear a day, which is yet to come for `added.ahead`. Those `compared`
    with the latest documents have the title (`compared.same_title`) or the end (`compared.same_end`) of one. `fresh`
    are dated news that first list pages named since the run before, `fresh.recent` those whose day fits that.
    """
    since = unjudged(db, source)
    counts = dict(db.execute(_GIVEN, (source, since.last_page, _LATE, _LATEST, _FOOT)).fetchone())
    unchanged = db.execute(_UNCHANGED, (source, since.last_page, since.began)).fetchone()[0]
    return {**counts, "reread": counts["changed"] + unchanged}
