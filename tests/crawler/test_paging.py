"""Pagers without end come to one: calendars, loops, last pages that repeat, the first page again."""

from dataclasses import replace

import pytest
from crawl_client import states
from scripted_portal import Answer, list_page, running_portal

from crawler.paging import EMPTY, TOO_MANY, paging
from crawler.registry import sources
from doisoat.records.page import NOTHING_NEW
from store.database import opened_store

SOURCE = replace(sources()["binhdinh"], listings=("/a", "/b"), max_listing_pages=10)


def page(markup: str, *pages: str) -> Answer:
    pager = "".join(f'<a href="{path}">+</a>' for path in pages)
    return Answer(f'{markup}<div class="wrapper-pagination">{pager}</div>'.encode())


def crawled_lists(run_crawl, tmp_path, scripts, articles=8, **source):
    """Path → reason of every list page that was read, and the number of articles stored."""
    with running_portal(articles, {path: [answer] for path, answer in scripts.items()}) as portal:
        crawled = run_crawl(portal.url, source=source)
    assert (crawled.told["broken"], crawled.told["pending"]) == ({}, 0)
    lists = {path: reason for path, (_, reason) in states(tmp_path).items() if "/a/" not in path}
    return lists, crawled.told["added"]


def test_the_last_page_again_and_again(run_crawl, tmp_path):
    scripts = {"/tin-tuc": page(list_page(1, 8), "/tin-tuc?page=2")}
    scripts |= {f"/tin-tuc?page={n}": page(list_page(2, 8), f"/tin-tuc?page={n + 1}") for n in range(2, 40)}
    lists, added = crawled_lists(run_crawl, tmp_path, scripts)
    assert lists == {"/tin-tuc": "", "/tin-tuc?page=2": "", "/tin-tuc?page=3": NOTHING_NEW}
    assert added == 8


def test_the_first_page_again_behind_the_last(run_crawl, tmp_path):
    scripts = {"/tin-tuc": page(list_page(1, 8), "/tin-tuc?page=2")}
    scripts |= {f"/tin-tuc?page={n}": page(list_page(2 - n % 2, 8), f"/tin-tuc?page={n + 1}") for n in range(2, 40)}
    assert crawled_lists(run_crawl, tmp_path, scripts) == (
        {"/tin-tuc": "", "/tin-tuc?page=2": "", "/tin-tuc?page=3": NOTHING_NEW}, 8,
    )  # fmt: skip


def test_a_calendar_of_empty_days():
    """Every day leads to three others, and none has an article."""
    asked, waiting = 0, [("",)]
    while waiting:
        ancestry = waiting.pop()
        asked += 1
        reason, leads_on = paging(0, ancestry, 1, SOURCE)
        assert reason == EMPTY
        waiting += [(reason, *ancestry)] * 3 if leads_on else []
    assert asked == 1 + 3
    assert paging(0, (), 1, SOURCE) == ("", True)


def test_a_calendar_that_shows_the_same_articles_every_day(run_crawl, tmp_path):
    scripts = {"/tin-tuc": page(list_page(1, 4), "/tin-tuc?ngay=1", "/tin-tuc?ngay=2")}
    scripts |= {
        f"/tin-tuc?ngay={n}": page(list_page(1, 4), f"/tin-tuc?ngay={2 * n + 1}", f"/tin-tuc?ngay={2 * n + 2}")
        for n in range(1, 99)
    }
    lists, added = crawled_lists(run_crawl, tmp_path, scripts, articles=4)
    assert lists == {"/tin-tuc": "", "/tin-tuc?ngay=1": NOTHING_NEW, "/tin-tuc?ngay=2": NOTHING_NEW}
    assert added == 4


def test_always_new_articles_end_at_the_declared_number(run_crawl, tmp_path):
    scripts = {"/tin-tuc": page(list_page(1, 400), "/tin-tuc?page=2")}
    scripts |= {f"/tin-tuc?page={n}": page(list_page(n, 400), f"/tin-tuc?page={n + 1}") for n in range(2, 40)}
    lists, added = crawled_lists(run_crawl, tmp_path, scripts, articles=400, max_listing_pages=5)
    assert (len(lists), list(lists.values())[-1], added) == (5, TOO_MANY, 20)


def test_pinned_articles_end_nothing(run_crawl, tmp_path):
    scripts = {"/tin-tuc": page(list_page(1, 12), "/tin-tuc?page=2")}
    scripts |= {
        f"/tin-tuc?page={n}": page(list_page(1, 1) + list_page(n, 12), f"/tin-tuc?page={n + 1}") for n in (2, 3)
    }
    scripts["/tin-tuc?page=4"] = page(list_page(1, 1), "/tin-tuc?page=5")
    lists, added = crawled_lists(run_crawl, tmp_path, scripts, articles=12)
    assert (lists["/tin-tuc?page=3"], lists["/tin-tuc?page=4"], added) == ("", NOTHING_NEW, 12)
    assert "/tin-tuc?page=5" not in lists


def test_a_list_that_shows_what_another_showed_is_read_to_its_end(run_crawl, tmp_path):
    scripts = {
        "/tin-tuc": page(list_page(1, 4)),
        "/thoi-su": page(list_page(1, 4), "/thoi-su?page=2"),
        "/thoi-su?page=2": page(list_page(2, 8)),
    }
    lists, added = crawled_lists(run_crawl, tmp_path, scripts, listings=["/tin-tuc", "/thoi-su"])
    assert (lists, added) == (dict.fromkeys(scripts, ""), 8)


def test_what_another_run_read_ends_nothing(run_crawl, tmp_path):
    scripts = {"/tin-tuc": page(list_page(1, 8), "/tin-tuc?page=2"), "/tin-tuc?page=2": page(list_page(2, 8))}
    later = {"/tin-tuc": page(list_page(3, 12), "/tin-tuc?page=2")}
    later |= {"/tin-tuc?page=2": page(list_page(1, 8), "/tin-tuc?page=3"), "/tin-tuc?page=3": page(list_page(2, 8))}
    with running_portal(12, {path: [answer] for path, answer in scripts.items()}) as portal:
        run_crawl(portal.url)
        with opened_store(tmp_path / "crawl.db", create=False) as db:
            db.execute("UPDATE frontier SET visited_at = visited_at - 90000")
        portal.reset({path: [answer] for path, answer in later.items()})
        run_crawl(portal.url)
    assert states(tmp_path)["/tin-tuc?page=3"] == ("done", "")


@pytest.mark.parametrize(
    ("ancestry", "lists_read", "verdict"),
    [((), 19, ("", True)), ((), 20, (TOO_MANY, False)), (("",) * 8, 1, ("", True)), (("",) * 9, 1, (TOO_MANY, False))],
)
def test_a_list_and_all_lists_together_are_bounded(ancestry, lists_read, verdict):
    assert paging(5, ancestry, lists_read, SOURCE) == verdict
