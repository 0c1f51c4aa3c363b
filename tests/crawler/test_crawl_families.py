"""Whole crawls of portals that page by forms, with the saved pages of their families on real sockets."""

from pathlib import Path

import pytest
from crawl_client import rebuilt_hash, rows, states
from scripted_portal import Answer, running_portal

from crawler.listing import form_of
from crawler.registry import sources
from store.content_hash import content_hash
from store.database import opened_store

FILE = [Answer(b"%PDF-1.7 words", content_type="application/pdf")]
PAGES = Path(__file__).parent / "pages"
FRAGMENTS = (
    "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle#article_category_id=21604&site_id=308"
    "&page={}&page_size=15&keyword=&date_begin=&date_end=&show_no=False&show_post_date=False&num_of_text=0"
    "&show_view_count=False&filter_order_in_list=False&is_default=False&new=False&number_of_day=3&no=-5&lang=vi-VN"
)
SERVICE = (
    "/APIVP/api/DSTinTuc/QUERYDATA#do=QUERYDATA&fieldOrder=CreatedDate&ascending=desc"
    "&UrlList=%2Fct%2Fcms%2Ftintuc%2FLists%2FKinhTe&start={}&length={}"
)


def page(name: str, content_type: str = "text/html; charset=utf-8") -> list[Answer]:
    body = (PAGES / name).read_bytes()
    return [Answer(body.replace(b"https://www.ninhbinh.gov.vn", b""), content_type=content_type)]


def assert_archived(folder: Path, *, forms: int) -> None:
    """What forms brought is told apart in the archive too: the same database comes of it."""
    asked = "SELECT key, url, form FROM frontier WHERE form <> '' ORDER BY key"
    assert len(rows(folder, asked)) == forms
    crawled = rows(folder, "SELECT url FROM pages ORDER BY url")
    assert len(set(crawled)) == len(crawled)
    with opened_store(folder / "crawl.db", create=False) as db:
        assert rebuilt_hash(folder) == content_hash(db)
    with opened_store(folder / "rebuilt.db", create=False) as db:
        assert [tuple(row) for row in db.execute(asked)] == rows(folder, asked)


def test_fragments_of_uiarticle_are_asked_to_their_end(run_crawl, tmp_path):
    article = page("uiarticle/article.html")
    kept = {f"/kinh-te/tin-so-{n}-{381100 + n}": article for n in range(15)}
    first = "/kinh-te/thu-ngan-sach-chin-thang-dat-84-2-ke-hoach-381204"
    scripts = {
        "/kinh-te": page("uiarticle/list.html"),
        FRAGMENTS.format(2): page("uiarticle/list_fragment.html"),
        FRAGMENTS.format(3): page("uiarticle/list_fragment_empty.html"),
        first: article,
        "/kinh-te/them-12-san-pham-ocop-381190": page("uiarticle/document.html"),
        **kept,
        "/Uploads/bao-cao-9-thang.pdf": FILE,
        "/Uploads/ke-hoach-chuyen-doi-so.signed.pdf": FILE,
    }
    with running_portal(0, scripts) as portal:
        here = {"url": portal.url, "allowed_hosts": ["127.0.0.1"], "expected_minimum": 17, "listings": ["/kinh-te"]}
        crawled = run_crawl({"ninhbinh": here})
    assert (crawled.status, crawled.stderr, crawled.told["broken"]) == (0, "", {})
    assert {path: state for path, (state, _) in states(tmp_path).items()} == dict.fromkeys(scripts, "done")
    assert sorted(portal.paths[1:]) == sorted(scripts)
    assert rows(tmp_path, "SELECT number FROM documents WHERE kind = 'decision'") == [("18/KH-UBND",)]
    assert_archived(tmp_path, forms=2)


def test_a_list_service_gives_lists_and_articles(run_crawl, tmp_path):
    answer = page("sharepointapi/article.answer", "application/json; charset=utf-8")
    scripts = {
        SERVICE.format(0, 3): page("sharepointapi/list_full.answer", "application/json"),
        SERVICE.format(3, 3): page("sharepointapi/list_past_the_end.answer", "application/json"),
        **{SERVICE.format(place, 5): answer for place in range(3)},
    }
    with running_portal(0, scripts) as portal:
        listings = [SERVICE.format(0, 3)]
        here = {"url": portal.url, "allowed_hosts": ["127.0.0.1"], "expected_minimum": 1, "listings": listings}
        crawled = run_crawl({"vinhphuc": here})
    assert (crawled.status, crawled.stderr) == (0, "")
    file = "/ct/cms/tintuc/Lists/KinhTe/Attachments/20417/bieu%206%20thang.xlsx"
    detail = "/ct/cms/tintuc/Lists/KinhTe/View_Detail.aspx?ItemID={}"
    assert states(tmp_path) == {
        **{SERVICE.format(start, 3): ("done", "") for start in (0, 3)},
        **{detail.format(number): ("done", "") for number in (20417, 20416)},
        detail.format(20410): ("quarantined", "fits no declared layout"),  # left the window meanwhile
        file: ("gone", "HTTP 404"),
    }
    urls = rows(tmp_path, "SELECT url FROM documents ORDER BY url")
    assert urls == [(portal.url + detail.format(number),) for number in (20416, 20417)]
    assert_archived(tmp_path, forms=5)


def test_news_and_laws_of_nukeviet_in_one_crawl(run_crawl, tmp_path):
    empty = Answer(status=404)
    scripts = {
        "/vi/news/": page("nukeviet/list_3.html"),
        "/vi/laws/": page("nukeviet/documents.html"),
        "/vi/news/tin-3/hop-thon-77.html": page("nukeviet/article_3.html"),
        "/vi/news/tin-3/mua-bao-76.html": page("nukeviet/article.html"),
        "/vi/laws/detail/Quyet-dinh-so-214-QD-SYT-91/": page("nukeviet/decision.html"),
        "/vi/laws/detail/Ke-hoach-17-88/": [empty],
        "/vi/laws/?page=2": page("nukeviet/documents_table.html"),
        "/vi/laws/detail/Cong-van-40-12/": [empty],
        "/vi/news/page-2/": page("nukeviet/list_3.html"),
        "/vi/laws/detail/Quyet-dinh-so-214-QD-SYT-91/?download=1&id=0": FILE,
        "/vi/news/download/danh-sach.xlsx": FILE,
    }
    with running_portal(0, scripts) as portal:
        here = {"url": portal.url, "allowed_hosts": ["127.0.0.1"], "expected_minimum": 3}
        crawled = run_crawl({"syt-gialai": here})
    assert (crawled.told["added"], crawled.told["broken"], crawled.stderr) == (3, {}, "")
    assert sorted(portal.paths[1:]) == sorted(scripts)
    assert sorted(rows(tmp_path, "SELECT kind, count(*) FROM documents GROUP BY kind")) == [
        ("decision", 1),
        ("news", 2),
    ]


@pytest.mark.parametrize("name", ["vinhphuc"])
def test_a_form_that_begins_a_list_is_spelled_as_the_reader_spells_the_next(name):
    for path in sources()[name].listings:
        form = form_of(sources()[name].url + path)
        assert form is not None
        assert form.body.startswith("do=QUERYDATA&")
        assert form.body.endswith("&start=0&length=50")


def test_postback_pages_and_feeds_are_gathered_with_their_latest_forms(run_crawl, tmp_path):
    article = page("webforms/article.html")
    first, third = (PAGES / "webforms" / f"{name}.html" for name in ("list", "list_last"))
    here = "/vi/chinh-sach-va-cuoc-song"
    pages = [Answer(path.read_bytes()) for path in (first, third)]
    state = "%2FwEPDw%2BUK%3D"
    posted = (
        "__EVENTTARGET=ctl00%24cp%24dp%24ctl01%24ctl01&__EVENTARGUMENT="
        f"&__VIEWSTATE={state}&__VIEWSTATEGENERATOR=CA0B0334&__EVENTVALIDATION=%2FwEdAAQ&ctl00%24tim="
    )
    items = "".join(f"<item><link>/vi/{name}</link></item>" for name in ("tu-nguon-tin", "lop-hoc-dem"))
    scripts = {
        here: [pages[0]],
        f"{here}#{posted}": [pages[1]],
        "/rss": [Answer(f"<rss>{items}</rss>".encode(), content_type="application/rss+xml")],
        **{
            f"/vi/{name}": article
            for name in ("cang-ca-hon-ran", "lop-hoc-dem", "duong-moi", "cau-moi", "tu-nguon-tin")
        },
        "/files/bao%20cao.docx": FILE,
    }
    with running_portal(0, scripts) as portal:
        told = {"url": portal.url, "allowed_hosts": ["127.0.0.1"], "expected_minimum": 1, "listings": [here, "/rss"]}
        crawled = run_crawl({"khanhhoa": told})
    assert (crawled.status, crawled.stderr, crawled.told["broken"]) == (0, "", {})
    assert sorted(portal.paths[1:]) == sorted(scripts)
    assert {state for state, _ in states(tmp_path).values()} == {"done"}
