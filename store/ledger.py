"""The account of a crawl: every address has exactly one outcome, and nothing that a list promised is without one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from store.database import Store, path_of, transaction
from store.failures import store_errors

#: Every outcome that the view `ledger` knows, and what it says.
OUTCOMES: Mapping[str, str] = {
    "stored": "read, and its document is new or changed; of a file: kept, and its bytes are",
    "unchanged": "read whole, and its document says what it said before, or the file has the same bytes",
    "not_modified": "as it was, says its server (304)",
    "duplicate": "says word for word what the document of another address of the source says",
    "redirected": "leads to another address, which has its own outcome",
    "listed": "a list page, read",
    "quarantined": "read, but its document is held back because its source looks broken",
    "unknown_layout": "fits no declared layout",
    "unreadable": "answers with something that is no page (no file), or breaks its reader",
    "gone": "not there any more",
    "refused_by_robots": "robots.txt forbids it",
    "refused_by_portal": "the portal does not let us have it",
    "refused_by_guard": "our own guard does not let it in",
    "failed": "failed after every try",
    "waiting": "not asked yet, or to be asked again",
    "unexplained": "done without anything to show for it: a fault of this program",
}
_PROMISED = "CREATE TEMP TABLE IF NOT EXISTS promised (source TEXT, key TEXT, PRIMARY KEY (source, key)) WITHOUT ROWID"
_PROMISE = "INSERT OR IGNORE INTO temp.promised (source, key) VALUES (?, ?)"
_OPENED = "SELECT EXISTS (SELECT 1 FROM sqlite_temp_master WHERE name = 'promised')"
_KEPT = """
SELECT coalesce(outcome, 'missing'), count(*) FROM temp.promised AS p
LEFT JOIN ledger AS l ON l.source = p.source AND l.address = p.key WHERE p.source = ? GROUP BY 1"""
_ALL = "SELECT outcome, count(*) FROM ledger WHERE source = ? GROUP BY 1"
_SHORT = """
SELECT sum(declared), (SELECT count(*) FROM frontier WHERE source = ?1 AND kind = 'article') FROM frontier
WHERE source = ?1 AND kind = 'listing' AND parent IS NULL"""
_SUMS = """
SELECT source, outcome, reason, count(*) FROM ledger WHERE ?1 IS NULL OR source = ?1
GROUP BY source, outcome, reason ORDER BY source, outcome, reason"""
_ENTRIES = """
SELECT source, address, kind, outcome, reason, attempts, document FROM ledger WHERE ?1 IS NULL OR source = ?1
ORDER BY source, address"""


class Entry(NamedTuple):
    """One address and what became of it; `document` is documents.id, None where it has none."""

    source: str
    address: str
    kind: str
    outcome: str
    reason: str
    attempts: int
    document: int | None


class Sum(NamedTuple):
    """How many `addresses` of a source have one outcome for one reason."""

    source: str
    outcome: str
    reason: str
    addresses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the list pages of one run promised, and what became of it.

    `promised` counts the addresses that they linked, each once, by outcome (`missing`: none); `outcomes` counts every
    address of the source. `declared` is the number of articles that its first list pages state (None: they state
    none), `known` that of the articles it is held against.
    """

    promised: Mapping[str, int]
    outcomes: Mapping[str, int]
    declared: int | None = None
    known: int = 0

    def faults(self, *, whole: bool) -> tuple[str, ...]:
        """Why the account does not balance, in phrases; `whole` says that the run was to reach everything."""
        missing, unexplained = self.promised.get("missing", 0), self.outcomes.get("unexplained", 0)
        declared = self.declared or 0
        told = (
            (missing, f"{missing} of {sum(self.promised.values())} addresses that list pages name have no outcome"),
            (unexplained, f"{unexplained} addresses are done with nothing to show for it"),
            (whole and self.known < declared, f"lists state {declared} articles, {self.known} are known"),
        )
        return tuple(fault for found, fault in told if found)


def open_account(db: Store) -> None:
    """From now on note what list pages promise, for as long as the store is open."""
    with store_errors(path_of(db)):
        db.execute(_PROMISED)


def note_promises(db: Store, source: str, keys: Iterable[str]) -> None:
    """What a list page of a source links, where an account is open."""
    if db.execute(_OPENED).fetchone()[0]:
        with transaction(db):
            db.executemany(_PROMISE, [(source, key) for key in keys])


def account_of(db: Store, source: str) -> Account:
    """The account of a source since it was opened."""
    open_account(db)
    declared, known = db.execute(_SHORT, (source,)).fetchone()
    return Account(
        promised=dict(db.execute(_KEPT, (source,)).fetchall()),
        outcomes=dict(db.execute(_ALL, (source,)).fetchall()),
        declared=declared,
        known=known,
    )


def ledger_sums(db: Store, source: str | None = None) -> tuple[Sum, ...]:
    """Every outcome of a source, or of all, with its number of addresses."""
    return tuple(map(Sum._make, db.execute(_SUMS, (source,))))


def ledger_entries(db: Store, source: str | None = None) -> Iterator[Entry]:
    """Every address of a source, or of all."""
    return map(Entry._make, db.execute(_ENTRIES, (source,)))
