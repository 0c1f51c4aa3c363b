"""Search in the browser finds what `doisoat search` finds, and shows why."""

import re
from collections.abc import Callable

import pytest


def titles(page) -> list[str]:
    return re.findall(r'<h2><a href="/bai/\d+">(.*?)</a></h2>', page.text)


@pytest.mark.parametrize(
    "typed", ["rà soát thủ tục", "ra soat thu tuc", "thủ tục phú lãng", "phu lang RA SOAT", '"rà soát"']
)
def test_words_are_found_as_they_are_typed(ask: Callable, typed: str) -> None:
    assert titles(ask("/tim", params={"q": typed})) == ["Phú Lãng rà soát thủ tục"]


def test_what_was_found_is_marked(ask: Callable) -> None:
    assert "<mark>trực tuyến</mark>" in ask("/tim?q=truc+tuyen").text or "<mark>trực</mark>" in ask("/tim?q=truc").text


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "percent", "least": "76", "most": "77"}, ["Phú Lãng rà soát thủ tục"]),
        ({"kind": "percent", "least": "80,5", "province": "dak lak"}, ["Hồ sơ đúng hạn"]),
        ({"kind": "percent", "least": "99"}, []),
        ({"q": "ho so", "least": "80", "kind": "percent"}, ["Hồ sơ đúng hạn"]),
    ],
)
def test_figures_are_filters(ask: Callable, filters: dict[str, str], found: list[str]) -> None:
    assert titles(ask("/tim", params=filters)) == found


@pytest.mark.parametrize("filters", [{"least": "nhiều"}, {"period": "hôm qua"}])
def test_what_is_no_number_is_told(ask: Callable, filters: dict[str, str]) -> None:
    page = ask("/tim", params=filters)
    assert page.status_code == 400
    assert "is not a" in page.text


@pytest.mark.parametrize("typed", ['"', "* NEAR(", "title:x OR", "\x00", "'; DROP TABLE documents; --", "a" * 5000])
def test_nothing_that_can_be_typed_is_an_error(ask: Callable, typed: str) -> None:
    assert ask("/tim", params={"q": typed}).status_code == 200


def test_what_was_typed_stays_in_the_form_as_text(ask: Callable) -> None:
    assert 'value="&lt;b&gt;&#34;x"' in ask("/tim", params={"q": '<b>"x'}).text


def test_a_search_that_takes_too_long_is_stopped(ask: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    from doisoat.desk.pages import search as module

    def endless(db, *_: object) -> list:
        return db.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        ).fetchall()

    monkeypatch.setattr(module, "search", endless)
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    page = ask("/tim?q=a")
    assert page.status_code == 400
    assert "đã bị dừng" in page.text
    assert ask("/bai/1").status_code == 200
