"""Crawl, extract and validate over all four demonstration portals, killed anywhere, end as if nobody had."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from crawl_client import CrawlServer, order, rebuilt_hash

from doisoat.cli.stages import extract_stored, validate_stored
from doisoat.demo.exchange import Request
from doisoat.demo.portals import PORTALS
from doisoat.demo.server import running
from store.content_hash import content_hash
from store.database import Store, opened_store, path_of
from store.documents import stored_documents

pytestmark = pytest.mark.usefixtures("files_read_quickly")

#: With these come the article under two addresses, the pinned one, the one in NFD, and both layouts of the newspaper.
ARTICLES = 28
CRAWL_KILLS = 10
SOURCES = {portal.name: {} for portal in PORTALS}
WRITING = frozenset({"INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN"})


class Observed:
    """The portals, and what is done at which request to them, counted over all hosts."""

    def __init__(self, crawl_server: CrawlServer) -> None:
        self.crawl_server, self.url, self.asked, self.kill_at = crawl_server, "", 0, 0

    def __call__(self, _request: Request) -> None:
        self.asked += 1
        if self.asked == self.kill_at:
            self.crawl_server.signal(signal.SIGKILL)

    def crawl(self, folder: Path, *, kill_at: int = 0, **more: object) -> int:
        self.asked, self.kill_at = 0, kill_at
        told = order(SOURCES, folder, name="crawl", options={"demo": self.url}, **more)
        return self.crawl_server.crawl(told).status


@pytest.fixture(scope="module")
def portals(crawl_server: CrawlServer, no_latency: None) -> Iterator[Observed]:
    observed = Observed(crawl_server)
    with running(port=0, articles=ARTICLES, observe=observed) as observed.url:
        yield observed


@pytest.fixture(scope="module")
def crawled(portals: Observed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an undisturbed crawl, and how many requests it took, in `portals.asked`."""
    folder = tmp_path_factory.mktemp("undisturbed")
    assert portals.crawl(folder) == 0
    (folder / "requests").write_text(str(portals.asked))
    return folder


def hash_of(folder: Path) -> str:
    with opened_store(folder / "crawl.db", create=False) as db:
        return content_hash(db)


def stages(db: Store) -> None:
    extract_stored(db, database=path_of(db), quiet=True)
    validate_stored(db, stored_documents(db), lambda stored, findings: None)


@pytest.mark.parametrize("part", range(CRAWL_KILLS))
def test_killed_at_a_request(portals: Observed, crawled: Path, tmp_path: Path, part: int) -> None:
    requests = int((crawled / "requests").read_text())
    number = 1 + part * (requests - 1) // (CRAWL_KILLS - 1)
    assert portals.crawl(tmp_path, kill_at=number) == -signal.SIGKILL
    assert portals.crawl(tmp_path) == 0
    assert hash_of(tmp_path) == rebuilt_hash(tmp_path) == hash_of(crawled)


@pytest.mark.parametrize(
    ("where", "number"), [("before", 6), ("within", 9), ("after", 12), ("before", 30), ("within", 45), ("after", 60)]
)
def test_killed_at_a_commit(portals: Observed, crawled: Path, tmp_path: Path, where: str, number: int) -> None:
    assert portals.crawl(tmp_path, kill=[where, number], batch=1) == -signal.SIGKILL
    assert portals.crawl(tmp_path) == 0
    assert hash_of(tmp_path) == rebuilt_hash(tmp_path) == hash_of(crawled)


def test_killed_again_and_again(portals: Observed, crawled: Path, tmp_path: Path) -> None:
    kills = 0
    while portals.crawl(tmp_path, kill=["after", 20], batch=1) == -signal.SIGKILL and kills < 30:
        kills += 1
    assert kills >= 3
    assert portals.crawl(tmp_path) == 0
    assert hash_of(tmp_path) == rebuilt_hash(tmp_path) == hash_of(crawled)


def killed_at_statement(path: Path, number: int) -> bool:
    """Run the stages in a child that kills itself before its writing statement `number`; whether it came to that."""
    child = os.fork()
    if child == 0:
        left = iter(range(number))

        def watch(statement: str) -> None:
            if statement.split(maxsplit=1)[0] in WRITING and next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        with opened_store(path, create=False) as db:
            db.set_trace_callback(watch)
            stages(db)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.fixture(scope="module")
def whole(crawled: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str]:
    """How many writing statements the stages take over what was crawled, and the hash they end with."""
    folder = shutil.copytree(crawled, tmp_path_factory.mktemp("whole") / "copy")
    statements: list[str] = []
    with opened_store(folder / "crawl.db", create=False) as db:
        db.set_trace_callback(statements.append)
        stages(db)
    return sum(s.split(maxsplit=1)[0] in WRITING for s in statements), hash_of(folder)


@pytest.mark.parametrize("part", range(10))
def test_stages_killed_at_a_statement(crawled: Path, whole: tuple[int, str], tmp_path: Path, part: int) -> None:
    statements, undisturbed = whole
    folder = shutil.copytree(crawled, tmp_path / "copy")
    assert killed_at_statement(folder / "crawl.db", 1 + part * (statements - 3) // 9)
    with opened_store(folder / "crawl.db", create=False) as db:
        stages(db)
    assert hash_of(folder) == undisturbed


def test_the_whole_chain_killed_in_every_stage(portals: Observed, whole: tuple[int, str], tmp_path: Path) -> None:
    statements, undisturbed = whole
    assert portals.crawl(tmp_path, kill_at=33) == -signal.SIGKILL
    for number in (40, 90):  # what was gathered so far is read and checked already
        assert killed_at_statement(tmp_path / "crawl.db", number)
    assert portals.crawl(tmp_path, kill=["within", 9], batch=1) == -signal.SIGKILL
    assert portals.crawl(tmp_path) == 0
    for number in (statements // 4, statements // 4):
        assert killed_at_statement(tmp_path / "crawl.db", number)
    with opened_store(tmp_path / "crawl.db", create=False) as db:
        stages(db)
    assert hash_of(tmp_path) == undisturbed
