"""Runs over a portal as the crawl makes them, without network: the same reading, writing, measuring and judging."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.layout_breaks.content import Content, written
from benchmarks.layout_breaks.mutations import Mutation
from benchmarks.layout_breaks.pages import Portal
from crawler.monitors.inspection import Inspection, inspect
from crawler.monitors.tally import Tally
from crawler.reading import Asked, link_to
from crawler.registry import family_of
from crawler.replay import outcome_of
from crawler.soft_404 import read_or_miss
from crawler.verdict import Answer
from doisoat.records import Document, Page
from store.database import Store, open_store
from store.documents import documents_to_read
from store.frontier import add_links
from store.outcomes import write_outcomes
from store.sources import add_sources

#: A portal that brings hardly more a day, such as that of a ward.
_LITTLE = 3
#: No extractor has this version: every document that may be read is to be read.
_NO_VERSION = 0
#: Addresses are seen, and runs end, on the simulated day.
_SEEN = "UPDATE frontier SET discovered_at = ? WHERE key = ?"
_MEASURED = "UPDATE measures SET measured_at = ? WHERE id = (SELECT max(id) FROM measures)"


class Facts(NamedTuple):
    """What may be cited of a document."""

    text: str
    published_at: datetime | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    signer: str | None


def facts_of(document: Document) -> Facts:
    """What may be cited of it."""
    return Facts(*(getattr(document, name) for name in Facts._fields))


@dataclass
class Simulation:
    """A database and the days that it has seen; `rng` decides what a day brings, `volume` how much at most.

    The first day comes after the morning `eve`, as printed.
    """

    portal: Portal
    path: Path
    rng: Random
    eve: datetime
    volume: int = 16
    day: int = 0
    numbers: list[tuple[int, int]] = field(default_factory=list)
    edited: dict[int, int] = field(default_factory=dict)

    def run(self, mutation: Mutation | None = None, *, fewest: int = 0) -> Inspection:
        """One day: the first list page, new articles, and some known ones once more; `fewest` of the new."""
        self.day += 1
        fresh = self._fresh(fewest)
        known = self.rng.sample(
            self.numbers,
            min(len(self.numbers), self.rng.randint(3, 10) if self.volume > _LITTLE else self.rng.randint(0, 3)),
        )
        if known and self.rng.random() < 0.3:  # somebody corrects an article now and then
            number = known[0][0]
            self.edited[number] = self.edited.get(number, 0) + 1
        self.numbers += fresh
        db = open_store(self.path, create=True)
        try:
            return self._crawl(db, [*fresh, *known], mutation)
        finally:
            db.close()

    def trusted(self) -> dict[str, Facts]:
        """What may be read of the stored documents, by address."""
        db = open_store(self.path, create=False)
        try:
            return {found.document.url: facts_of(found.document) for found in documents_to_read(db, _NO_VERSION)}
        finally:
            db.close()

    def says(self, address: str, facts: Facts) -> bool:
        """Whether an article says so, or said so before it was corrected, where no look has changed."""
        number, day = next(known for known in self.numbers if self.portal.address(known[0]) == address)
        pages = (self.portal.page(self._said(number, day, times)) for times in range(self.edited.get(number, 0) + 1))
        family, source = family_of(self.portal.source), self.portal.source
        read = (read_or_miss(family, page, address, source, "utf-8") for page in pages)
        return any(isinstance(document, Document) and facts_of(document) == facts for document in read)

    def _fresh(self, fewest: int) -> list[tuple[int, int]]:
        """Numbers of new articles, with the day and whether it brings short ones only; a quiet day has hardly any."""
        quiet = self.rng.random() < 0.15
        count = max(fewest, self.rng.randint(0, 2) if quiet else self.rng.randint(self.volume // 3, self.volume))
        short_day = self.rng.random() < 0.1
        first = self.day * 1000 + (500 if short_day else 0)
        return [(first + n, self.day) for n in range(count)]

    def content(self, number: int, day: int) -> Content:
        """What an article says today."""
        return self._said(number, day, self.edited.get(number, 0))

    def _said(self, number: int, day: int, times: int) -> Content:
        """What it says after so many corrections."""
        content = written(number, self.eve + timedelta(days=day), short_day=number % 1000 >= 500)
        added = (f"Cập nhật lần {times}: số liệu đã được rà soát.",) if times else ()
        return Content(**{**vars(content), "paragraphs": (*content.paragraphs, *added)})

    def _crawl(self, db: Store, numbers: list[tuple[int, int]], mutation: Mutation | None) -> Inspection:
        portal, source = self.portal, self.portal.source
        began = self.eve.replace(tzinfo=UTC) + timedelta(days=self.day, hours=12)
        tally = Tally(source)
        add_sources(db, [source.source])
        served = [(portal.first_list, "listing", portal.listing)]
        served += [(portal.address(n), "article", portal.page(self.content(n, day))) for n, day in numbers]
        for second, (address, kind, body) in enumerate(served, start=1):
            given = mutation(body, portal, kind) if mutation else body
            self._visit(db, tally, (address, kind, given), began + timedelta(seconds=second))
        found = inspect(db, tally)
        db.execute(_MEASURED, ((began + timedelta(hours=1)).isoformat(),))
        return found

    def _visit(self, db: Store, tally: Tally, served: tuple[str, str, bytes], now: datetime) -> None:
        address, kind, body = served
        source = self.portal.source
        media = "application/json" if self.portal.is_service else "text/html; charset=utf-8"
        answer = Answer(url=address, status=200, body=body, content_type=media)
        asked = Asked(key=address, kind=kind, ancestry=tuple, by_form="#" in address)
        digest = sha256(body).hexdigest()
        page = Page(url=address, status=200, body=body, fetched_at=now, sha256=digest, headers={"content-type": media})
        parent = None if kind == "listing" else self.portal.first_list
        if add_links(db, [link_to(address, source.name, kind, 0)], parent=parent):
            db.execute(_SEEN, (now.isoformat(), address))
        outcome = outcome_of(answer, page, asked, source)
        write_outcomes(db, [outcome])
        tally.note(outcome, kind)
