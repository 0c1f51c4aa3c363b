"""Whole crawls of a portal that breaks overnight: nothing of the broken pages is used, and nothing is lost."""

from crawl_client import rows
from scripted_portal import Answer, article_page, list_page, running_portal

from store.database import opened_store
from store.documents import documents_to_read
from store.ledger import OUTCOMES
from store.quarantine import release_all

AGAIN = {"again": True}
PATH = "/tin-tuc/a/bai-{}.html"


def teaser(number: int) -> Answer:
    """The article as it looks after the portal's change: only its beginning is in the declared place."""
    page = article_page(number)
    return Answer(page.replace(f"Tiếp nhận {number * 10} hồ sơ.", "Đăng nhập để đọc.").encode())


def renamed(number: int) -> Answer:
    return Answer(article_page(number).replace("title-detail", "tieu-de").encode())


def texts(folder) -> dict[str, str]:
    """What may be read."""
    with opened_store(folder / "crawl.db", create=False) as db:
        return {found.document.url: found.document.text for found in documents_to_read(db, 0)}


def outcomes(folder) -> dict[str, int]:
    return dict(rows(folder, "SELECT outcome, count(*) FROM ledger GROUP BY outcome"))


def test_what_a_broken_portal_gives_is_held_back_until_it_is_well_again(run_crawl, tmp_path):
    with running_portal(16) as portal:
        first = run_crawl(portal.url)
        assert (first.told["alarms"], first.told["unbalanced"]) == ({}, {})
        assert first.told["promised"] == {"binhdinh": {"stored": 16}}
        before = texts(tmp_path)
        portal.articles = 20
        portal.reset({PATH.format(n): [teaser(n)] for n in range(1, 21)})
        broken = run_crawl(portal.url, options=AGAIN)
        (alarm,) = broken.told["alarms"]["binhdinh"]
        assert alarm.startswith("16 of 16 known documents changed at once, usually 30%; see body (.article-content")
        assert texts(tmp_path) == before
        assert outcomes(tmp_path) == {"stored": 16, "quarantined": 4, "listed": 5}
        assert rows(tmp_path, "SELECT count(*) FROM versions") == [(0,)]
        still = run_crawl(portal.url, options=AGAIN)
        assert still.told["alarms"]
        assert texts(tmp_path) == before
        portal.reset({})
        well = run_crawl(portal.url, options=AGAIN)
        assert well.told["alarms"] == {}
    assert {url: text for url, text in texts(tmp_path).items() if url in before} == before
    assert len(texts(tmp_path)) == 20
    assert rows(tmp_path, "SELECT count(*) FROM versions") == [(0,)]
    assert [verdict for (verdict,) in rows(tmp_path, "SELECT verdict FROM measures")] == [
        *("healthy", "broken", "broken", "healthy")
    ]


def test_the_selector_that_finds_nothing_is_named_with_its_count(run_crawl, tmp_path):
    with running_portal(16) as portal:
        run_crawl(portal.url)
        portal.reset({PATH.format(n): [renamed(n)] for n in range(1, 17)})
        broken = run_crawl(portal.url, options=AGAIN)
    assert broken.told["alarms"] == {
        "binhdinh": ["16 of 16 pages fit no layout, usually 0%: title (h1.title-detail) finds nothing on 16"]
    }
    assert outcomes(tmp_path) == {"unknown_layout": 16, "listed": 4}
    assert len(texts(tmp_path)) == 16


def test_a_killed_run_is_judged_with_the_one_that_goes_on(run_crawl, tmp_path):
    """What was written before the kill was judged by nobody yet."""
    with running_portal(16) as portal:
        run_crawl(portal.url)
        before = texts(tmp_path)
        portal.articles = 60
        portal.reset({PATH.format(n): [teaser(n)] for n in range(1, 61)})
        killed = run_crawl(portal.url, options=AGAIN, batch=5, kill=["after", 9])
        assert killed.status == -9
        assert len(texts(tmp_path)) > len(before)
        broken = run_crawl(portal.url, options=AGAIN)
    assert broken.told["alarms"]
    assert texts(tmp_path) == before


def test_lists_that_are_empty_all_of_a_sudden(run_crawl, tmp_path):
    empty = Answer(b"<html><body><div class='list'></div></body></html>")
    with running_portal(4) as portal:
        for _ in range(5):
            assert run_crawl(portal.url).told["alarms"] == {}
        portal.reset({"/tin-tuc": [empty]})
        broken = run_crawl(portal.url)
    (alarm,) = broken.told["alarms"]["binhdinh"]
    selectors = "a.article-title[href], a:has(> .article-title)[href]"
    assert alarm == f"1 of 1 first list pages are without articles: list_links ({selectors}) finds nothing on 1"


def test_every_outcome_of_a_crawl_is_a_word_of_the_register(run_crawl, tmp_path):
    scripts = {
        "/robots.txt": [Answer(b"User-agent: *\nDisallow: /tin-tuc/a/bai-1.html\n", content_type="text/plain")],
        PATH.format(2): [Answer(status=404)],
        PATH.format(3): [Answer(status=403)],
        PATH.format(4): [Answer(status=301, headers={"Location": "/tin-tuc/a/bai-5.html"})],
        PATH.format(6): [Answer(b"<html><body><p>X</p></body></html>")],
        PATH.format(7): [Answer(b"%PDF", content_type="application/pdf")],
        PATH.format(8): [Answer(status=301, headers={"Location": "http://elsewhere.example/"})],
        PATH.format(9): [Answer(status=500)],
        PATH.format(10): [Answer(article_page(5).encode())],
    }
    with running_portal(10, scripts) as portal:
        crawled = run_crawl(portal.url)
    found = rows(tmp_path, "SELECT address, outcome FROM ledger WHERE kind = 'article'")
    by_number = {int(address.rpartition("-")[2].removesuffix(".html")): outcome for address, outcome in found}
    assert by_number == {
        1: "refused_by_robots",
        2: "gone",
        3: "refused_by_portal",
        4: "redirected",
        5: "stored",
        6: "unknown_layout",
        7: "unreadable",
        8: "refused_by_guard",
        9: "failed",
        10: "duplicate",
    }
    assert set(by_number.values()) <= OUTCOMES.keys()
    assert sum(crawled.told["promised"]["binhdinh"].values()) == 10
    assert crawled.told["unbalanced"] == {}


def test_a_list_that_states_more_than_it_names(run_crawl):
    page = list_page(1, 3).replace("</body>", "<p id='dem'>1 - 3 | 1.204</p></body>")
    with running_portal(3, {"/tin-tuc": [Answer(page.encode())]}) as portal:
        crawled = run_crawl(portal.url, selectors={"list_total": ["#dem"]})
    assert crawled.told["unbalanced"] == {"binhdinh": "lists state 1204 articles, 3 are known"}


def test_releasing_uses_everything_again(run_crawl, tmp_path):
    with running_portal(16) as portal:
        run_crawl(portal.url)
        portal.articles = 20
        portal.reset({PATH.format(n): [teaser(n)] for n in range(1, 21)})
        run_crawl(portal.url, options=AGAIN)
    with opened_store(tmp_path / "crawl.db", create=False) as db:
        assert release_all(db, "binhdinh") == 4
    assert len(texts(tmp_path)) == 20
