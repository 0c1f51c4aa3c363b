"""The Mediatech newspaper system (Báo Tây Ninh), in an older and a newer look on one host.

Newer articles hold a cut-off copy of the lead (`div.sapo`), then a second document pasted in with the true one
(`p.sapo`), advertisements inside paragraphs, and clocks in the head that show today.
"""

import re

from crawler import listing
from crawler.listing import Listing
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url

_FIRST_PAGE = re.compile(r"\?page=1$")


def canonical(url: str) -> str:
    """The first page of a list has two addresses; other addresses as everywhere."""
    return _FIRST_PAGE.sub("", canonical_url(url))


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles and further list pages that a list page leads to, within the source's hosts."""
    return listing.read_listing(body, url, source, charset, canonical)
