"""A crawl killed anywhere and started again ends as an undisturbed one does."""

import signal
from pathlib import Path

import pytest
from crawl_client import order, rebuilt_hash
from scripted_portal import Answer, article_page, list_page, running_portal

from store.content_hash import content_hash
from store.database import opened_store

#: A passing fault, a moved article, one that is gone, one that nobody can read, one listed on two pages.
SCRIPTS = {
    "/tin-tuc/a/bai-3.html": [Answer(status=503), Answer(article_page(3).encode())],
    "/tin-tuc/a/bai-5.html": [Answer(status=301, headers={"Location": "/tin-tuc/a/bai-50.html"})],
    "/tin-tuc/a/bai-6.html": [Answer(status=404)],
    "/tin-tuc/a/bai-7.html": [Answer("<html><body>Trang chủ</body></html>".encode())],
    "/tin-tuc?page=2": [Answer(list_page(2, 10, "/tin-tuc/a/bai-1.html").encode())],
}
#: With two lists to begin with there is something left to do when the first one is written.
SOURCE = {"listings": ["/tin-tuc", "/tin-tuc?page=3"]}
REQUESTS = 16
#: Small enough for several of them.
SEGMENTS = {"settings": {"DOISOAT_SEGMENT_SIZE": 4000}}


@pytest.fixture(scope="module")
def portal():
    with running_portal(10) as portal:
        yield portal


def hash_of(path: Path) -> str:
    with opened_store(path, create=False) as db:
        return content_hash(db)


@pytest.fixture(scope="module")
def undisturbed(crawl_server, portal, tmp_path_factory):
    """The hash of a crawl that nobody killed."""
    path = tmp_path_factory.mktemp("whole")
    portal.reset(SCRIPTS)
    crawled = crawl_server.crawl(order(portal.url, path, name="whole", source=SOURCE))
    assert (crawled.status, crawled.told["added"], len(portal.paths)) == (0, 8, REQUESTS)
    return hash_of(path / "whole.db")


@pytest.mark.parametrize("number", [1, 2, 3, 5, 8, 12, 15, REQUESTS])
def test_killed_at_a_request(run_crawl, crawl_server, portal, undisturbed, tmp_path, number):
    def kill(asked: int) -> None:
        if asked == number:
            crawl_server.signal(signal.SIGKILL)

    portal.reset(SCRIPTS, kill)
    assert run_crawl(portal.url, source=SOURCE, options=SEGMENTS).status == -signal.SIGKILL
    portal.reset(SCRIPTS)
    assert run_crawl(portal.url, source=SOURCE, options=SEGMENTS).status == 0
    assert hash_of(tmp_path / "crawl.db") == rebuilt_hash(tmp_path) == undisturbed


@pytest.mark.parametrize("number", [1, 2, 4, 7])
@pytest.mark.parametrize("where", ["before", "within", "after"])
def test_killed_at_a_commit(run_crawl, portal, undisturbed, tmp_path, where, number):
    portal.reset(SCRIPTS)
    assert (
        run_crawl(portal.url, source=SOURCE, options=SEGMENTS, kill=[where, number], batch=1).status == -signal.SIGKILL
    )
    portal.reset(SCRIPTS)
    assert run_crawl(portal.url, source=SOURCE, options=SEGMENTS).status == 0
    assert hash_of(tmp_path / "crawl.db") == rebuilt_hash(tmp_path) == undisturbed


def test_killed_again_and_again(run_crawl, portal, undisturbed, tmp_path):
    portal.reset(SCRIPTS)
    runs = 0
    while (
        run_crawl(portal.url, source=SOURCE, options=SEGMENTS, kill=["after", 3], batch=1).status == -signal.SIGKILL
        and runs < 20
    ):
        runs += 1
    assert runs >= 2
    assert run_crawl(portal.url, source=SOURCE, options=SEGMENTS).status == 0
    assert hash_of(tmp_path / "crawl.db") == rebuilt_hash(tmp_path) == undisturbed
