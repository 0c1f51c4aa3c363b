"""Liferay 6 and 7 with the asset publisher: an article's address says all in its path, a list's page in one parameter.

The same article is linked in a second language's site, for printing, with the number of its group behind it, and with
parameters that say where its reader came from.
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler import article, listing
from crawler.listing import Listing
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url
from doisoat.records import Document

_LANGUAGE = re.compile(r"^/vi(?=/web/)")
_PRINTED = re.compile(r"/pop_up/?$")
_GROUP = re.compile(r"(?P<article>/content/(?!id/)[^/]+)/\d+$")
_PORTLET = ("p_p_id", "p_p_lifecycle")


def canonical(url: str) -> str:
    """The one spelling of an article's or a list page's address."""
    parts = urlsplit(canonical_url(url))
    path = _GROUP.sub(r"\g<article>", _PRINTED.sub("", _LANGUAGE.sub("", parts.path)))
    pairs = [] if "/-/" in path else parse_qsl(parts.query)
    pages = [pair for pair in pairs if pair[0].endswith("_cur") and pair[1] != "1"]
    if any(name.endswith("_cur") for name, _ in pairs):
        pairs = [pair for pair in pairs if pair in pages or (pages and pair[0] in _PORTLET)]
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(pairs), ""))


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles and further list pages that a list page leads to, within the source's hosts."""
    return listing.read_listing(body, url, source, charset, canonical)


def read_article(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Document:
    """The news item that a page holds; all text in NFC."""
    return article.read_article(body, url, source, charset, canonical)
