"""The ASP.NET system whose classes are named `ArticleHeader`, `UIListNews_Default` (Ninh Bình, Sơn La, Cao Bằng, …).

The first page of a list is in the HTML; where its pager is but numbers (`li[data-page]`), the others are fragments that
a script asks for by POST, with the ids it prints. An article's address ends in its number.
"""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from parsel import Selector

from crawler import listing
from crawler.listing import Form, Listing, form_of
from crawler.markup import parse_page
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url

_FRAGMENTS = "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle"
_ID = re.compile(r"\b(?P<name>article_category_id|site_id)\b['\"]?\s*[:=]\s*['\"]?(?P<id>\d+)")
_SIZE = 15
_USUAL = parse_qsl(
    "keyword=&date_begin=&date_end=&show_no=False&show_post_date=False&num_of_text=0&show_view_count=False"
    "&filter_order_in_list=False&is_default=False&new=False&number_of_day=3&no=-5&lang=vi-VN",
    keep_blank_values=True,
)
_FIRST_PAGE = re.compile(r"(?:/page/|\?page=)1$")
_ARTICLE = re.compile(r"-\d+$")


def canonical(url: str) -> str:
    """The first page of a list has several addresses; other addresses as everywhere."""
    return _FIRST_PAGE.sub("", canonical_url(url))


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles of a list page or of a fragment, and the pages or forms that come after it."""
    if form_of(url) is not None:
        return _fragment(body, url, source, charset)
    found = _articles(listing.read_listing(body, url, source, charset, canonical))
    first = _first_form(parse_page(body, charset), url)
    return replace(found, next_forms=(first,) if first else ())


def _fragment(body: bytes, url: str, source: SourceDeclaration, charset: str | None) -> Listing:
    """A fragment that is not full is the last; one of no words at all comes after it."""
    if not parse_page(body, charset).xpath("normalize-space(.)").get():
        return Listing(articles=(), next_pages=())
    found = _articles(listing.read_listing(body, url, source, charset))
    address, _, asked = url.partition("#")
    parameters = dict(parse_qsl(asked, keep_blank_values=True))
    following = _form(address, parameters | {"page": str(int(parameters["page"]) + 1)})
    return replace(found, next_forms=(following,) if len(found.articles) >= _SIZE else ())


def _articles(found: Listing) -> Listing:
    """Links to categories stand among those to articles."""
    return replace(found, articles=tuple(a for a in found.articles if _ARTICLE.search(urlsplit(a.url).path)))


def _first_form(page: Selector, url: str) -> Form | None:
    """The form of the second page, where a script prints what it needs and the pager has one."""
    ids = {found["name"]: found["id"] for script in page.css("script::text").getall() for found in _ID.finditer(script)}
    if len(ids) < 2 or not page.css("li.page-item[data-page='2']"):
        return None
    wanted = {"article_category_id": ids["article_category_id"], "site_id": ids["site_id"]}
    return _form(urljoin(url, _FRAGMENTS), {**wanted, "page": "2", "page_size": str(_SIZE), **dict(_USUAL)})


def _form(address: str, parameters: dict[str, str]) -> Form:
    body = urlencode(parameters)
    return Form(url=address, body=body, key=f"{address}#{body}")
