"""Feeds and sitemaps as list pages: what they offer, when it was published, and what hostile ones cannot do."""

import gzip
from dataclasses import replace

import pytest

from crawler.families import FAMILIES
from crawler.feed import plain_feed, read_feed
from crawler.list_page import read_list_page
from crawler.registry import sources
from crawler.urls import canonical_url
from doisoat.records.errors import LayoutError

SOURCE = sources()["baocantho"]
HOME = SOURCE.url
AT = f"{HOME}/rss/kinh-te.rss"

RSS = f"""\ufeff<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet href="x.css"?><!-- one --><!-- two -->
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Kinh tế</title><link>{HOME}/kinh-te/</link><atom:link rel="next" href="{HOME}/rss/kinh-te.rss?p=2"/>
<item><title>Chợ &amp; cầu</title><link> {HOME}/cho-a1.html?utm_source=rss </link>
<pubDate>Wed, 25 Nov 2020 09:30:00 +0700</pubDate></item>
<item><title>Giờ chuẩn</title><link>/cau-a2.html</link><pubDate>Wed, 25 Nov 2020 02:30:00 GMT</pubDate></item>
<item><title>Chỉ có guid</title><guid isPermaLink="true">{HOME}/ben-a3.html</guid>
<dc:date>2020-11-24T08:00:00</dc:date></item>
<item><title>Ngày kiểu Việt</title><link><![CDATA[{HOME}/lua-a4.html]]></link>
<pubDate>Thứ năm, 20/11/2025 | 14:24</pubDate></item>
<item><title>Không ngày</title><link>{HOME}/vuon-a5.html</link><guid isPermaLink="false">5</guid></item>
<item><title>Nơi khác</title><link>https://khac.example.invalid/a6.html</link></item>
<item><title>Chỉ có số</title><guid isPermaLink="false">{HOME}/so-a7.html</guid></item>
<item><title>Lặp lại</title><link>{HOME}/cho-a1.html</link></item><item/>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="{AT}"/>
<entry><link rel="enclosure" href="{HOME}/a.mp3"/><link rel="alternate" href="{HOME}/cho-a1.html"/>
<updated>2020-11-26T00:00:00Z</updated><published>2020-11-25T09:30:00+07:00</published></entry>
<entry><link href="{HOME}/cau-a2.html"/><updated>2020-11-26T00:00:00Z</updated></entry></feed>"""

SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>{HOME}/cho-a1.html</loc><lastmod>2020-11-26T00:00:00+00:00</lastmod><image:image><image:loc>{HOME}/1.jpg</image:loc></image:image>
<news:news><news:publication_date>2020-11-25</news:publication_date></news:news></url>
<url><loc>{HOME}/kinh-te/</loc><lastmod>2020-11-26</lastmod></url></urlset>"""

INDEX = f"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{HOME}/sitemap-2020-11.xml.gz</loc>
<lastmod>2020-11-26</lastmod></sitemap><sitemap><loc>https://khac.example.invalid/s.xml</loc></sitemap></sitemapindex>"""


def read(text: str | bytes, source=SOURCE, at: str = AT):
    body = text if isinstance(text, bytes) else text.encode()
    listing = read_list_page(FAMILIES[source.family], body, at, source, None)
    articles = {a.url.removeprefix(HOME): a.published_at and a.published_at.isoformat() for a in listing.articles}
    return articles, [page.removeprefix(HOME) for page in listing.next_pages]


def test_rss():
    assert read(RSS) == (
        {
            "/cho-a1.html": "2020-11-25T09:30:00+07:00",
            "/cau-a2.html": "2020-11-25T02:30:00+00:00",
            "/ben-a3.html": "2020-11-24T08:00:00+07:00",
            "/lua-a4.html": "2025-11-20T14:24:00+07:00",
            "/vuon-a5.html": None,
        },
        ["/rss/kinh-te.rss?p=2"],
    )


def test_atom_prefers_the_day_of_publication():
    assert read(ATOM) == (
        {"/cho-a1.html": "2020-11-25T09:30:00+07:00", "/cau-a2.html": "2020-11-26T07:00:00+07:00"},
        [],
    )


def test_a_sitemap_offers_pages_and_of_images_nothing():
    both = {"/cho-a1.html": "2020-11-25T00:00:00+07:00", "/kinh-te/": "2020-11-26T00:00:00+07:00"}
    assert read(SITEMAP) == (both, [])


def test_a_source_says_which_addresses_are_articles():
    source = replace(SOURCE, articles=r"-a\d+\.html$")
    assert read(SITEMAP, source)[0] == {"/cho-a1.html": "2020-11-25T00:00:00+07:00"}


def test_an_index_leads_to_sitemaps_of_the_same_hosts():
    assert read(INDEX) == ({}, ["/sitemap-2020-11.xml.gz"])


def test_compressed_or_not_a_sitemap_is_the_same():
    assert read(gzip.compress(SITEMAP.encode())) == read(SITEMAP)


def test_families_spell_addresses_in_their_way():
    source = sources()["danang"]
    body = f"<rss><channel><item><link>{source.url}/vi/web/dng/-/cho?redirect=x</link></item></channel></rss>".encode()
    (article,) = read_list_page(FAMILIES[source.family], body, f"{source.url}/rss", source).articles
    assert article.url == "https://danang.gov.vn/web/dng/-/cho"


def test_a_page_is_no_feed():
    for body in (b"", b"\x1f\x8b", b"\x1f\x8bxx", b"<html><body><rss></rss></body></html>", b'{"rss": 1}', b"rss"):
        assert plain_feed(body) is None
    assert plain_feed(b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "a" "b"><html><head/></html>') is None


def test_many_comments_before_no_feed_end_soon():
    assert plain_feed(b"<!-- a -->" * 1500 + b"<html>") is None


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


def test_entities_are_not_expanded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("mat-khau")
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    items = "".join(f"<item><link>{HOME}/{name}-&{name};.html</link></item>" for name in ("l0", "l8", "x"))
    articles, _ = read(f"{doctype}<rss><channel>{items}</channel></rss>")
    assert not [address for address in articles if "ha" in address or "mat-khau" in address]


def test_a_bomb_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr("crawler.feed._LARGEST", 1 << 20)
    with pytest.raises(LayoutError, match="more than 1048576 bytes"):
        plain_feed(gzip.compress(b"<urlset>" + b" " * (2 << 20)))


@pytest.mark.parametrize(
    "body", ["<rss>", "<rss><channel><item><link>", "<urlset><url><loc>\0</loc></url>", "<feed>" + "<a>" * 9999]
)
def test_a_broken_feed_offers_nothing_and_breaks_nothing(body):
    assert read(body) == ({}, [])


def test_what_cannot_be_parsed_at_all_fits_no_layout():
    with pytest.raises(LayoutError, match="no feed that can be read"):
        read_feed(b"", AT, SOURCE, canonical_url)
