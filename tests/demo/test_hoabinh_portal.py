"""The portal in Liferay 7 markup: news lists and articles."""

import unicodedata

import pytest

from doisoat.demo.portals import cmsview
from doisoat.demo.portals.hoabinh_frame import category_address

NEWS = category_address(cmsview.ALL_NEWS)


def links_of(shown):
    return shown.css("div.cat_record div.title_v > a::attr(href)").getall()


def next_page(shown):
    return shown.css("ul.lfr-pagination-buttons li:last-child a::attr(href)").get()


def test_following_the_pager_reaches_every_article_and_ends(look, held):
    target, pages = NEWS, []
    while target and target != "javascript:;":
        shown = look("hoabinh", target)
        pages.append([cmsview.identity(link) for link in links_of(shown)])
        target = next_page(shown)
    assert [len(page) for page in pages] == [21, len(held["hoabinh"]) - 20]
    assert pages[0][0] == pages[1][0]
    assert len({link for page in pages for link in page}) == len(held["hoabinh"])


def test_a_page_past_the_end_is_the_last_again(look):
    prefix = f"{NEWS}&_{cmsview.PORTLET}_cur="
    assert links_of(look("hoabinh", f"{prefix}9")) == links_of(look("hoabinh", f"{prefix}2"))


def test_parameters_come_in_more_than_one_order(look):
    orders = {
        tuple(pair.partition("=")[0] for pair in link.split("?")[1].split("&"))
        for link in links_of(look("hoabinh", NEWS))
    }
    assert len(orders) > 2


def test_records_have_time_in_brackets_and_the_lead_as_plain_text(look, held):
    by_title = {unicodedata.normalize("NFC", a.title): a for a in held["hoabinh"]}
    for record in look("hoabinh", NEWS).css("div.cat_record"):
        article = by_title[unicodedata.normalize("NFC", record.css("h3::text").get())]
        assert record.css("span.time::text").get() == f"({article.published:%d/%m/%Y %H:%M})"
        assert record.xpath("div/br/following-sibling::text()").get().strip()


def test_an_empty_category_says_so(look):
    shown = look("hoabinh", category_address("11903"))
    assert shown.css("div.alert.alert-info::text").get()
    assert not links_of(shown)


def test_article_pages_keep_their_furniture_outside_the_content(look, held):
    for article in held["hoabinh"]:
        shown = look("hoabinh", cmsview.article_path(article))
        detail = shown.css("div#content_detail_news")
        title = detail.css("h1#titleDetail.title::text").get()
        assert unicodedata.normalize("NFC", title) == article.title
        assert detail.css("div.tool > span.date_time::text").get() == f"{article.published:%d/%m/%Y %H:%M}"
        assert detail.css("div#leadDetail.summary::text").get()
        assert (detail.css("div.author::text").get() or None) == article.author
        paragraphs = [unicodedata.normalize("NFC", p) for p in detail.css("div#contentDetail > p::text").getall()]
        assert tuple(paragraphs) == article.body
        assert not detail.css(".attachment, .list_share_button, #myRating, #footerOfNewDetail")
        assert len(shown.css("div#footerOfNewDetail ul.ul_list_detail")) in {1, 2}


def test_neighbours_are_at_most_ten_on_each_side(look, held):
    middle = sorted(held["hoabinh"], key=lambda a: a.published)[11]
    lists = look("hoabinh", cmsview.article_path(middle)).css("ul.ul_list_detail")
    assert [len(entries.css("li")) for entries in lists] == [10, 10]


def test_one_text_is_decomposed_and_the_others_are_not(look, held):
    forms = {}
    for article in held["hoabinh"]:
        title = look("hoabinh", cmsview.article_path(article)).css("h1#titleDetail::text").get()
        forms[article.normal_form] = forms.get(article.normal_form, True) and unicodedata.is_normalized(
            article.normal_form, title
        )
    assert forms == {"NFC": True, "NFD": True}


def test_an_article_about_a_listed_decision_offers_its_files(ask, look, held):
    with_files = [a for a in held["hoabinh"] if a.files_of]
    assert with_files
    for article in with_files:
        links = look("hoabinh", cmsview.article_path(article)).css("div.attachment li > a::attr(href)").getall()
        assert links
        assert all(ask("hoabinh", link).body.startswith(b"%PDF-1.4") for link in links)


@pytest.mark.parametrize("target", ["/web/guest/cms", f"/web/guest/cms?_{cmsview.PORTLET}_articleId=1", "/x"])
def test_what_is_not_there_is_a_404(ask, target):
    assert ask("hoabinh", target) is None


def test_the_feed_is_empty(look, ask):
    feed = look("hoabinh", NEWS).css("a:has(span.icon-rss)::attr(href)").get()
    assert ask("hoabinh", feed).body == b""
