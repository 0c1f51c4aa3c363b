"""Pages of the demonstration portal in VHV markup."""
# ruff: noqa: DTZ001 - portals print local time without zone

from datetime import datetime

import pytest

from doisoat.demo.article import Article
from doisoat.demo.exchange import Request
from doisoat.demo.portals.vhv import article_path, handler, post_date


def article(**changes: object) -> Article:
    fields = {
        "portal": "binhdinh",
        "slug": "a",
        "category": "kinh-te",
        "published": datetime(2025, 11, 20, 14, 24),
        "title": "Tiêu đề",
        "lead": "Dẫn",
        "body": ("Thân./.",),
    }
    return Article(**fields | changes)  # type: ignore[arg-type]


def page(path: str, *articles: Article) -> str:
    response = handler(articles)(Request(method="GET", host="binhdinh.localhost", path=path))
    assert response is not None
    return response.body.decode()


@pytest.mark.parametrize(
    ("moment", "printed"),
    [
        (datetime(2025, 11, 20, 14, 24), "Thứ năm, 20/11/2025 | 14:24"),
        (datetime(2021, 6, 6, 8, 5), "Chủ nhật, 06/06/2021 | 08:05"),
        (datetime(2024, 2, 29, 0, 0), "Thứ năm, 29/02/2024 | 00:00"),
    ],
)
def test_the_weekday_belongs_to_the_date(moment: datetime, printed: str):
    assert post_date(moment) == printed


def test_every_field_is_escaped():
    risky = "<b>&\"'"
    bad = article(title=risky, lead=risky, body=(risky,), author=risky, caption=risky)
    for path in (article_path(bad), "/tin-tuc", "/"):
        assert "<b>" not in page(path, bad)
    assert page(article_path(bad), bad).count("&lt;b&gt;&amp;") >= 5


def test_without_photo_and_author_their_places_are_empty():
    bare = page("/tin-tuc/kinh-te/a.html", article())
    assert "expNoEdit" not in bare
    assert "text-align: right" not in bare


def test_category_pages_hold_their_articles_only():
    listed = page("/tin-tuc/xa-hoi", article(), article(slug="b", category="xa-hoi", title="Bài hai"))
    assert "Bài hai" in listed
    assert "Tiêu đề" not in listed


def test_an_empty_category_is_a_page():
    assert "article-title" not in page("/tin-tuc/xa-hoi", article())


def test_the_clock_is_no_articles_date():
    assert "15/01/2026" in page("/", article())
    assert "15/01/2026" not in page("/", article()).split('<div class="main">')[1]
