"""The newspaper: lists, the old and the new layout, the challenge, the page that is gone."""

import json
import re
from datetime import datetime
from urllib.parse import urljoin

from doisoat.demo.exchange import Request
from doisoat.demo.portals import PORTALS
from doisoat.demo.portals.mediatech_paths import article_path, is_old

HOST = "baotayninh.localhost"


def asked(handler, **headers):
    return handler(Request(method="GET", host=HOST, path="/tin-moi", headers=headers)).body.decode()


def cards_of(shown):
    return shown.css("div.block-content article.card h3.card-title > a")


def test_without_the_cookie_every_address_is_the_challenge(handlers):
    first = asked(handlers["baotayninh"])
    name, value = re.search(r'document\.cookie="(D1N)=([0-9a-f]{32})"\+"; path=/"', first).groups()
    assert "window.location.reload(true)" in first
    assert len(first) < 300
    assert asked(handlers["baotayninh"], Cookie=f"{name}=0{value[1:]}") == first
    assert asked(handlers["baotayninh"], Cookie="[") == first
    assert "block-content" in asked(handlers["baotayninh"], Cookie=f"a=b; {name}={value}")


def test_only_this_portal_has_a_challenge(handlers):
    for portal in PORTALS:
        page = handlers[portal.name](Request(method="GET", host=portal.host, path="/"))
        assert (b"D1N=" in page.body) == (portal.name == "baotayninh")


def test_following_the_pages_reaches_every_article_once_and_ends(look, held):
    target, seen = "/tin-moi", []
    while target:
        shown = look("baotayninh", target)
        seen += [urljoin("/", card.attrib["href"]) for card in cards_of(shown)]
        target = shown.xpath("//li[@class='page-item']/a[.='›']/@href").get()
    assert len(seen) == len(set(seen)) == len(held["baotayninh"]) + 1
    assert {article_path(a) for a in held["baotayninh"]} < set(seen)


def test_a_page_past_the_end_is_the_first_again(look):
    first, beyond = (look("baotayninh", f"/tin-moi{query}") for query in ("", "?page=7"))
    assert [c.attrib["href"] for c in cards_of(first)] == [c.attrib["href"] for c in cards_of(beyond)]


def test_a_slash_at_the_end_is_redirected(ask):
    response = ask("baotayninh", "/kinh-te/")
    assert (response.status, response.headers["Location"]) == (301, "/kinh-te")


def test_cards_link_in_two_ways_and_print_the_time_twice(look):
    shown = look("baotayninh", "/tin-moi")
    assert {card.attrib["href"].startswith("/") for card in cards_of(shown)} == {True, False}
    for time in shown.css("time.card-time"):
        printed = datetime.strptime(time.css("::text").get() + " +0700", "%H:%M | %d/%m/%Y %z")
        assert printed.timestamp() == int(time.attrib["rel"])


def test_the_article_that_is_gone_answers_with_the_home_page(ask, look):
    gone = [
        urljoin("/", c.attrib["href"]) for c in cards_of(look("baotayninh", "/tin-moi?page=2")) if "go-bo" in c.get()
    ]
    assert len(gone) == 1
    assert ask("baotayninh", gone[0]).body == ask("baotayninh", "/").body
    assert ask("baotayninh", "/khong-co") is None


def test_both_layouts_are_on_the_host_by_the_day_of_the_article(held):
    old = [a for a in held["baotayninh"] if is_old(a)]
    assert len(old) >= 3
    assert len(held["baotayninh"]) - len(old) >= 3
    assert all(re.fullmatch(r"/[a-z0-9-]+-a\d+\.html", article_path(a)) for a in old)
    assert all(a.published.year <= 2021 for a in old)


def test_layout_a_has_breadcrumb_above_and_useful_links_below(look, held):
    kinds = set()
    for article in filter(is_old, held["baotayninh"]):
        shown = look("baotayninh", article_path(article))
        assert shown.xpath("//div[@class='breadcrumb']/following-sibling::h1/text()").get() == article.title
        assert shown.css("div.date-update::text").get() == f"Cập nhật ngày: {article.published:%d/%m/%Y - %H:%M}"
        assert shown.css("h4.sapo::text, p.sapo::text").getall() == [article.lead]
        kinds |= {element.root.tag for element in shown.css(".sapo")}
        paragraphs = ["".join(p.css("::text").getall()) for p in shown.css("div.content-detail > p")]
        assert (paragraphs[0], paragraphs[-1]) == (article.body[0], article.author)
        assert (article.caption is None) or paragraphs[1] == article.caption
        assert not shown.css("div.content-detail .useful-links")
        assert shown.css("div.useful-links h3::text").get() == "Liên kết hữu ích"
    assert kinds == {"h4", "p"}


def test_layout_c_begins_with_a_stray_end_and_nests_a_second_document(ask, held):
    for article in (a for a in held["baotayninh"] if not is_old(a)):
        page = ask("baotayninh", article_path(article)).body.decode()
        assert re.match(r"<html [^>]*></html>\s*<head>", page)
        inside = page.partition('<div id="content-detail" class="detail">')[2]
        assert re.match(
            r'<div class="sapo">[^<]+\.\.\.</div>\s*<!DOCTYPE html[^>]*>\s*<html><body>\s*<p class="sapo">', inside
        )
        assert re.search(r"<p><ins [^>]*>.*?</ins>\s*<script>", inside, re.DOTALL)
        nested = inside.partition("</body></html>")[0]
        assert all(f"<p>{paragraph}</p>" in nested for paragraph in article.body)
        assert f'<p class="sapo">{article.lead}</p>' in nested
        assert not re.search("Cùng chuyên mục|Chia sẻ|card-title", nested)


def test_layout_c_states_its_ids_and_times(ask, held):
    for article in (a for a in held["baotayninh"] if not is_old(a)):
        path = article_path(article)
        page = ask("baotayninh", path).body.decode()
        assert f'<div id="post-id">{path.removesuffix(".html").rpartition("-")[2]}</div>' in page
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
        assert data["datePublished"] == f"{article.published:%Y-%m-%d %H:%M:%S}"
        assert data["dateModified"].endswith(".000000Z")
        assert re.search(
            rf"(Thứ \d|Chủ nhật), {article.published:%d/%m/%Y} \| {article.published:%H:%M}:00 \[GMT \+7\]", page
        )
        assert page.count("15/01/2026") == 2
