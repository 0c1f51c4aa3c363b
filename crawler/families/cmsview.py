"""Liferay 7 with `CmsViewPortlet` (Hòa Bình): every page is one address whose parameters say what is shown.

The parameters come in any order and number, so an address is spelled by what it means: the article, else the category
and the page of its list. Decisions are a table and detail pages of a second portlet; `crawler.decision` reads those.
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler import article, decision, listing
from crawler.listing import Listing
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url
from doisoat.records import Document

_PRIVATE = re.compile(r"_\w+_(?P<name>[A-Za-z]+)")
#: What an address is about: of several the first counts, and only with its companions.
_MEANINGS = (("articleId",), ("documentId", "mvcRenderCommandName"), ("categoryId", "cur"))
#: How a list is shown, but never which.
_IDLE = ("delta", "resetCur", "orderByCol", "orderByType")


def canonical(url: str) -> str:
    """The one spelling of a portlet's address; other addresses as everywhere."""
    parts = urlsplit(canonical_url(url))
    pairs = parse_qsl(parts.query)
    private = {found["name"]: pair for pair in pairs if (found := _PRIVATE.fullmatch(pair[0]))}
    if not private:
        return urlunsplit(parts)
    told = {name: pair for name, pair in private.items() if name not in _IDLE and (name, pair[1]) != ("cur", "1")}
    names = next((names for names in _MEANINGS if names[0] in told), tuple(told))
    kept = [told[name] for name in names if name in told]
    shown = [pair for pair in pairs if pair[0] in {"p_p_id", "p_p_lifecycle"}] if kept else []
    return canonical_url(urlunsplit((*parts[:3], urlencode(shown + kept), "")))


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles or decisions and further list pages that a list page leads to, within the source's hosts."""
    return listing.read_listing(body, url, source, charset, canonical)


def read_article(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Document:
    """The news item or decision that a page holds; all text in NFC."""
    if "_documentId=" in urlsplit(url).query:
        return decision.read_decision(body, url, source, charset, canonical)
    return article.read_article(body, url, source, charset, canonical)
