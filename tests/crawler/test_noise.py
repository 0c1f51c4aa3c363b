"""Saved pages at the next visit: what portals change all the time is no version, one digit is exactly one."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import fragment_fromstring, tostring
from saved_pages import DECLARED, PAGES

from crawler.families import FAMILIES
from crawler.markup import parse_page
from doisoat.records import Document
from store.database import opened_store
from store.documents import AddedCounts, add_documents
from store.versions import versions_of

ARTICLES = {
    f"{path.parent.name}/{path.stem}": path
    for path in sorted(PAGES.glob("*/*.html"))
    if path.with_suffix(".json").exists() and "title" in json.loads(path.with_suffix(".json").read_text())
}
_COUNTER = re.compile(
    r"((?:lượt xem|lượt truy cập|đang truy cập|đang trực tuyến|bài viết là|đánh giá): )[\d.]+", re.IGNORECASE
)
_TODAY = re.compile(r"\b(?:23/11/2026|02/10/2026)(?: \d\d:\d\d(?::\d\d)?)?")
_VOLATILE = re.compile(r"(?<=[?&;]t=)\d+")
_LIST = re.compile(r"(?<=<ul>)(?=<li><a)|(?<=<ul class=\"ul_list_detail\">)(?=<li>)")
_CONTENT = re.compile(r"<p\b")


def counters(markup: str) -> str:
    return _COUNTER.sub(r"\g<1>7.654", markup)


def clock(markup: str) -> str:
    return _TODAY.sub("25/12/2026 07:01:02", markup)


def token(markup: str) -> str:
    hidden = '<input type="hidden" name="_csrf" value="9f27"><script>var p_auth = "x71";</script>'
    return _VOLATILE.sub("1777777777", re.sub(r"(<body[^>]*>)", rf"\1{hidden}", markup, count=1))


def banner(markup: str) -> str:
    shown = '<div class="banner"><a href="/quang-cao/2"><img src="/qc/2.gif" alt="Mua 2 tặng 1"></a></div>'
    return re.sub(r"(<body[^>]*>)", rf"\1{shown}", markup, count=1)


def advertisement(markup: str) -> str:
    """Within the words, as networks place them."""
    shown = '<ins class="adsbygoogle">Quảng cáo 2</ins><script>show(2);</script><!-- 07:01:02 -->'
    return _CONTENT.sub(f"{shown}<p", markup, count=1)


def related(markup: str) -> str:
    return _LIST.sub('<li><a href="/moi-99.html">Bài 99 vừa đăng</a> (25/12/2026)</li>', markup)


def spacing(markup: str) -> str:
    return markup.replace("<p", "\n\n  <p").replace("</p>", " </p>\r\n")


NOISES = (counters, clock, token, banner, advertisement, related, spacing)


def read(name: str, markup: str) -> Document:
    family, path = name.partition("/")[0], ARTICLES[name]
    source = next(source for source in DECLARED.values() if source.family == family)
    address = json.loads(path.with_suffix(".json").read_text()).get("address", f"{source.url}/x")
    return FAMILIES[family].read_article(markup.encode("utf-8", "surrogateescape"), address, source, None)


def visited(folder: Path, *documents: Document) -> tuple[AddedCounts, int]:
    """What the last of several visits came to, and how many versions are kept."""
    with opened_store(folder / "visits.db", create=True) as db:
        for document in documents:
            counts = add_documents(db, [document])
        return counts, len(versions_of(db, 1))


def page(name: str) -> str:
    return ARTICLES[name].read_text(encoding="utf-8", errors="surrogateescape")


@pytest.mark.parametrize("noise", NOISES, ids=lambda noise: noise.__name__)
@pytest.mark.parametrize("name", ARTICLES)
def test_noise_is_no_version(tmp_path: Path, name: str, noise: Callable[[str], str]) -> None:
    assert visited(tmp_path, read(name, page(name)), read(name, noise(page(name)))) == (AddedCounts(unchanged=1), 0)


@pytest.mark.parametrize("noise", NOISES, ids=lambda noise: noise.__name__)
def test_the_noise_is_there(noise: Callable[[str], str]) -> None:
    loud = {name.partition("/")[0] for name in ARTICLES if noise(page(name)) != page(name)}
    assert len(loud) >= 3


COUNTED = (
    *("Lượt xem: {}", "Số lượt xem: {}", "Lượt đọc: {}", "Lượt truy cập: {}", "Đã xem: {}", "Views: {}"),
    *("12/03/2021 08:45 Số lượt xem: {}", "({} lượt xem)"),
)


@pytest.mark.parametrize("words", COUNTED)
@pytest.mark.parametrize("name", [name for name in ARTICLES if "decision" not in name])
def test_a_counter_under_the_words_is_no_version(tmp_path: Path, name: str, words: str) -> None:
    def counted(number: int) -> str:
        tree = parse_page(page(name).encode("utf-8", "surrogateescape"), None)
        layouts = next(source for source in DECLARED.values() if source.family == name.partition("/")[0]).layouts
        contents = (tree.css(selector) for layout in layouts for selector in layout.selectors.get("body", ()))
        content = next(filter(None, contents))[0].root
        content.append(fragment_fromstring(f"<p>{words.format(number)}</p>"))
        return tostring(tree.root, encoding="unicode")

    assert visited(tmp_path, read(name, counted(53)), read(name, counted(1054))) == (AddedCounts(unchanged=1), 0)


@pytest.mark.parametrize("name", ARTICLES)
def test_one_digit_is_one_version(tmp_path: Path, name: str) -> None:
    markup, before = page(name), read(name, page(name))
    printed = re.findall(r"\d+", f"{before.text} {before.number}")
    once = [n for n in printed if len(re.findall(rf"(?<!\d){n}(?!\d)", markup)) == 1]
    assert once
    for at, number in enumerate(once):
        edited = re.sub(rf"(?<!\d){number}(?!\d)", f"{number[:-1]}{(int(number[-1]) + 1) % 10}", markup)
        folder = tmp_path / str(at)
        folder.mkdir()
        after = read(name, edited)
        assert visited(folder, before, after, after) == (AddedCounts(unchanged=1), 1)
