"""SharePoint lists behind a JSON service (Vĩnh Phúc): lists and articles are both asked for by POST.

The form `do=QUERYDATA&…&UrlList=<list>&start=<offset>&length=50` answers `{"data": [{"ID", "Title", …}]}`.
An article is known by the address that people open; it is asked for as a window of the list that begins where it stood,
long enough to hold it when newer ones came before it.
"""

import json
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

from crawler import article
from crawler.charset import decode_page
from crawler.dates import read_moment
from crawler.listing import Form, ListedArticle, Listing, allowed_link
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url
from doisoat.records import Document
from doisoat.records.errors import LayoutError

TYPES = frozenset({"application/json", "text/json", "text/plain", "text/html"})
_WINDOW = 5
_PAGE = '<h1>{title}</h1><time>{day}</time><div class="lead">{lead}</div><div class="body">{body}</div>'


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles of one window of a list and the window after it; `url` is the key of the form that asked for it."""
    address, _, asked = url.partition("#")
    form = dict(parse_qsl(asked, keep_blank_values=True))
    items = _items(body, url, source, charset)
    try:
        start, length = int(form["start"]), int(form["length"])
        articles = tuple(_listed(items, address, form, source))
    except (KeyError, ValueError):
        raise LayoutError(f"{url}: no list of articles as source {source.name} declares it") from None
    following = urlencode({**form, "start": str(start + length)})
    forms = (Form(url=address, body=following, key=f"{address}#{following}"),) if len(items) >= length else ()
    return Listing(articles=articles, next_pages=(), next_forms=forms)


def read_article(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Document:
    """The article whose number `url` ends in, out of a window of its list."""
    wanted = parse_qs(urlsplit(url).query).get("ItemID", [""])[0]
    item = next((item for item in _items(body, url, source, charset) if str(item.get("ID")) == wanted), None)
    if item is None:
        raise LayoutError(f"{url}: no article of this number, as source {source.name} declares it")
    title = unescape(_markup(item, "Title").replace("##", ""))
    lead, words = _markup(item, "DescriptionNews"), _markup(item, "ContentNews")
    page = _PAGE.format(title=escape(title), day=escape(_text(item, "CreatedDate")), lead=lead, body=words)
    return article.read_article(page.encode(), url, source, "utf-8")


def _items(body: bytes, url: str, source: SourceDeclaration, charset: str | None) -> list[Mapping[str, Any]]:
    try:
        items = json.loads(decode_page(body, charset))["data"]
    except (ValueError, KeyError, TypeError, RecursionError):
        items = None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise LayoutError(f"{url}: no list and no article as source {source.name} declares it")
    return items


def _listed(
    items: list[Mapping[str, Any]], address: str, form: Mapping[str, str], source: SourceDeclaration
) -> Iterator[ListedArticle]:
    folder = quote(form["UrlList"].rstrip("/"))
    for place, item in enumerate(items, start=int(form["start"])):
        key = allowed_link(address, f"{folder}/View_Detail.aspx?ItemID={item['ID']}", source, canonical_url)
        if key:
            window = urlencode({**form, "start": str(place), "length": str(_WINDOW)})
            asked = Form(url=address, body=window, key=key)
            yield ListedArticle(url=key, published_at=read_moment(_text(item, "CreatedDate")), form=asked)


def _markup(item: Mapping[str, Any], field: str) -> str:
    """A field's HTML, which is escaped once more in some lists."""
    text = _text(item, field)
    return text if "<" in text else unescape(text)


def _text(item: Mapping[str, Any], field: str) -> str:
    return str(item.get(field) or "")
