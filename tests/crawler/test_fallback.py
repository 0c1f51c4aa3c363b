"""Pages in a look that nobody has declared: read where they plainly are the article, marked, and else left alone."""

from pathlib import Path

import pytest
from crawl_client import rows, states
from scripted_portal import Answer, running_portal

from crawler.page_title import title_fits
from crawler.registry import family_of, sources
from crawler.soft_404 import read_or_miss
from crawler.verdict import Verdict
from doisoat.records import FALLBACK_LAYOUT
from doisoat.records.errors import LayoutError, UnsafePageError

PAGES = Path(__file__).parent
ARTICLE = (PAGES / "unknown_looks" / "article.html").read_bytes()
SOURCE = sources()["gialai"]
ADDRESS = f"{SOURCE.url}/tin-tuc/xa-phu-loc-ha-lap-dong-ho-nuoc.html"


def read(body: bytes, address: str = ADDRESS, source=SOURCE):
    return read_or_miss(family_of(source), body, address, source, None)


def test_an_article_in_an_unknown_look_is_read_and_marked():
    document = read(ARTICLE)
    assert (document.layout, document.kind, document.url) == (FALLBACK_LAYOUT, "news", ADDRESS)
    assert (document.title, document.lead, document.author) == ("Xã Phú Lộc Hạ lắp đồng hồ nước", "", None)
    assert (document.published_at.isoformat(), document.published_source) == ("2025-10-06T07:15:00+07:00", "metadata")
    assert (document.source, document.province) == (SOURCE.name, SOURCE.province)
    lines = document.body.split("\n")
    assert lines[0].startswith("Ban chỉ đạo xã cho biết")
    assert lines[-3:] == ["Thôn\tSố hộ", "Thôn Đông\t412", "Thôn Tây\t491"]
    assert not [word for word in ("Chia sẻ", "Tin liên quan", "Đường dây nóng", "23/11/2026") if word in document.text]


def test_a_layout_that_fits_goes_before():
    body = (PAGES / "pages" / "vhv" / "sapo.html").read_bytes()
    assert read(body).layout == "vhv-news"


def test_a_time_that_puts_the_month_first_is_not_read():
    stated = ARTICLE.replace(b"2025-10-06T07:15:00+07:00", b"1/8/2026 10:02:01 AM")
    assert (read(stated).published_at, read(stated).published_source) == (None, None)


def test_family_spells_the_address():
    source = sources()["danang"]
    document = read(ARTICLE, f"{source.url}/vi/web/dng/-/xa-phu-loc-ha-lap-dong-ho-nuoc?redirect=x", source)
    assert document.url == f"{source.url}/web/dng/-/xa-phu-loc-ha-lap-dong-ho-nuoc"


SHORT = ARTICLE.partition(b"</p>")[0] + b"</p></div></main></body></html>"


@pytest.mark.parametrize(
    ("body", "address"),
    [
        (ARTICLE, f"{SOURCE.url}/tin-tuc/hop-thuong-ky-thang-muoi-hai.html"),  # another page, though it lists none
        (ARTICLE, f"{SOURCE.url}/tin-tuc/135001.html"),  # nothing says which article it should be
        (SHORT, ADDRESS),
        (b'{"title": "xa phu loc ha lap dong ho nuoc"}' * 50, ADDRESS),
        (b"<title>xa phu loc ha lap dong ho nuoc</title>" + b"<div>" * 9999, ADDRESS),
        (b"<title>xa phu loc ha lap dong ho nuoc</title><p>" + b"<a href=/x>xa phu loc ha</a>" * 500, ADDRESS),
        (b"", ADDRESS),
    ],
)
def test_what_is_not_plainly_the_article_is_left_alone(body, address):
    with pytest.raises((LayoutError, UnsafePageError)):
        read(body, address)


def test_the_home_page_in_its_place_is_still_gone():
    body = (PAGES / "pages" / "mediatech" / "soft_404.html").read_bytes()
    address = "https://baotayninh.vn/bai-viet-da-go-bo-100000001.html"
    assert read(body, address, sources()["baotayninh"]) == Verdict(state="gone", reason="another page in its place")


@pytest.mark.parametrize(
    ("path", "fits"),
    [
        ("/-/chap-thuan-au-tu-uong-day-ien.html", True),  # slugs that lost their đ
        ("/-/chap-thuan-au-tu-uong-day-ien", True),
        ("/chap-thuan-au-tu-uong-day-ien/", True),
        ("/-/ket-qua-hop-hoi-ong.html", False),
        ("/kinh-te/", None),
        ("/135001.html", None),
    ],
)
def test_whether_a_title_fits_its_address(path, fits):
    body = "<title>Chấp thuận đầu tư đường dây điện</title>".encode()
    assert title_fits(body, f"https://bacninh.gov.vn{path}", None) is fits


def test_a_crawl_keeps_it_and_says_so(run_crawl, tmp_path):
    name = "/tin-tuc/xa-phu-loc-ha-lap-dong-ho-nuoc.html"
    listing = f'<a class="article-title common-title" href="{name}">Xã</a>'.encode()
    with running_portal(0, {"/tin-tuc": [Answer(listing)], name: [Answer(ARTICLE)]}) as portal:
        crawled = run_crawl({"gialai": {"url": portal.url, "allowed_hosts": ["127.0.0.1"], "listings": ["/tin-tuc"]}})
    assert crawled.status == 0
    assert crawled.stderr == ""
    assert states(tmp_path)[name] == ("done", "")
    assert rows(tmp_path, "SELECT layout, kind FROM documents") == [("fallback", "news")]
