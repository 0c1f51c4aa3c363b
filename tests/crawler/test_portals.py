"""The demonstration portals of all four families in one crawl: every word, once, and no host waits for a slow one."""

import threading
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest
from crawl_client import CrawlServer, order, rows

from doisoat.demo.answer_key import expected_documents
from doisoat.demo.article import Article
from doisoat.demo.articles import articles_of
from doisoat.demo.decisions import decisions
from doisoat.demo.exchange import Request
from doisoat.demo.portals import PORTALS, legalview
from doisoat.demo.server import running
from store.database import opened_store
from store.documents import stored_documents

pytestmark = pytest.mark.usefixtures("no_latency")
ARTICLES = 40
SOURCES = {portal.name: {} for portal in PORTALS}
SLOW, FAST = "bacninh.localhost", "hoabinh.localhost"
#: In place of two files something else comes: how the crawl says so, and in which state their addresses end.
WITHHELD_BECAUSE = {"the file is given only after its page": "failed", "a page in place of the file": "quarantined"}


class TurnTaking:
    """Holds a request to one host back until others had their turn, so that whoever is starved is never answered."""

    def __init__(self, hold: str, number: int, until: Counter[str]) -> None:
        self.hold, self.number, self.until = hold, number, until
        self.asked, self.order, self.lock = Counter[str](), list[str](), threading.Condition()
        self.held = False

    def __call__(self, request: Request) -> None:
        with self.lock:
            self.asked[request.host] += 1
            self.order.append(request.host)
            self.lock.notify_all()
            if request.host == self.hold and self.asked[self.hold] == self.number:
                self.held = self.lock.wait_for(lambda: self.asked >= self.until, timeout=20)


def crawl(crawl_server: CrawlServer, folder: Path, observe: object) -> dict[str, object]:
    with running(port=0, articles=ARTICLES, observe=observe) as url:
        options = {"demo": url, "settings": {"DOWNLOAD_TIMEOUT": 30}}
        crawled = crawl_server.crawl(order(SOURCES, folder, name="crawl", options=options))
    assert (crawled.status, crawled.stderr) == (0, "")
    return dict(crawled.told)


@pytest.fixture(scope="module")
def crawled(
    crawl_server: CrawlServer, no_latency: None, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Request]]:
    """The folder of a crawl, and what was asked."""
    folder, asked = tmp_path_factory.mktemp("portals"), list[Request]()
    told = crawl(crawl_server, folder, asked.append)
    assert (told["added"], told["pending"], told["broken"]) == (expected_documents(ARTICLES), 0, {})
    assert told["failed"] == dict.fromkeys(WITHHELD_BECAUSE, 1)
    return folder, asked


def body_of(article: Article) -> set[tuple[str, ...]]:
    """The paragraphs as the portal may show them: the caption goes before the first one or after it."""
    if not article.caption:
        return {article.body}
    return {(article.caption, *article.body), (article.body[0], article.caption, *article.body[1:])}


def test_every_article_to_the_letter(crawled):
    articles = {(a.portal, normalize("NFC", a.title), a.published): a for a in articles_of(ARTICLES)}
    with opened_store(crawled[0] / "crawl.db", create=False) as db:
        news = [stored.document for stored in stored_documents(db, kind="news")]
    for document in news:
        article = articles.pop((document.source, document.title, document.published_at.replace(tzinfo=None)))
        assert (document.lead, document.author) == (normalize("NFC", article.lead), article.author), document.url
        printed = {tuple(normalize("NFC", line) for line in lines) for lines in body_of(article)}
        assert tuple(document.body.split("\n")) in printed, document.url
        assert document.demo
    assert articles == {}


def test_every_decision_as_stated(crawled):
    with opened_store(crawled[0] / "crawl.db", create=False) as db:
        stored = {s.document.number: s.document for s in stored_documents(db, kind="decision")}
    assert stored.keys() == {decision.reference for decision in decisions()}
    for decision in decisions():
        document = stored[decision.reference]
        assert (document.title, document.issued_on) == (decision.summary, decision.issued_on)
        assert (document.issuer, document.signer) == (decision.issuer, decision.signer)
        assert tuple(attachment.name for attachment in document.attachments) == decision.files


def test_what_became_of_every_address(crawled):
    folder, asked = crawled
    found = rows(folder, "SELECT DISTINCT source, state, reason FROM frontier")
    assert set(found) == {(name, "done", "") for name in SOURCES} | {
        ("baotayninh", "gone", "another page in its place"),
        ("binhdinh", "done", "nothing new on this list page"),  # its pager names the first page twice
        ("hoabinh", "done", "redirected"),
        *(("hoabinh", state, reason) for reason, state in WITHHELD_BECAUSE.items()),
    }
    twice = rows(folder, "SELECT count(*) FROM frontier WHERE source = 'bacninh' AND kind = 'article'")
    assert twice == [(1 + len([a for a in articles_of(ARTICLES) if a.portal == "bacninh"]),)]
    challenged = [request for request in asked if request.host == "baotayninh.localhost" and not request.cookies]
    assert [request.path for request in challenged] == ["/robots.txt", "/tin-moi"]
    targets = Counter(
        (r.host, r.path, tuple(r.query.items())) for r in asked if r.cookies or r.host != "baotayninh.localhost"
    )
    again = {path for (_, path, _), times in targets.items() if times > 1}
    assert {path.split("/")[4] for path in again if path.startswith("/documents/")} == {"1731_danh muc.pdf"}
    assert {path for path in again if not path.startswith("/documents/")} <= {legalview.PAGE}


def test_fast_hosts_do_not_wait_for_a_slow_one(crawled, crawl_server, tmp_path):
    whole = Counter(request.host for request in crawled[1])
    others = Counter({host: count for host, count in whole.items() if host != SLOW})
    turns = TurnTaking(SLOW, 3, until=others)
    crawl(crawl_server, tmp_path, turns)
    assert turns.held
    assert turns.asked == whole


def test_a_slow_host_has_its_turn_while_fast_ones_have_work(crawled, crawl_server, tmp_path):
    turns = TurnTaking(FAST, 12, until=Counter({SLOW: 4, "baotayninh.localhost": 4, "binhdinh.localhost": 4}))
    crawl(crawl_server, tmp_path, turns)
    assert turns.held
