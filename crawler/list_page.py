"""A list page of whatever kind: a feed or sitemap, or a page that the source's family reads."""

import re
from dataclasses import replace

from crawler.families.family import Family
from crawler.feed import plain_feed, read_feed
from crawler.listing import Listing
from crawler.source import SourceDeclaration


def read_list_page(
    family: Family, body: bytes, url: str, source: SourceDeclaration, charset: str | None = None
) -> Listing:
    """What a list page leads to; of its links those that the source's `articles` fits. Raises LayoutError."""
    xml = plain_feed(body)
    if xml is None:
        listing = family.read_listing(body, url, source, charset)
    else:
        listing = read_feed(xml, url, source, family.canonical)
    fits = re.compile(source.articles).search
    return replace(listing, articles=tuple(article for article in listing.articles if fits(article.url)))
