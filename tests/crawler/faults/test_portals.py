"""Every fault of the demonstration's misbehaving portals ends in its declared state: real crawls over real sockets.

All of them are gathered by one crawl, so that each also shows that the others are not harmed by it; those that are only
over when our patience is are gathered by another, which is less patient.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from crawl_client import Crawled, CrawlServer, order, rebuilt
from crawl_server import declaration

import crawler.replay
from crawler.archive.segments import segments_in
from crawler.summary import CrawlSummary
from doisoat.cli.crawl import tell
from doisoat.cli.settings import Settings
from doisoat.demo.exchange import Request
from doisoat.demo.misbehaving.fault import Fault
from doisoat.demo.misbehaving.register import ALL_FAULTS
from doisoat.demo.misbehaving.site import body_of, title_of
from doisoat.demo.server import running
from store.database import opened_store

PATIENT = {"DOWNLOAD_TIMEOUT": 60, "DOISOAT_SILENCE": 9}
HASTY = {"DOWNLOAD_TIMEOUT": 3, "DOISOAT_SILENCE": 9, "DOISOAT_TRIES": 2}
MEANT = {(title_of(number), body_of(number)) for number in range(1, 100)}

UNREAD = {"failed", "refused", "quarantined"}


@dataclass(frozen=True)
class Gathered:
    """What came of one crawl, and the moments at which every host was asked."""

    url: str
    folder: Path
    crawled: Crawled
    ledger: Mapping[str, Mapping[str, tuple[str, str]]]
    documents: Mapping[str, Sequence[tuple[str, str]]]
    asked: Mapping[str, Sequence[float]]


def declared(fault: Fault, url: str) -> dict[str, Any]:
    return {
        "like": "binhdinh",
        "url": url.replace("127.0.0.1", fault.host),
        "allowed_hosts": [fault.host],
        "listings": list(fault.listings),
        "expected_minimum": fault.expected_minimum,
        "max_listing_pages": fault.most_pages,
    }


def ledger_of(path: Path) -> dict[str, dict[str, tuple[str, str]]]:
    found: dict[str, dict[str, tuple[str, str]]] = {fault.name: {} for fault in ALL_FAULTS}
    with opened_store(path, create=False) as db:
        for source, key, state, reason in db.execute("SELECT source, key, state, reason FROM frontier"):
            found[source]["/" + key.split("/", 3)[3]] = (state, reason)
    return found


def documents_of(path: Path) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {fault.name: [] for fault in ALL_FAULTS}
    with opened_store(path, create=False) as db:
        for source, title, body in db.execute("SELECT source, title, body FROM documents"):
            found[source].append((title, body))
    return found


def texts_of(path: Path) -> list[tuple[Any, ...]]:
    """All documents and their earlier versions."""
    with opened_store(path, create=False) as db:
        documents = db.execute("SELECT source, url, title, body, published_at, layout FROM documents").fetchall()
        versions = db.execute(
            "SELECT documents.url, versions.body FROM versions JOIN documents ON documents.id = versions.document"
        ).fetchall()
    return sorted(map(tuple, [*documents, *versions]), key=str)


@contextmanager
def crawling(crawl_server: CrawlServer, folder: Path, *, slow: bool) -> Iterator[Callable[[], Gathered]]:
    """Gives what crawls all these portals once more."""
    faults = [fault for fault in ALL_FAULTS if fault.slow == slow]
    settings = HASTY if slow else PATIENT
    asked: dict[str, list[float]] = {fault.host: [] for fault in faults}

    def observe(request: Request) -> None:
        asked[request.host].append(monotonic())

    with running(articles=1, observe=observe) as url:
        sources = {fault.name: declared(fault, url) for fault in faults}

        def crawl() -> Gathered:
            for times in asked.values():
                times.clear()
            options = {"settings": dict(settings), "again": True}
            crawled = crawl_server.crawl(order(sources, folder, name="crawl", options=options))
            path, times = folder / "crawl.db", {host: tuple(times) for host, times in asked.items()}
            return Gathered(url, folder, crawled, ledger_of(path), documents_of(path), times)

        yield crawl


@pytest.fixture(scope="module")
def twice(crawl_server: CrawlServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Gathered, Gathered]:
    """The portals that need no patience, crawled twice."""
    with crawling(crawl_server, tmp_path_factory.mktemp("faults"), slow=False) as crawl:
        return crawl(), crawl()


@pytest.fixture(scope="module")
def hasty(crawl_server: CrawlServer, tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    """The portals that are only over when our patience is."""
    with crawling(crawl_server, tmp_path_factory.mktemp("faults"), slow=True) as crawl:
        return crawl()


@pytest.mark.parametrize("fault", ALL_FAULTS, ids=lambda fault: fault.name)
def test_a_fault_ends_in_its_declared_state(request: pytest.FixtureRequest, fault: Fault) -> None:
    found: Gathered = request.getfixturevalue("hasty") if fault.slow else request.getfixturevalue("twice")[0]
    told, stored, ledger = found.crawled.told, found.documents[fault.name], found.ledger[fault.name]
    assert {path: state for path, state in ledger.items() if state != ("done", "")} == dict(fault.ends)
    assert len(stored) == len(set(stored)) == fault.documents
    if fault.letters:
        assert set(stored) <= MEANT
    own = {"host": fault.host, "url": found.url.replace("127.0.0.1", fault.host)}
    assert told["broken"].get(fault.name, "") == fault.told.format(**own)
    alone = CrawlSummary(broken={name: said for name, said in told["broken"].items() if name == fault.name})
    assert tell(alone, Settings()) == fault.exit_code
    assert {reason for state, reason in ledger.values() if state in UNREAD} <= told["failed"].keys()
    assert found.crawled.stderr == ""


@pytest.mark.parametrize("fault", [f for f in ALL_FAULTS if not (f.slow or f.told)], ids=lambda fault: fault.name)
def test_a_second_crawl_ends_in_the_same_state(twice: tuple[Gathered, Gathered], fault: Fault) -> None:
    ledger = twice[1].ledger[fault.name]
    assert {path: state for path, state in ledger.items() if state != ("done", "")} == dict(fault.ends)


@pytest.mark.parametrize(
    "fault", [fault for fault in ALL_FAULTS if fault.later is not None], ids=lambda fault: fault.name
)
def test_what_a_second_crawl_finds(twice: tuple[Gathered, Gathered], fault: Fault) -> None:
    assert len(twice[1].documents[fault.name]) == fault.later


def test_a_correction_is_the_one_change_that_a_second_crawl_finds(twice: tuple[Gathered, Gathered]) -> None:
    with opened_store(twice[1].folder / "crawl.db", create=False) as db:
        changed = db.execute(
            "SELECT source FROM documents JOIN versions ON versions.document = documents.id"
        ).fetchall()
    assert [tuple(row) for row in changed] == [("edited-between-runs",)]
    assert twice[1].crawled.told["changed"] == 1


def test_the_pause_that_a_portal_wants_is_kept(twice: tuple[Gathered, Gathered]) -> None:
    times = twice[0].asked["robots-crawl-delay.localhost"]
    assert len(times) == 5
    assert all(later - earlier >= 0.4 for earlier, later in pairwise(times))


def test_the_archive_of_all_that_gives_the_same_documents(
    twice: tuple[Gathered, Gathered], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = twice[1]
    own = {fault.name: declaration(fault.name, declared(fault, found.url)) for fault in ALL_FAULTS}
    monkeypatch.setattr(crawler.replay, "sources", lambda: own)
    rebuilt(segments_in(found.folder / "crawl.db.warc"), found.folder / "rebuilt.db")
    assert texts_of(found.folder / "rebuilt.db") == texts_of(found.folder / "crawl.db")
