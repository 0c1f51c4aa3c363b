"""Crawls of one portal after each other: what is asked on a condition, what `--since` and `--limit` leave over."""

from collections.abc import Callable, Mapping

import pytest
from crawl_client import rows, states
from scripted_portal import Answer, article_page, list_page, running_portal

from store.database import opened_store

LISTS = ("/tin-tuc", "/tin-tuc?page=2", "/tin-tuc?page=3")
Script = Callable[[Mapping[str, str]], Answer]


def tagged(markup: str, header: str = "ETag", said: str = '"a1"') -> Script:
    """A page whose server answers on a condition."""
    condition = {"ETag": "if-none-match", "Last-Modified": "if-modified-since"}[header]

    def answer(headers: Mapping[str, str]) -> Answer:
        same = headers.get(condition) == said
        return Answer(b"" if same else markup.encode(), 304 if same else 200, {header: said})

    return answer


def article(number: int) -> str:
    return f"/tin-tuc/a/bai-{number}.html"


@pytest.fixture
def later(tmp_path):
    """Lets time pass between two runs, as the database sees it."""

    def turn_back(seconds: float) -> None:
        with opened_store(tmp_path / "crawl.db", create=False) as db:
            db.execute("UPDATE frontier SET visited_at = visited_at - ?1, revisit_at = revisit_at - ?1", (seconds,))

    return turn_back


@pytest.mark.parametrize(("header", "said"), [("ETag", 'W/"a1"'), ("Last-Modified", "Wed, 05 Mar 2025 01:00:00 GMT")])
def test_a_page_is_asked_on_the_condition_that_its_server_gave(run_crawl, tmp_path, header, said):
    scripts = {article(2): [tagged(article_page(2), header, said)], "/tin-tuc": [tagged(list_page(1, 3), header, said)]}
    with running_portal(3, scripts) as portal:
        first = run_crawl(portal.url)
        second = run_crawl(portal.url, options={"again": True})
        asked = {a.path: a.headers for a in portal.asked[len(portal.asked) // 2 :]}
    assert (first.told["added"], second.told["added"], second.told["changed"]) == (3, 0, 0)
    assert second.told["unchanged"] == 3
    assert (second.told["failed"], second.told["broken"]) == ({}, {})
    condition = {"ETag": "if-none-match", "Last-Modified": "if-modified-since"}[header]
    assert asked[article(2)][condition] == asked["/tin-tuc"][condition] == said
    assert not {"if-none-match", "if-modified-since"} & asked[article(1)].keys()
    assert states(tmp_path)[article(2)] == states(tmp_path)["/tin-tuc"] == ("done", "not modified")
    assert states(tmp_path)[article(1)] == ("done", "")
    assert rows(tmp_path, "SELECT count(*) FROM pages WHERE status = 304") == [(2,)]


def test_nothing_is_known_of_a_page_that_nobody_asked_for_on_a_condition(run_crawl, tmp_path):
    with running_portal(2, {article(2): [Answer(status=304)]}) as portal:
        run_crawl(portal.url)
    assert states(tmp_path)[article(2)] == ("failed", "HTTP 304")


def test_a_page_that_was_gone_comes_back(run_crawl, tmp_path):
    with running_portal(2, {article(2): [Answer(status=404), Answer(article_page(2).encode())]}) as portal:
        assert run_crawl(portal.url).told["added"] == 1
        assert run_crawl(portal.url, options={"again": True}).told["added"] == 1
    assert states(tmp_path)[article(2)] == ("done", "")


def test_a_document_stays_when_its_page_goes(run_crawl, tmp_path):
    with running_portal(2) as portal:
        run_crawl(portal.url)
        portal.reset({article(2): [Answer(status=404)]})
        run_crawl(portal.url, options={"again": True})
    assert states(tmp_path)[article(2)] == ("gone", "HTTP 404")
    assert rows(tmp_path, "SELECT count(*) FROM documents") == [(2,)]


def test_a_list_that_moved_is_followed_in_every_run(run_crawl):
    moved = Answer(status=301, headers={"Location": "/tin-tuc?page=1"})
    with running_portal(2, {"/tin-tuc": [moved]}) as portal:
        assert run_crawl(portal.url).told["added"] == 2
        portal.reset({"/tin-tuc": [moved], "/tin-tuc?page=1": [Answer(list_page(1, 2, article(9)).encode())]})
        assert run_crawl(portal.url).told["added"] == 1


def test_an_article_at_the_end_of_a_list_is_found_when_its_page_is_due(run_crawl, later):
    """A list that begins with its oldest brings nothing new on its first page."""
    with running_portal(7) as portal:
        run_crawl(portal.url)
        portal.articles = 8
        assert run_crawl(portal.url).told["added"] == 0
        later(7 * 86_400)
        assert run_crawl(portal.url).told["added"] == 1


@pytest.mark.parametrize("answers", [{}, {path: [tagged(list_page(n, 10))] for n, path in enumerate(LISTS, 1)}])
def test_what_since_left_out_is_gathered_by_the_next_run_without(run_crawl, answers):
    """The lists date the articles of each page from 1 to 4 March 2025."""
    with running_portal(10, answers) as portal:
        added = [
            run_crawl(portal.url, options=options).told["added"]
            for options in ({"since": "2025-03-04"}, {"since": "2025-03-04"}, {"since": "2025-03-03"}, {})
        ]
        asked = portal.paths
    assert added == [2, 0, 2, 6]
    assert {path for path in asked if asked.count(path) > 1} == {"/robots.txt", *LISTS}


def test_since_leaves_the_older_ones_of_a_backlog_too(run_crawl):
    """The first list page dates its articles from 1 to 4 March 2025."""
    with running_portal(4) as portal:
        assert run_crawl(portal.url, options={"limit": 1}).told["added"] == 1
        crawled = run_crawl(portal.url, options={"since": "2025-03-03"})
        assert (crawled.told["added"], crawled.told["pending"], crawled.told["broken"]) == (2, 1, {})
        assert run_crawl(portal.url).told["added"] == 1


def test_a_limit_every_day_takes_the_new_before_the_backlog(run_crawl, later):
    with running_portal(10) as portal:
        assert run_crawl(portal.url, options={"limit": 6}).told["added"] == 6
        later(86_400)
        portal.reset({"/tin-tuc": [Answer(list_page(1, 10, article(99)).encode())]})
        assert run_crawl(portal.url, options={"limit": 2}).told["added"] == 2
        assert [path for path in portal.paths if "/a/" in path] == [article(99), article(7)]
        assert run_crawl(portal.url).told["added"] == 3


def test_a_limit_is_not_spent_on_known_articles_while_there_are_new_ones(run_crawl, later):
    with running_portal(6) as portal:
        run_crawl(portal.url)
        later(40 * 86_400)
        portal.reset({"/tin-tuc": [Answer(list_page(1, 6, article(98), article(99)).encode())]})
        assert run_crawl(portal.url, options={"limit": 3}).told["added"] == 2
        assert [path for path in portal.paths if "/a/" in path] == [article(98), article(99), article(1)]
