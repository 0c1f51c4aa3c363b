"""Drupal (Phú Thọ): the pages of a list are counted from 0, so its first has two addresses."""

import re

from crawler import listing
from crawler.listing import Listing
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url

_FIRST_PAGE = re.compile(r"\?page=0$")


def canonical(url: str) -> str:
    """The one spelling of the first page; other addresses as everywhere."""
    return _FIRST_PAGE.sub("", canonical_url(url))


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles and further list pages that a list page leads to, within the source's hosts."""
    return listing.read_listing(body, url, source, charset, canonical)
