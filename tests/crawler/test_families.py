"""Saved pages of our own writing for every family, and what is read from them: every field, to the letter."""

import json
import re
import unicodedata
from datetime import date, datetime

import pytest
from saved_pages import DECLARED, PAGES

from crawler.families import FAMILIES
from crawler.families.cmsview import canonical
from crawler.golden import golden_document, golden_listing
from crawler.listing import form_of
from crawler.registry import family_of, sources
from crawler.soft_404 import read_or_miss
from crawler.urls import canonical_url
from crawler.verdict import Verdict
from doisoat.records.errors import LayoutError, UnsafePageError

#: Family → the source its pages are read for where their golden JSON names none (`source`).
SOURCES = {
    "assetpublisher": "danang",
    "bacninhportlet": "bacninh",
    "cmsview": "hoabinh",
    "contentfck": "baocantho",
    "drupal": "phutho",
    "hatinh": "hatinh",
    "mediatech": "baotayninh",
    "microdata": "vinhlong",
    "nukeviet": "syt-gialai",
    "onecms": "baodanang",
    "sharepointapi": "vinhphuc",
    "tandan": "dienbien",
    "tdpost": "baophuyen",
    "uiarticle": "ninhbinh",
    "vanban": "vanban",
    "vhv": "binhdinh",
    "webforms": "khanhhoa",
}
UNREADABLE = {
    *("bacninhportlet/home", "bacninhportlet/session_over", "bacninhportlet/without_numbers"),
    *("cmsview/home", "cmsview/decision_without_number"),
    *("drupal/home", "nukeviet/home", "tandan/home", "uiarticle/home"),
    *("sharepointapi/session_over", "sharepointapi/another_article"),
    *("vhv/d1n_stub", "vhv/soft_404"),
    *("mediatech/between_the_two", "mediatech/after_the_last_day", "mediatech/soft_404"),
}
SAVED = {
    f"{path.parent.name}/{path.stem}": path
    for path in sorted(PAGES.glob("*/*"))
    if path.suffix != ".json" and path.parent.name in SOURCES
}
LISTS = {
    name for name in SAVED if {"list", "listing", "category", "documents"} & set(name.rpartition("/")[2].split("_"))
}
#: What stands round the articles of all these pages, and in none of them.
FURNITURE = re.compile(
    r"lượt xem|lượt truy cập|đang truy cập|đang trực tuyến|đường dây nóng|chia sẻ|thực đơn|quảng cáo|A[-+]|in bài"
    r"|đọc bài|bản in|in trang|quay lại|đánh giá bài viết|tổng số điểm|tin liên quan|danh sách bài viết"
    r"|liên kết hữu ích|cùng chuyên mục|nghe bài viết|adsbygoogle|xem thêm|tác giả:|trang tin huyện"
    r"|23/11/2026|02/10/2026",
    re.IGNORECASE,
)


def golden(name: str) -> dict:
    stated = json.loads(SAVED[name].with_suffix(".json").read_text())
    return {key: value for key, value in stated.items() if key != "source"}


def source_of(path) -> str:
    """The source that a page was saved for, else the one that stands for its family."""
    golden = path.with_suffix(".json")
    stated = json.loads(golden.read_text()) if golden.exists() else {}
    return stated.get("source", SOURCES[path.parent.name])


def printed(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def page_of(name: str):
    return SAVED[name].read_bytes(), DECLARED[source_of(SAVED[name])]


def test_every_saved_page_is_either_read_or_known_not_to_be():
    assert {path.parent.name for path in PAGES.glob("*/*")} == set(FAMILIES)
    assert {name for name, path in SAVED.items() if not path.with_suffix(".json").exists()} == UNREADABLE
    assert {f"{p.parent.name}/{p.stem}" for p in PAGES.glob("*/*.json")} <= SAVED.keys()


@pytest.mark.parametrize("name", sorted(SAVED.keys() - UNREADABLE - LISTS))
def test_article_or_decision(name):
    body, source = page_of(name)
    expected = golden(name)
    document = family_of(source).read_article(body, expected["address"], source, None)
    assert document.layout in {layout.name for layout in source.layouts}
    assert golden_document(document, expected["address"], source) == expected
    assert document.source == source.name
    assert unicodedata.is_normalized("NFC", document.text)
    assert document.text[: document.title_end] == document.title
    assert document.text[document.title_end :].strip("\n").startswith(document.lead)
    assert document.text[document.lead_end + 1 :] == document.body


@pytest.mark.parametrize("name", sorted(LISTS))
def test_listing(name):
    body, source = page_of(name)
    expected = golden(name)
    listing = family_of(source).read_listing(body, expected["address"], source, None)
    assert golden_listing(listing, expected["address"]) == expected


@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_a_page_that_fits_no_layout_is_not_half_read(name):
    body, source = page_of(name)
    for url in (f"{source.url}/bai.html", f"{source.url}/web/guest/x?_a_INSTANCE_b_documentId=1"):
        with pytest.raises(LayoutError, match=f"as source {source.name} declares it"):
            family_of(source).read_article(body, url, source, None)


@pytest.mark.parametrize(
    "name", [*sorted(UNREADABLE - {"mediatech/soft_404", "mediatech/between_the_two"}), "mediatech/new_plain"]
)
def test_a_page_that_is_no_list_is_not_taken_for_one(name):
    body, source = page_of(name)
    with pytest.raises(LayoutError):
        family_of(source).read_listing(body, f"{source.url}/chinh-tri?pageNum=1", source, None)


@pytest.mark.parametrize("family", sorted(FAMILIES))
@pytest.mark.parametrize(
    "body", [b"", b"\0", b"<", b"\xff\xfe", b"{", b"{}", b"[" * 9999, b'{"items": 1}', b"<div>" * 9999]
)
def test_hostile_bytes_are_an_error_of_ours(family, body):
    source = next(source for source in DECLARED.values() if source.family == family)
    for read in (FAMILIES[family].read_article, FAMILIES[family].read_listing):
        with pytest.raises((LayoutError, UnsafePageError)):
            read(body, f"{source.url}/x", source, None)


def every_document():
    """Those of our own writing: the pages of a source that was added carry words of its portal."""
    for name, path in SAVED.items():
        if name in UNREADABLE | LISTS or source_of(path) != SOURCES[path.parent.name]:
            continue
        body, source = page_of(name)
        yield name, family_of(source).read_article(body, golden(name)["address"], source, None)


@pytest.mark.parametrize("name", sorted(sources()))
def test_every_source_reads_the_pages_of_its_family(name):
    source, read = sources()[name], 0
    for path in sorted((PAGES / source.family).glob("*.json")):
        expected = json.loads(path.read_text())
        page = next(p for p in path.parent.glob(f"{path.stem}.*") if p.suffix != ".json")
        if "title" in expected and expected.get("source", name) == name:
            document = family_of(source).read_article(
                page.read_bytes(), expected.get("address", source.url), source, None
            )
            shown = (document.title, document.lead, document.author, printed(document.published_at))
            fields = ("title", "lead", "author", "published_at")
            assert shown == tuple(expected.get(field) for field in fields)
            assert (document.source, document.province) == (source.name, expected.get("province", source.province))
            read += 1
    assert read


def test_no_furniture_in_title_lead_body_or_author():
    documents = dict(every_document())
    assert len(documents) >= 14
    around = "\n".join(path.read_text(errors="replace") for path in PAGES.glob("*/*.html"))
    assert len(set(map(str.casefold, FURNITURE.findall(around)))) >= 20  # else nothing was left out
    for name, document in documents.items():
        found = FURNITURE.search(f"{document.text}\n{document.author}")
        assert found is None, f"{name}: {found[0]}"


def test_the_seeds_are_spelled_as_links_to_them_are():
    for source in sources().values():
        for path in source.listings:
            spell = canonical if source.family == "cmsview" else canonical_url
            if form_of(path) is None:
                assert spell(source.url + path) == source.url + path


PORTLET = "vn_gov_hoabinh_portlet_cmsview_CmsViewPortlet_INSTANCE_awnZtg0lFMNJ"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("_P_articleId=7&p_p_id=P&_P_categoryId=2&p_p_lifecycle=0", "_P_articleId=7&p_p_id=P&p_p_lifecycle=0"),
        ("p_p_lifecycle=0&p_p_col_count=5&p_p_id=P&_P_articleId=7&_P_cur=3", "_P_articleId=7&p_p_id=P&p_p_lifecycle=0"),
        ("p_p_id=P&_P_cur=2&_P_delta=20&_P_resetCur=false&_P_categoryId=2", "_P_categoryId=2&_P_cur=2&p_p_id=P"),
        ("p_p_id=P&_P_cur=1&_P_delta=20&_P_categoryId=2&p_p_auth=x", "_P_categoryId=2&p_p_id=P"),
        ("p_p_id=P&_P_cur=1&_P_delta=20", ""),
        ("p_p_id=P", "p_p_id=P"),
        ("b=2&a=1", "a=1&b=2"),
    ],
)
def test_one_spelling_for_a_portlet_address(query, kept):
    spelled = canonical(
        "https://www.hoabinh.gov.vn/web/guest/cms?" + query.replace("P_", f"{PORTLET}_").replace("=P", f"={PORTLET}")
    )
    assert spelled.partition("?")[2].replace(PORTLET, "P") == kept
    assert canonical(spelled) == spelled


SOFT_404 = "https://baotayninh.vn/"


@pytest.mark.parametrize(
    ("page", "address", "gone"),
    [
        ("soft_404", "bai-viet-da-go-bo-100000001.html", True),
        ("soft_404", "135001.html", False),  # nothing can be told from a number
        ("between_the_two", "them-8-ban-tiep-nhan-ho-so-77.html", False),  # its look is new, the page is the right one
        ("after_the_last_day", "mot-bai-nao-khac-han-12.html", False),  # lists nothing: no home page
    ],
)
def test_the_home_page_in_place_of_an_article(page, address, gone):
    body, source = page_of(f"mediatech/{page}")
    if gone:
        verdict = read_or_miss(family_of(source), body, SOFT_404 + address, source, None)
        assert verdict == Verdict(state="gone", reason="another page in its place")
    else:
        with pytest.raises(LayoutError):
            read_or_miss(family_of(source), body, SOFT_404 + address, source, None)
