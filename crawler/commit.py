"""Group commit: outcomes wait in memory for at most 200 ms or 50 pages, then one short transaction writes them.

The answers they come from go into the archive before it. Nothing is awaited inside it. What is lost with a killed
process is still pending in the frontier and is asked again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from dataclasses import asdict, replace
from itertools import groupby
from pathlib import Path
from time import time
from typing import NamedTuple

from scrapy.utils.asyncio import CallLaterResult, call_later

from crawler.archive.exchange import Exchange
from crawler.archive.records import record_of
from crawler.archive.segments import Archive, Place, archive_folder
from crawler.monitors.tally import Tally
from doisoat.records import PageOutcome
from doisoat.records.errors import StoreError
from store.database import open_store, transaction
from store.ledger import open_account
from store.outcomes import write_outcomes
from store.pages import last_archived

INTERVAL = 0.2
BATCH = 50
#: Kibibytes of database pages kept: a crawl writes at the ends of a few indexes, and runs for months in steady memory.
CACHE = 8_192


class Waiting(NamedTuple):
    """An outcome, when it is due again, and the record of its answer where that is kept."""

    outcome: PageOutcome
    due_at: float
    record: bytes | None


class Committer:
    """The one writer and the one connection of this process to a database."""

    def __init__(self, path: Path) -> None:
        self.db = open_store(path, create=True, cache=CACHE)
        last = last_archived(self.db)
        self.archive = Archive(archive_folder(path), Place(*last) if last else None)
        open_account(self.db)
        self.began = time()
        self.error: StoreError | None = None
        self.counts = defaultdict[str, Counter[str]](Counter)
        self.tallies = dict[str, Tally]()
        self._waiting = dict[str, Waiting]()
        self._timer: CallLaterResult | None = None
        self._listeners: list[Callable[[Collection[str]], None]] = []

    @property
    def waiting(self) -> int:
        """How many outcomes are not written yet."""
        return len(self._waiting)

    def add(self, outcome: PageOutcome, due_at: float = 0.0, exchange: Exchange | None = None) -> None:
        """Take an outcome; `due_at` (seconds since 1970) is for one that is pending again.

        Of an outcome with a page the exchange that brought it is archived.
        """
        record = None
        if outcome.page and exchange:
            record = record_of(self._bound(exchange))
            outcome = replace(outcome, page=replace(outcome.page, body=b""))  # files are large, and the record has it
        self._waiting[outcome.key] = Waiting(outcome, due_at, record)
        if self.waiting >= BATCH:
            self.flush()
        elif self._timer is None:
            self._timer = call_later(INTERVAL, self.flush)

    def flush(self) -> None:
        """Write what waits. After an error nothing is written any more; `error` tells it, the crawl has to end."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        batch, self._waiting = self._waiting, {}
        if not batch or self.error:
            return
        try:
            outcomes = self._archived(sorted(batch.values(), key=lambda waiting: waiting.outcome.source))
            due_at = {key: waiting.due_at for key, waiting in batch.items()}
            with transaction(self.db):
                written = {
                    source: write_outcomes(self.db, of_source, due_at=due_at, began=self.began)
                    for source, of_source in groupby(outcomes, key=lambda outcome: outcome.source)
                }
        except StoreError as error:
            self.fail(error)
            return
        self.archive.settled()
        for source, counts in written.items():
            self.counts[source].update(asdict(counts))
        for committed in self._listeners:
            committed(batch)

    def _archived(self, batch: Collection[Waiting]) -> list[PageOutcome]:
        """The outcomes of a batch, their pages with the places of their records, which are on the disk by then."""
        places = iter(self.archive.append([waiting.record for waiting in batch if waiting.record]))
        outcomes = list[PageOutcome]()
        for waiting in batch:
            outcome = waiting.outcome
            if outcome.page and waiting.record:
                segment, offset = next(places)
                outcome = replace(outcome, page=replace(outcome.page, warc_file=segment, warc_offset=offset))
            outcomes.append(outcome)
        return outcomes

    def _bound(self, exchange: Exchange) -> Exchange:
        """The exchange as part of the batch that is written next."""
        errand = exchange.errand
        after = self.archive.after
        return replace(exchange, errand=errand and replace(errand, batch=self.archive.batch, after=str(after or "")))

    def fail(self, error: StoreError) -> None:
        """Note that the database cannot be used any more."""
        self.error = self.error or error
        for committed in self._listeners:
            committed(())

    def open(self, committed: Callable[[Collection[str]], None]) -> None:
        """One more user: `committed` is called with the keys of every batch, and with none after a failure."""
        self._listeners.append(committed)

    def close(self, committed: Callable[[Collection[str]], None]) -> None:
        """One spider less; the last one closes the connection."""
        self.flush()
        self._listeners.remove(committed)
        if not self._listeners:
            self.db.close()
            for path in [p for p, committer in _OPEN.items() if committer is self]:
                del _OPEN[path]


_OPEN: dict[Path, Committer] = {}


def committer_for(path: Path) -> Committer:
    """The process's committer for the database at `path`, made when first asked for. Raises StoreError."""
    path = path.absolute()
    if path not in _OPEN:
        _OPEN[path] = Committer(path)
    return _OPEN[path]
