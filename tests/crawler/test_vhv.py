"""What the pages of the family `vhv` ask for beside what `test_families.py` reads from all saved pages."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crawler.families import FAMILIES
from crawler.registry import sources
from doisoat.records.errors import LayoutError, UnsafePageError

PAGES = Path(__file__).parent / "pages" / "vhv"
SOURCE = sources()["binhdinh"]


URL = "https://binhdinh.gov.vn/tin-tuc/a/bai.html"


def read_article(body, url, source):
    return FAMILIES["vhv"].read_article(body, url, source, None)


def read_listing(body, url, source):
    return FAMILIES["vhv"].read_listing(body, url, source, None)


FRAGMENT = b'<div class="article-right"><a class="article-title" href="/tin-tuc/a/bai-1.html">M</a></div>'
AJAX = "https://binhdinh.gov.vn/?categoryId=7&itemsPerPage=12&orderBy=publishTime+DESC&pageNo={}&service=Content.Article.selectAll"
NUMBERED = "https://binhdinh.gov.vn/chuyen-muc-tin-tong-hop-c21073-{}.html"


@pytest.mark.parametrize(
    ("address", "next_page"),
    [
        (AJAX, "pageNo={}"),
        (NUMBERED, "-{}.html"),
        ("https://binhdinh.gov.vn/tin/page/{}", "/page/{}"),
        ("https://binhdinh.gov.vn/tin?page={}", "?page={}"),
    ],
)
def test_lists_whose_pager_answers_clicks_only_are_counted_on(address, next_page):
    source = replace(SOURCE, next_page=next_page)

    def following(body, number):
        return read_listing(body, address.format(number) + ("&_t=1763600000000" if address is AJAX else ""), source)

    assert following(FRAGMENT, 1).next_pages == (address.format(2),)
    assert following(FRAGMENT, 9).next_pages == (address.format(10),)
    linked = FRAGMENT + b'<div class="wrapper-pagination"><a href="/tin-tuc?page=4">4</a></div>'
    assert following(linked, 3).next_pages == ("https://binhdinh.gov.vn/tin-tuc?page=4",)
    assert not following(b"<div>Trang cu</div>", 2).articles
    with pytest.raises(LayoutError):
        following(b"<div>Trang cu</div>", 1)


def test_a_list_ends_where_no_pager_leads_on_unless_its_pages_are_counted():
    assert read_listing(FRAGMENT, "https://binhdinh.gov.vn/tin-tuc", SOURCE).next_pages == ()
    for next_page in ("/page/{}", "?page={}"):
        listing = read_listing(FRAGMENT, "https://binhdinh.gov.vn/tin-tuc", replace(SOURCE, next_page=next_page))
        assert listing.next_pages == ("https://binhdinh.gov.vn/tin-tuc" + next_page.format(2),)


def test_hung_yen_has_two_more_names_for_its_text():
    source = sources()["hungyen"]
    for holder in ('id="container"', 'class="new-detail-layout-type-2"', 'class="article-content"'):
        body = f"""<h1 class="title-detail">Lúa mùa</h1><div class="post-date">Thứ năm, 20/11/2025 | lượt xem: 12</div>
        <div {holder}><p>Năng suất đạt 6,1 tấn/ha.</p><p>Đã gặt 98%.</p></div>"""
        document = read_article(body.encode(), "https://hungyen.gov.vn/a.html", source)
        assert (document.title, document.body) == ("Lúa mùa", "Năng suất đạt 6,1 tấn/ha.\nĐã gặt 98%.")
        assert document.published_at.isoformat() == "2025-11-20T00:00:00+07:00"


@pytest.mark.parametrize("name", ["d1n_stub", "soft_404"])
@pytest.mark.parametrize("read", [read_article, read_listing])
def test_a_page_that_fits_no_layout_is_not_half_read(name, read):
    with pytest.raises(LayoutError, match=r"bai\.html: no "):
        read((PAGES / f"{name}.html").read_bytes(), URL, SOURCE)


@pytest.mark.parametrize(
    "body", [b"", b"\0", b"<", b"\xff\xfe", b'<h1 class="title-detail"></h1><div class="common-content">x</div>']
)
def test_hostile_bytes_are_a_layout_error_too(body):
    for read in (read_article, read_listing):
        with pytest.raises(LayoutError):
            read(body, URL, SOURCE)


@pytest.mark.parametrize(
    ("end", "author", "last"),
    [
        ("<p>Hết./.</p><p>Thu Hà</p>", "Thu Hà", "Hết./."),
        ("<p>Hết./.</p><p>N.D</p>", "N.D", "Hết./."),
        ("<p>Hết.</p><p align='right'><em>Tin, ảnh: Thu Hà</em></p>", "Thu Hà", "Hết."),
        ("<p>Gồm ba phường.</p><p>Phường Hải An</p>", None, "Phường Hải An"),
        ("<p>Hết./.</p><p style='text-align:right'>Đạt 98,5%</p>", None, "Đạt 98,5%"),
    ],
)
def test_who_signed(end, author, last):
    body = f'<h1 class="title-detail">A</h1><div class="common-content"><p>Một.</p>{end}</div>'
    document = read_article(body.encode(), URL, SOURCE)
    assert (document.author, document.body.split("\n")[-1]) == (author, last)


def test_a_layout_is_not_used_for_pages_later_than_its_last_day():
    body = (PAGES / "sapo.html").read_bytes()  # of 20 March 2025
    layout = SOURCE.layouts[0]
    for last_day, readable in ((date(2025, 3, 19), False), (date(2025, 3, 20), True)):
        source = replace(SOURCE, layouts=(replace(layout, valid_until=last_day),))
        with nullcontext() if readable else pytest.raises(LayoutError):
            read_article(body, URL, source)


def nested(depth: int) -> bytes:
    markup = '<h1 class="title-detail">A</h1><div class="common-content">' + "<div>" * depth + "x" + "</div>" * depth
    return markup.encode()


def test_a_page_nested_like_a_bomb_does_not_take_the_program_along():
    assert read_article(nested(150), URL, SOURCE).body == "x"
    with pytest.raises(UnsafePageError):
        read_article(nested(20_000), URL, SOURCE)
