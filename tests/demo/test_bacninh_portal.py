"""The portal in Liferay 6 markup: what a crawler needs, and what misleads it."""

import html
import json
import re
from collections import defaultdict

import pytest

from doisoat.demo.portals import bacninhportlet
from doisoat.demo.slugs import slug_without_d_stroke

PAGES = ("/chinh-tri", "/kinh-te", "/xa-hoi", "/so-nganh-dia-phuong")


def resource_of(look, page):
    script = "".join(look("bacninh", page).css("script::text").getall())
    return re.search(r"loadPageURL: '([^']+)'", script)[1]


def listed(ask, look, page, size=4):
    """All records of a page's list."""
    address, records, number, last = resource_of(look, page), [], 1, 1
    while number <= last:
        answer = json.loads(ask("bacninh", f"{address}&pageNum={number}&recordPerPage={size}&keyword=").body)
        records, last, number = [*records, *answer["items"]], answer["totalPageNum"], number + 1
    return records, last


@pytest.mark.parametrize("page", PAGES)
def test_category_pages_hold_no_articles_but_the_address_of_the_list(look, page):
    shown = look("bacninh", page)
    assert not [href for href in shown.css("a::attr(href)").getall() if "-/details" in href or "articleId" in href]
    address = resource_of(look, page)
    assert address.startswith(f"http://bacninh.localhost:8765{page}?")
    assert "p_p_resource_id=loadPage" in address


def test_the_lists_hold_every_article_and_one_of_them_twice(ask, look, held):
    seen = defaultdict(set)
    for page in PAGES:
        for record in listed(ask, look, page)[0]:
            seen[record["id"]].add(record["urlDetail"])
    assert len(seen) == len(held["bacninh"])
    assert sorted(len(addresses) for addresses in seen.values())[-2:] == [1, 2]


def test_lists_have_pages_and_an_end(ask, look):
    records, last = listed(ask, look, "/chinh-tri")
    assert (len(records), last) == (6, 2)
    assert listed(ask, look, "/chinh-tri", size=20)[1] == 1
    beyond = json.loads(ask("bacninh", f"{resource_of(look, '/chinh-tri')}&pageNum=3").body)
    assert beyond == {"items": [], "totalPageNum": 2}


def test_a_keyword_narrows_the_list(ask, look):
    address = resource_of(look, "/kinh-te")
    assert len(json.loads(ask("bacninh", f"{address}&keyword=PHIÊN CHỢ").body)["items"]) == 1
    assert json.loads(ask("bacninh", f"{address}&keyword=không+có").body)["items"] == []


def test_summaries_are_cut_off_and_escaped_twice(ask, look, held):
    leads = {a.title: a.lead for a in held["bacninh"]}
    cut = 0
    for page in PAGES:
        for record in listed(ask, look, page)[0]:
            once = html.unescape(record["summary"])
            text = html.unescape(once).removeprefix("<p>").removesuffix("</p>")
            assert "&lt;p&gt;" in once
            assert leads[html.unescape(record["title"])].startswith(text.removesuffix("..."))
            cut += text.endswith("...")
    assert cut


def test_an_article_without_address_is_found_by_its_number(ask, look):
    without = [(page, r) for page in PAGES for r in listed(ask, look, page)[0] if not r["urlDetail"]]
    assert without
    for page, record in without:
        portlet = "newsbycategory_WAR_bacninhportlet"
        shown = look("bacninh", f"{page}?p_p_id={portlet}&_{portlet}_articleId={record['id']}")
        assert shown.css("h1#contentDetailTitleId::text").get() == html.unescape(record["title"])


def test_every_address_of_an_article_shows_it(ask, held):
    article = next(a for a in held["bacninh"] if a.also_in)
    path = bacninhportlet.article_path(article)
    number = bacninhportlet.identity(path)
    for other in (path, path.removeprefix("/news"), path.replace("/news", "/en/news"), f"/-/details/20182/x-{number}"):
        assert article.title in ask("bacninh", other).body.decode()
        assert bacninhportlet.identity(other) == number
    assert ask("bacninh", f"{path}1") is None


def test_an_article_page_keeps_its_furniture_outside_the_content(look, held):
    for article in held["bacninh"]:
        shown = look("bacninh", bacninhportlet.article_path(article))
        assert shown.css("h1::text").getall()[0] == "Thực đơn"
        assert shown.css("h1#contentDetailTitleId::text").get() == article.title
        assert shown.css("div#sapoDetailId::text").get() == article.lead
        date = "".join(shown.css("div.date-news ::text").getall())
        assert re.fullmatch(rf"{article.published:%d/%m/%Y %H:%M} Số lượt xem: \d+", date)
        content = "".join(shown.css("div#contentDetail ::text").getall())
        assert all(paragraph in content for paragraph in article.body)
        assert not re.search("lượt xem|Chia sẻ|Tin liên quan|Thực đơn", content)
        right = shown.css("div#contentDetail > p")[-1]
        assert "right" in right.attrib["style"]
        assert "".join(right.css("::text").getall()) == article.author


def test_letters_of_latin_1_are_entities_in_the_body(ask, held):
    body = ask("bacninh", bacninhportlet.article_path(held["bacninh"][0])).body.decode()
    assert "&agrave;" in body.partition('id="contentDetail"')[2]


def test_slugs_lose_the_letter_d_with_stroke():
    assert slug_without_d_stroke("Chấp thuận đầu tư Đ") == "chap-thuan-au-tu"
