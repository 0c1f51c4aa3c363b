"""A portal crawled again: cheaply while nothing changed, and one changed digit is one version, told."""

import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from crawl_client import Crawled, CrawlServer, order, rows

import doisoat.demo.http_server
from doisoat.cli.stages import extract_stored, validate_stored
from doisoat.demo.answer_key import expected_documents
from doisoat.demo.article import Article
from doisoat.demo.exchange import Handler, Request, Response
from doisoat.demo.portals import PORTALS, Portal
from doisoat.demo.server import running
from store.content_hash import content_hash
from store.database import opened_store
from store.documents import stored_documents
from store.findings import findings_of

pytestmark = pytest.mark.usefixtures("files_read_quickly")

ARTICLES = 40
SOURCES = {portal.name: {} for portal in sorted(PORTALS, key=lambda portal: portal.name)}
#: A percentage that an article prints once.
_PERCENT = """
SELECT url, surface FROM mentions JOIN documents ON documents.id = document
WHERE mentions.kind = 'percent' AND source = '{}'
  AND length(text) - length(replace(text, surface, '')) = length(surface)
  AND surface GLOB '*[0-9]%' AND documents.kind = 'news' ORDER BY url, start_at"""


class Portals:
    """The demonstration, what it sent by host, and what is edited in its pages before they are sent."""

    def __init__(self, crawl_server: CrawlServer, folder: Path) -> None:
        self.crawl_server, self.folder, self.url = crawl_server, folder, ""
        self.sent, self.asked = Counter[str](), Counter[tuple[str, int]]()
        #: Address of a page -> what is printed there, and what is to be printed in its place.
        self.edits = dict[str, tuple[str, str]]()

    def record(self, request: Request, response: Response) -> None:
        self.sent[request.host.partition(".")[0]] += len(response.body)
        self.asked[request.host.partition(".")[0], response.status] += 1

    def edited(self, portal: Portal, articles: Sequence[Article]) -> Handler:
        handler = portal.handler(articles)

        def answer(request: Request) -> Response | None:
            response = handler(request)
            target = f"{request.path}?{urlencode(request.query)}" if request.query else request.path
            old, new = self.edits.get(f"{request.host} {portal.identity(target)}", ("", ""))
            if response is None or not old:
                return response
            return replace(response, body=response.body.replace(old.encode(), new.encode()))

        return answer

    def crawl(self, *, kill: tuple[str, int] | None = None, **options: object) -> Crawled:
        self.sent.clear()
        self.asked.clear()
        more = {"kill": kill, "batch": 1} if kill else {}
        told = order(SOURCES, self.folder, name="crawl", options={"demo": self.url, **options}, **more)
        crawled = self.crawl_server.crawl(told)
        if not kill:
            assert (crawled.status, crawled.stderr, crawled.told["broken"]) == (0, "", {})
        return crawled

    def a_month_later(self) -> None:
        with opened_store(self.folder / "crawl.db", create=False) as db:
            db.execute("UPDATE frontier SET revisit_at = 1")

    def edit_one_digit_of_each(self) -> list[tuple[str, str]]:
        """Change a percentage in one article of each portal; as printed before and after."""
        made: list[tuple[str, str]] = []
        for name in SOURCES:
            url, old = rows(self.folder, _PERCENT.format(name))[0]
            portal = next(portal for portal in PORTALS if portal.name == name)
            new = f"{old[:-2]}{(int(old[-2]) + 1) % 10}%"
            parts = urlsplit(url)
            target = f"{parts.path}?{parts.query}" if parts.query else parts.path
            self.edits[f"{portal.host} {portal.identity(target)}"] = (old, new)
            made.append((old, new))
        return made

    def check(self) -> list[tuple[str, str]]:
        """Read and check what is stored; address and message of each silent change."""
        told: list[tuple[str, str]] = []
        with opened_store(self.folder / "crawl.db", create=False) as db:
            extract_stored(db, database=self.folder / "crawl.db", quiet=True)
            validate_stored(db, stored_documents(db), lambda stored, findings: None)
            for stored in stored_documents(db):
                told += [(stored.document.url, f.message_en) for f in findings_of(db, stored.id) if f.rule == "VR-01"]
        return told

    def hash(self) -> str:
        with opened_store(self.folder / "crawl.db", create=False) as db:
            return content_hash(db)


@pytest.fixture
def portals(crawl_server: CrawlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portals]:
    demo = Portals(crawl_server, tmp_path)
    changed = [replace(p, latency_ms=0, handler=lambda a, p=p: demo.edited(p, a)) for p in PORTALS]
    monkeypatch.setattr(doisoat.demo.http_server, "PORTALS", tuple(changed))
    with running(port=0, articles=ARTICLES, record=demo.record) as demo.url:
        yield demo


def counts(crawled: Crawled) -> tuple[int, ...]:
    return tuple(crawled.told[name] for name in ("added", "changed", "pending"))


def test_crawled_again_unchanged_then_with_one_digit_changed(portals: Portals, tmp_path: Path) -> None:
    assert counts(portals.crawl()) == (expected_documents(ARTICLES), 0, 0)
    first, sent = portals.sent.total(), dict(portals.sent)
    assert portals.check() == []
    before = portals.hash()

    assert counts(portals.crawl()) == (0, 0, 0)
    assert portals.sent.total() <= 0.05 * first

    portals.a_month_later()
    assert counts(portals.crawl()) == (0, 0, 0)
    assert portals.asked["hoabinh", 304] > 30  # every known page was asked
    assert portals.sent["binhdinh"] == sent["binhdinh"]  # it knows no conditions: its pages are read and mean the same
    others = portals.sent.keys() - {"binhdinh"}
    assert sum(portals.sent[name] for name in others) <= 0.05 * sum(sent[name] for name in others)
    assert rows(tmp_path, "SELECT count(*) FROM versions") == [(0,)]
    assert portals.check() == []
    assert portals.hash() == before

    edits = portals.edit_one_digit_of_each()
    portals.a_month_later()
    assert counts(portals.crawl()) == (0, 4, 0)
    kept = rows(
        tmp_path,
        "SELECT source, version, v.text, d.text FROM versions v JOIN documents d ON d.id = document ORDER BY source",
    )
    assert [(source, version) for source, version, *_ in kept] == [(name, 1) for name in SOURCES]
    for (_, _, old, new), (one, two) in zip(kept, edits, strict=True):
        assert old.replace(one, two) == new != old
    told = [message for _, message in portals.check()]
    assert len(told) == 4
    for one, two in edits:
        assert any(f"says {one}, this one {two} (version 1)" in message for message in told)

    portals.a_month_later()
    assert counts(portals.crawl()) == (0, 0, 0)
    assert rows(tmp_path, "SELECT count(*) FROM versions") == [(4,)]


def test_an_article_is_not_asked_again_before_its_time(portals: Portals) -> None:
    portals.crawl()
    portals.check()
    portals.edit_one_digit_of_each()
    assert counts(portals.crawl()) == (0, 0, 0)
    assert counts(portals.crawl(again=True)) == (0, 4, 0)


def test_killed_while_asking_again(portals: Portals, tmp_path: Path) -> None:
    portals.crawl()
    portals.check()
    portals.edit_one_digit_of_each()
    portals.a_month_later()
    start = (tmp_path / "crawl.db").read_bytes()
    portals.crawl()
    whole = portals.hash()
    for where, number in (("within", 3), ("after", 9), ("before", 30), ("after", 45), ("within", 60)):
        (tmp_path / "crawl.db").write_bytes(start)
        assert portals.crawl(kill=(where, number)).status == -signal.SIGKILL
        portals.crawl()
        assert portals.hash() == whole
