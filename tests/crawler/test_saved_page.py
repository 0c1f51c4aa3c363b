"""A saved page of any site: its title is not the logo, its text not the menu, its time the one it states."""

import pytest

from crawler.saved_page import read_saved_page
from doisoat.records.errors import LayoutError

MENU = '<nav><a href="/">Trang chủ của một cổng thông tin rất lớn với nhiều chuyên mục</a></nav>'
LINKS = "<ul>" + '<li><a href="/x">Một tin khác có nhan đề dài và không liên quan gì đến bài này</a></li>' * 9 + "</ul>"
ARTICLE = "<p>Sở Nội vụ đã rà soát 45 thủ tục.</p><p>Các xã <b>tiếp tục</b> làm.</p>"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def test_title_body_and_nothing_else() -> None:
    body = (
        f"<h1>Trang tin</h1>{MENU}<div><h1>Rà soát thủ tục</h1><div>{ARTICLE}</div></div>{LINKS}<footer>2024</footer>"
    )
    document = read_saved_page(page(body, "<title>Rà soát thủ tục - Trang tin</title>"), source="files")
    assert document.title == "Rà soát thủ tục"
    assert document.body == "Sở Nội vụ đã rà soát 45 thủ tục.\nCác xã tiếp tục làm."
    assert document.url.startswith("sha256:")
    assert document.published_at is None


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<meta property='og:title' content='Rà soát'>", ARTICLE, "Rà soát"),
        ("<title> Rà \n soát </title>", f"<h1>Logo</h1>{ARTICLE}", "Rà soát"),
        ("", f"<h1>Rà soát</h1><div>{ARTICLE}</div>", "Rà soát"),
        ("", f"<div><p>Rà soát</p>{ARTICLE}</div>", "Rà soát"),
    ],
    ids=["og:title", "title before logo", "heading alone", "first line"],
)
def test_where_the_title_comes_from(head: str, body: str, title: str) -> None:
    document = read_saved_page(page(body, head), source="files")
    assert (document.title, document.body.splitlines()[0]) == (title, "Sở Nội vụ đã rà soát 45 thủ tục.")


@pytest.mark.parametrize(
    "stated",
    [
        "<meta property='article:published_time' content='2024-05-02T01:00:00Z'>",
        "<meta itemprop='datePublished' content='2024-05-02 08:00'>",
        "<time datetime='2024-05-02T08:00:00+07:00'></time>",
    ],
)
def test_the_time_the_page_states(stated: str) -> None:
    document = read_saved_page(page(f"<h1>Tin</h1><div>{ARTICLE}</div>{stated}"), source="files")
    assert document.published_at is not None
    assert (document.published_at.isoformat(), document.published_source) == ("2024-05-02T08:00:00+07:00", "metadata")


def test_the_marked_body_goes_before_the_longest() -> None:
    other = "<div>" + "<p>Phần giới thiệu chung về cơ quan, rất dài và không phải tin.</p>" * 9 + "</div>"
    document = read_saved_page(page(f"<h1>Tin</h1><div itemprop='articleBody'>{ARTICLE}</div>{other}"), source="files")
    assert document.body.endswith("làm.")


@pytest.mark.parametrize("body", [b"", b"<p>", page(MENU), page("<script>var a = 1;</script>")])
def test_a_page_without_an_article(body: bytes) -> None:
    with pytest.raises(LayoutError, match="no article"):
        read_saved_page(body, source="files")
