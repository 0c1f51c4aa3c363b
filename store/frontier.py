"""The addresses to gather and what became of each: the only place that links come from."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from math import inf
from typing import NamedTuple
from urllib.parse import urlsplit

from doisoat.records import Link
from doisoat.records.page import NOT_MODIFIED
from store.database import Store, path_of, transaction
from store.failures import store_errors
from store.visits import LONGEST, TRUSTED

_ADD = """
INSERT OR IGNORE INTO frontier (key, url, form, source, kind, host, priority, dated, discovered_at, parent)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_NEWER_FORM = "UPDATE frontier SET form = ? WHERE key = ? AND form <> ?"
_DUE = """
SELECT key, url, form, kind, host, attempts, parent,
       CASE WHEN read_at > :trusted THEN etag END, CASE WHEN read_at > :trusted THEN last_modified END
FROM frontier
WHERE state = 'pending' AND host = :host AND source = :source AND due_at <= :now
  AND (:since IS NULL OR dated IS NULL OR dated >= :since)
  AND (:kind IS NULL OR kind = :kind) ORDER BY priority, rowid"""
_NEXT_DUE = """
SELECT min(due_at) FROM frontier WHERE state = 'pending' AND host = ? AND source = ? AND due_at > ?"""
_LATEST_DUE = "SELECT max(due_at) FROM frontier WHERE state = 'pending' AND host = ? AND source = ?"
_ANCESTRY = """
WITH RECURSIVE line(key, depth) AS (
    SELECT parent, 1 FROM frontier WHERE key = ?
    UNION ALL SELECT frontier.parent, depth + 1 FROM line JOIN frontier ON frontier.key = line.key
)
SELECT frontier.key, frontier.kind, frontier.reason FROM line JOIN frontier ON frontier.key = line.key ORDER BY depth"""
_SET_OFFERS = "UPDATE frontier SET offers = ? WHERE key = ?"
_ANCESTOR_OFFERS = """
WITH RECURSIVE line(key) AS (
    SELECT parent FROM frontier WHERE key = ?
    UNION SELECT frontier.parent FROM line JOIN frontier ON frontier.key = line.key
)
SELECT offers FROM line JOIN frontier ON frontier.key = line.key
WHERE offers IS NOT NULL AND visited_at BETWEEN ? AND ?"""
_UNTRIED = "SELECT EXISTS (SELECT 1 FROM frontier WHERE source = ? AND state = 'pending' AND attempts = 0)"
#: A time further off than any rest or interval was written by a clock that went wrong.
_AGAIN = """
UPDATE frontier SET state = 'pending', attempts = 0, reason = '',
       due_at = CASE WHEN due_at <= ? THEN due_at ELSE 0 END
WHERE source = ? AND state IN ('pending', 'failed', 'refused')"""
_FIRST_PAGE_AGAIN = """
UPDATE frontier SET state = 'pending', attempts = 0, reason = ''
WHERE key = ? AND (? OR visited_at IS NULL OR visited_at NOT BETWEEN ? AND ?)"""
_REVISITS = """
UPDATE frontier SET state = 'pending', attempts = 0, reason = '',
       priority = CASE kind WHEN 'article' THEN ? ELSE priority END
WHERE source = ? AND state IN ('done', 'gone', 'quarantined') AND (revisit_at <= ? OR revisit_at > ?)"""
_KNOWN_LIST = "SELECT state, visited_at BETWEEN ? AND ? AS visited FROM frontier WHERE key = ? AND kind = 'listing'"
_LIST_AGAIN = "UPDATE frontier SET state = 'pending', attempts = 0, reason = '' WHERE key = ?"
#: A page that another one offers as a file, and that never was one, is a page all the same: no list may lose it.
_NO_FILE = """
UPDATE frontier SET kind = ?, priority = ?, dated = ?, state = 'pending', attempts = 0, reason = '', due_at = 0
WHERE key = ? AND kind = 'attachment' AND state <> 'done'
  AND NOT EXISTS (SELECT 1 FROM files WHERE files.source = frontier.source AND url = key)"""
_COUNTS = "SELECT state, reason, kind, count(*) FROM frontier WHERE source = ? GROUP BY state, reason, kind"
_UNREAD_LIST = """
SELECT key, reason FROM frontier
WHERE source = ? AND kind = 'listing' AND reason <> '' AND state IN ('pending', 'failed', 'refused', 'quarantined')
ORDER BY rowid LIMIT 1"""
_STATE = "SELECT state, reason FROM frontier WHERE key = ?"

#: Articles that were read before come after everything new.
REVISIT_PRIORITY = 3
#: A run that ended within this many seconds is taken up, without asking for the first list pages anew.
_SAME_RUN = 3600.0


class DueLink(NamedTuple):
    """An address whose turn it is; `attempts` is how often it was tried in this run.

    `parent` is the key of the page that named it.
    `etag` and `last_modified` are what its server said of the page when it was read last, and not too long ago.
    """

    key: str
    url: str
    form: str
    kind: str
    host: str
    attempts: int
    parent: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Ancestor(NamedTuple):
    """An address over which another was found; its reason is empty while it is to be asked again."""

    key: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierCounts:
    """How many addresses of a source are in which state, and why, where a reason is known; `articles` were read."""

    articles: int
    states: Mapping[str, int]
    reasons: Mapping[tuple[str, str], int]


def key_of(link: Link) -> str:
    """What the frontier knows an address by."""
    return link.key or link.url


def add_links(db: Store, links: Iterable[Link], *, parent: str | None = None) -> int:
    """Take in addresses not known yet, by their keys; gives how many were new.

    Of one that is known the newest form counts: forms carry what the server printed into the last page.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [
        (
            *(
                key_of(link),
                link.url,
                link.form,
                link.source,
                link.kind,
                urlsplit(link.url).hostname or "",
                link.priority,
            ),
            *(link.dated and link.dated.isoformat(), now, parent),
        )
        for link in links
    ]
    with transaction(db):
        new = db.executemany(_ADD, rows).rowcount if rows else 0
        db.executemany(_NEWER_FORM, [(form, key, form) for key, _, form, *_ in rows if form])
        pages = [(kind, priority, dated, key) for key, _, _, _, kind, _, priority, dated, *_ in rows]
        db.executemany(_NO_FILE, [page for page in pages if page[0] != "attachment"])
        return new


def begin_gathering(
    db: Store,
    source: str,
    first_pages: Iterable[str] = (),
    *,
    now: float,
    due_until: float | None = None,
    most_rest: float = inf,
) -> None:
    """Make ready for a run at `now` (seconds since 1970).

    All that is unfinished is pending again, what failed or was refused gets its new chance, and so does every page
    whose time has come. The keys `first_pages`, the beginnings of the source's lists, are asked in every run, unless
    it takes up one that ended just now with addresses untried. `due_until` is the time that counts as come, else `now`;
    `most_rest` the longest that an address is ever put off, in seconds.
    """
    with transaction(db):
        untried = db.execute(_UNTRIED, (source,)).fetchone()[0]
        db.execute(_AGAIN, (now + most_rest, source))
        due = now if due_until is None else due_until
        db.execute(_REVISITS, (REVISIT_PRIORITY, source, due, now + max(LONGEST.values())))
        db.executemany(_FIRST_PAGE_AGAIN, [(key, not untried, now - _SAME_RUN, now) for key in first_pages])


def ask_next_page(db: Store, keys: Iterable[str], *, began: float, now: float) -> None:
    """Have the first of these list pages that was not visited since `began` asked again, if it waits not already.

    A pager names many pages: they are asked one after the other, each only when the one before brought something new.
    """
    for key in keys:
        known = db.execute(_KNOWN_LIST, (began, now, key)).fetchone()
        if known and not known["visited"]:
            if known["state"] != "pending":
                db.execute(_LIST_AGAIN, (key,))
            return


def note_offers(db: Store, key: str, articles: Iterable[str], *, now: float) -> bool:
    """Keep what a list page offers; whether the pages on the way to it, as this run read them, offered all of that.

    Such a page leads on for ever. What a page offered in another run proves nothing: articles move down the list.
    """
    offers = {sha256(article.encode()).hexdigest()[:12] for article in articles}
    db.execute(_SET_OFFERS, (" ".join(sorted(offers)), key))
    before = db.execute(_ANCESTOR_OFFERS, (key, now - _SAME_RUN, now))
    return offers <= {offer for (said,) in before for offer in said.split()}


def due_links(
    db: Store,
    source: str,
    host: str,
    *,
    now: float,
    without: Collection[str] = (),
    since: date | None = None,
    kind: str | None = None,
) -> Iterator[DueLink]:
    """Pending addresses of one host whose time has come (`now` in seconds since 1970), the soonest first.

    Leaves out the keys `without`, and articles that a list dates before `since`; with `kind` all but those of it.
    """
    wanted = {"host": host, "source": source, "now": now, "trusted": now - TRUSTED, "kind": kind}
    with store_errors(path_of(db)):
        for row in db.execute(_DUE, wanted | {"since": since and since.isoformat()}):
            link = DueLink(*row)
            if link.key not in without:
                yield link


def next_due(db: Store, source: str, host: str, *, after: float) -> float | None:
    """When the next postponed address of a host is due (seconds since 1970), leaving out what is due before `after`."""
    with store_errors(path_of(db)):
        due: float | None = db.execute(_NEXT_DUE, (host, source, after)).fetchone()[0]
    return due


def latest_due(db: Store, source: str, host: str) -> float:
    """When the last of a host's postponed addresses is due (seconds since 1970); 0 where none is postponed."""
    with store_errors(path_of(db)):
        return float(db.execute(_LATEST_DUE, (host, source)).fetchone()[0] or 0)


def ancestors_of(db: Store, key: str) -> tuple[Ancestor, ...]:
    """The addresses over which this one was found, nearest first."""
    with store_errors(path_of(db)):
        return tuple(Ancestor(*row) for row in db.execute(_ANCESTRY, (key,)))


def frontier_counts(db: Store, source: str) -> FrontierCounts:
    """The ledger of a source: every address ever found is counted once."""
    states, reasons, articles = Counter[str](), Counter[tuple[str, str]](), 0
    with store_errors(path_of(db)):
        for state, reason, kind, count in db.execute(_COUNTS, (source,)):
            states[state] += count
            if reason:
                reasons[state, reason] += count
            if state == "done" and kind == "article" and reason in {"", NOT_MODIFIED}:
                articles += count
    return FrontierCounts(articles=articles, states=states, reasons=reasons)


def unread_list(db: Store, source: str) -> tuple[str, str] | None:
    """Key and reason of the list page known longest that could not be read: nobody knows what it offers."""
    with store_errors(path_of(db)):
        row = db.execute(_UNREAD_LIST, (source,)).fetchone()
    return (row["key"], row["reason"]) if row else None


def address_state(db: Store, key: str) -> tuple[str, str]:
    """State and reason of one address; both empty where it is not known."""
    with store_errors(path_of(db)):
        row = db.execute(_STATE, (key,)).fetchone()
    return (row["state"], row["reason"]) if row else ("", "")
