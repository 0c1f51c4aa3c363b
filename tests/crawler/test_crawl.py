"""Whole crawls over real sockets into real SQLite, undisturbed and of portals that misbehave."""

import signal
import time
from email.utils import formatdate

import pytest
from crawl_client import rows, states
from scripted_portal import Answer, article_page, list_page, running_portal

from crawler.cookies import MOST_COOKIES

ARTICLE = "/tin-tuc/a/bai-2.html"


LONG_AGO = formatdate(1, usegmt=True)


def moved(location: str) -> Answer:
    return Answer(status=302, headers={"Location": location})


def page(markup: str) -> Answer:
    return Answer(markup.encode())


def test_every_article_of_every_list_page_is_stored_once_and_nothing_is_asked_twice(run_crawl, tmp_path):
    with running_portal(10) as portal:
        crawled = run_crawl(portal.url)
    assert (crawled.status, crawled.stderr) == (0, "")
    assert (crawled.told["pages"], crawled.told["added"], crawled.told["broken"]) == (13, 10, {})
    assert len(portal.paths) == len(set(portal.paths)) == 14
    assert portal.paths[0] == "/robots.txt"
    counted = rows(tmp_path, "SELECT count(*), count(DISTINCT url), count(DISTINCT page), sum(demo) FROM documents")
    assert counted == [(10, 10, 10, 0)]
    assert {state for state, _ in states(tmp_path).values()} == {"done"}


def test_the_next_run_finds_new_articles_and_leaves_the_known_ones_alone(run_crawl):
    with running_portal(5) as portal:
        run_crawl(portal.url)
        newest = [f"/tin-tuc/a/bai-{number}.html" for number in (7, 6)]
        portal.reset({"/tin-tuc": [page(list_page(1, 5, *newest))]})
        crawled = run_crawl(portal.url)
    assert crawled.told["added"] == 2
    assert sorted(portal.paths) == [
        *("/robots.txt", "/tin-tuc", "/tin-tuc/a/bai-6.html", "/tin-tuc/a/bai-7.html", "/tin-tuc?page=2"),
    ]


def test_a_listing_can_be_a_form(run_crawl, tmp_path):
    form = "/danh-sach#trang=1&tim=t%E1%BB%89nh"
    with running_portal(3, {form: [Answer(status=503), page(list_page(1, 3))]}) as portal:
        crawled = run_crawl(portal.url, source={"listings": [form]})
    assert (crawled.told["added"], crawled.told["broken"], crawled.stderr) == (3, {}, "")
    assert portal.paths[1:3] == [form, form]
    assert portal.asked[1].headers["content-type"] == "application/x-www-form-urlencoded"
    assert states(tmp_path)[form] == ("done", "")


def test_limit_counts_articles_and_the_next_run_takes_up_the_rest(run_crawl):
    with running_portal(10) as portal:
        assert run_crawl(portal.url, options={"limit": 3}).told["added"] == 3
        crawled = run_crawl(portal.url)
    assert crawled.told["added"] == 7
    assert len(portal.paths) == len(set(portal.paths)) + 1  # robots.txt is asked once a run


def test_since_leaves_older_articles_and_the_list_pages_behind_them(run_crawl):
    listing = list_page(1, 10)  # its articles are of 1, 2, 3 and 4 March 2025
    with running_portal(10, {"/tin-tuc": [page(listing)], "/tin-tuc?page=2": [page(list_page(1, 10))]}) as portal:
        assert run_crawl(portal.url, options={"since": "2025-03-03"}).told["added"] == 2
        assert "/tin-tuc?page=3" not in portal.paths


def test_what_we_say_of_ourselves(run_crawl):
    with running_portal(1) as portal:
        run_crawl(portal.url, options={"contact": "mailto:tin@example.org"})
    for asked in portal.asked:
        assert asked.headers["user-agent"].startswith("doisoat/")
        assert asked.headers["user-agent"].endswith(" (+mailto:tin@example.org)")


def test_demo_changes_origin_and_mark_only(run_crawl, tmp_path):
    with running_portal(2) as portal:
        crawled = run_crawl({"binhdinh": {}, "gialai": {}}, options={"demo": portal.url})
    assert (crawled.told["added"], crawled.told["broken"]) == (4, {})
    hosts = {asked.headers["host"].partition(":")[0] for asked in portal.asked}
    assert hosts == {"binhdinh.localhost", "gialai.localhost"}
    assert rows(tmp_path, "SELECT DISTINCT demo FROM documents") == [(1,)]


def test_an_unreachable_portal_has_one_reason_and_the_others_are_gathered(run_crawl, tmp_path):
    with running_portal(3) as portal:
        dead = {"url": "http://binhdinh.localhost:1", "allowed_hosts": ["binhdinh.localhost"]}
        alive = {"url": portal.url.replace("127.0.0.1", "gialai.localhost"), "allowed_hosts": ["gialai.localhost"]}
        crawled = run_crawl({"binhdinh": dead, "gialai": alive | {"expected_minimum": 1}})
    assert crawled.told["added"] == 3
    assert crawled.told["broken"] == {"binhdinh": "binhdinh.localhost: robots.txt: connection refused"}
    assert crawled.told["failed"] == {"robots.txt: connection refused": 1}
    assert rows(tmp_path, "SELECT state FROM frontier WHERE source = 'binhdinh'") == [("pending",)]
    assert crawled.stderr == ""


def test_fewer_articles_than_a_healthy_portal_has_is_told(run_crawl):
    with running_portal(3) as portal:
        crawled = run_crawl(portal.url, source={"expected_minimum": 4})
    assert crawled.told["broken"] == {"binhdinh": "only 3 articles, at least 4 expected"}


@pytest.mark.parametrize(
    ("answers", "state", "reason", "asked"),
    [
        ([Answer(status=503)], "failed", "HTTP 503", 3),
        ([Answer(status=503), page(article_page(2))], "done", "", 2),
        ([Answer(status=429, headers={"Retry-After": "0"}), page(article_page(2))], "done", "", 2),
        ([Answer(status=429, headers={"Retry-After": LONG_AGO}), page(article_page(2))], "done", "", 2),
        ([Answer(b"", headers={"Content-Length": "9", "Connection": "close"})], "failed", "answer cut off", 3),
        ([Answer(status=404)], "gone", "HTTP 404", 1),
        ([Answer(status=403)], "refused", "HTTP 403", 1),
        ([Answer(status=418)], "failed", "HTTP 418", 1),
        ([page("<html><body>Trang chủ</body></html>")], "quarantined", "fits no declared layout", 1),
        ([Answer(b"%PDF-1.7", content_type="application/pdf")], "quarantined", "not a page but application/pdf", 1),
        ([Answer(b"x" * 50_001)], "quarantined", "answer too large", 1),
        ([moved("http://elsewhere.localhost:1/")], "refused", "redirected to another host", 1),
        ([moved("ftp://127.0.0.1/x")], "refused", "redirected to no page", 1),
        ([moved(ARTICLE)], "failed", "redirected to itself", 3),
        ([moved("/")], "gone", "redirected to the home page", 1),
        ([moved("/tin-tuc/a/bai-1.html")], "done", "redirected", 1),
    ],
)  # fmt: skip
def test_every_answer_has_its_outcome(run_crawl, tmp_path, answers, state, reason, asked):
    with running_portal(3, {ARTICLE: answers}) as portal:
        crawled = run_crawl(portal.url, options={"settings": {"DOWNLOAD_MAXSIZE": 50_000}})
    assert states(tmp_path)[ARTICLE] == (state, reason)
    assert portal.paths.count(ARTICLE) == asked
    assert crawled.told["added"] == (3 if (state, reason) == ("done", "") else 2)
    assert crawled.told["pending"] == 0


@pytest.mark.parametrize(
    "retry_after",
    ["7200", formatdate(time.time() + 7200, usegmt=True), "999999999"],
    ids=["seconds", "a moment", "years"],
)
def test_a_portal_that_asks_for_a_long_rest_gets_it(run_crawl, tmp_path, retry_after):
    with running_portal(4, {ARTICLE: [Answer(status=503, headers={"Retry-After": retry_after})]}) as portal:
        crawled = run_crawl(portal.url)
        assert portal.paths[-1] == ARTICLE
        assert states(tmp_path)[ARTICLE] == ("pending", "HTTP 503")
        ((due,),) = rows(tmp_path, "SELECT due_at FROM frontier WHERE due_at > 0")
        assert time.time() + 3600 < due <= time.time() + 6 * 3600  # the date was made when the tests were collected
        assert "HTTP 503, asked to come back in" in crawled.told["broken"]["binhdinh"]
        portal.reset({})
        crawled = run_crawl(portal.url)
        assert portal.paths == []
        assert "asked to come back in" in crawled.told["broken"]["binhdinh"]


def test_a_long_chain_of_redirects_ends(run_crawl, tmp_path):
    chain = {f"/tin-tuc/a/{n}": [Answer(status=301, headers={"Location": f"/tin-tuc/a/{n + 1}"})] for n in range(9)}
    with running_portal(0, {"/tin-tuc": [page(list_page(1, 0, "/tin-tuc/a/0"))], **chain}) as portal:
        run_crawl(portal.url)
    assert states(tmp_path)["/tin-tuc/a/5"] == ("failed", "too many redirects")
    assert "/tin-tuc/a/6" not in portal.paths


def test_links_to_other_hosts_are_not_followed(run_crawl, tmp_path):
    listing = list_page(1, 1, "http://localhost:1/tin-tuc/x.html", "javascript:;", "mailto:a@b", "file:///etc/passwd")
    with running_portal(1, {"/tin-tuc": [page(listing)]}) as portal:
        crawled = run_crawl(portal.url)
    assert (crawled.status, len(states(tmp_path))) == (0, 2)


def test_a_pager_without_end_is_left_at_the_declared_number_of_pages(run_crawl):
    def endless(number: int) -> Answer:
        return page(
            list_page(1, 1, f"/tin-tuc/a/bai-{number}0.html")
            + f'<div class="wrapper-pagination"><a href="/tin-tuc?page={number + 1}">+</a></div>'
        )

    scripts = {"/tin-tuc": [endless(1)], **{f"/tin-tuc?page={n}": [endless(n)] for n in range(2, 20)}}
    with running_portal(1, scripts) as portal:
        run_crawl(portal.url, source={"max_listing_pages": 5})
    assert len([path for path in portal.paths if path.startswith("/tin-tuc?")]) == 4


@pytest.mark.parametrize("repeated", [1, 2, 3])
def test_a_list_page_that_repeats_another_ends_the_paging(run_crawl, repeated):
    """Past the last page some portals show the last or the first one again, with a page after it."""

    def numbered(number: int) -> Answer:
        shown = list_page(number if number <= 3 else repeated, 12).partition('<div class="wrapper-pagination">')[0]
        return page(shown + f'<div class="wrapper-pagination"><a href="/tin-tuc?page={number + 1}">+</a></div>')

    scripts = {"/tin-tuc": [numbered(1)], **{f"/tin-tuc?page={n}": [numbered(n)] for n in range(2, 20)}}
    with running_portal(12, scripts) as portal:
        assert run_crawl(portal.url).told["added"] == 12
        assert [path for path in portal.paths if "page=" in path] == [f"/tin-tuc?page={n}" for n in (2, 3, 4)]


STUB = Answer(
    b'<script>document.cookie="D1N=0123456789abcdef0123456789abcdef"+"; path=/";window.location.reload(true);</script>'
)


def test_a_cookie_wall_is_passed_once(run_crawl):
    def wall(headers):
        return page(list_page(1, 2)) if "D1N=0123456789abcdef0123456789abcdef" in headers.get("cookie", "") else STUB

    with running_portal(2, {"/tin-tuc": [wall]}) as portal:
        assert run_crawl(portal.url).told["added"] == 2
    assert portal.paths.count("/tin-tuc") == 2


def test_no_more_cookies_are_kept_than_a_browser_keeps(run_crawl):
    articles = MOST_COOKIES + 10
    scripts = {
        f"/tin-tuc/a/bai-{n}.html": [Answer(article_page(n % 60).encode(), headers={"Set-Cookie": f"c{n}=1; Path=/"})]
        for n in range(1, articles + 1)
    }
    with running_portal(articles, scripts) as portal:
        run_crawl(portal.url)
    sent = [asked.headers.get("cookie", "").count("=") for asked in portal.asked]
    assert max(sent) == MOST_COOKIES


def test_a_second_cookie_wall_is_a_refusal_and_the_host_is_left_alone(run_crawl, tmp_path):
    with running_portal(4, {ARTICLE: [STUB]}) as portal:
        crawled = run_crawl(portal.url, batch=1)
        assert portal.paths[-2:] == [ARTICLE, ARTICLE]
        assert states(tmp_path)[ARTICLE] == ("refused", "cookie challenge repeated")
        assert states(tmp_path)["/tin-tuc/a/bai-3.html"] == ("pending", "")
        assert crawled.told["broken"] == {"binhdinh": "127.0.0.1: cookie challenge repeated"}
        portal.reset({})
        assert run_crawl(portal.url).told["added"] == 3


def test_one_text_under_two_addresses_is_one_document_of_the_shorter_one(run_crawl, tmp_path):
    double, listing = page(article_page(2)), page(list_page(1, 3, "/tin-tuc/b/bai-2-lan-nua.html"))
    with running_portal(3, {"/tin-tuc": [listing], "/tin-tuc/b/bai-2-lan-nua.html": [double]}) as portal:
        crawled = run_crawl(portal.url)
    assert (crawled.told["pages"], crawled.told["added"]) == (5, 3)
    assert states(tmp_path)[ARTICLE] == states(tmp_path)["/tin-tuc/b/bai-2-lan-nua.html"] == ("done", "")
    assert rows(tmp_path, "SELECT url FROM documents WHERE url LIKE '%bai-2%'") == [(portal.url + ARTICLE,)]


def test_the_home_page_in_place_of_an_article_is_no_document(run_crawl, tmp_path):
    home = page("<title>Trang chủ của tỉnh</title>" + list_page(1, 3))
    address = "/tin-tuc/a/mot-bai-da-bi-go-bo.html"
    with running_portal(3, {"/tin-tuc": [page(list_page(1, 3, address))], address: [home]}) as portal:
        crawled = run_crawl(portal.url)
    assert states(tmp_path)[address] == ("gone", "another page in its place")
    assert (crawled.told["added"], crawled.told["failed"]) == (3, {})


def test_a_portal_that_falls_silent_is_given_up(run_crawl):
    silent = {
        f"/tin-tuc/a/bai-{n}.html": [Answer(headers={"Content-Length": "9", "Connection": "close"})]
        for n in range(1, 9)
    }
    with running_portal(8, silent) as portal:
        crawled = run_crawl(portal.url, options={"settings": {"DOISOAT_SILENCE": 4}})
    assert len(portal.paths) == 2 + 4
    assert crawled.told["broken"] == {"binhdinh": "127.0.0.1: answer cut off"}
    assert crawled.told["pending"] > 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_crawl_with_what_is_finished_stored(run_crawl, crawl_server, number):
    with running_portal(10) as portal:
        portal.reset({}, lambda asked: crawl_server.signal(number) if asked == 5 else None)
        crawled = run_crawl(portal.url)
        assert crawled.told["interrupted"] == number
        assert crawled.told["added"] == 3
        assert crawled.told["broken"] == {}
        assert run_crawl(portal.url).told["added"] == 7
    assert crawled.stderr == ""


def test_a_full_disk_ends_the_crawl_and_nothing_is_half_written(run_crawl, tmp_path):
    with running_portal(60) as portal:
        crawled = run_crawl(portal.url, pages=36)
        assert (crawled.status, crawled.told["kind"]) == (3, "StoreError")
        assert "the disk is full" in crawled.told["error"]
        assert crawled.stderr == ""
        assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]
        stored = rows(tmp_path, "SELECT url FROM documents ORDER BY url")
        assert stored == rows(tmp_path, "SELECT key FROM frontier WHERE kind = 'article' AND state = 'done' ORDER BY 1")
        assert 0 < len(stored) < 60
        assert run_crawl(portal.url).told["added"] == 60 - len(stored)
