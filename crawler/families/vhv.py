"""The VHV platform (Bình Định, Gia Lai, Hưng Yên, …): numbered list pages, one article a page.

Where the pager answers clicks only, the next page is counted on: in the fragment that the list's script asks for
(`service=Content.Article.selectAll&…&pageNo=2`) and in the addresses of categories (`/chuyen-muc-…-c21072-2.html`).
"""

import re
from dataclasses import replace

from crawler import listing
from crawler.listing import Listing
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url

_NUMBER = re.compile(r"(?<=[?&]pageNo=)\d+|(?<=-)\d+(?=\.html$)")
_CATEGORY = re.compile(r"[?&]pageNo=\d|/chuyen-muc-[^/]*-c\d+-\d+\.html$")


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles and further list pages that a list page or a fragment leads to, within the source's hosts."""
    found = listing.read_listing(body, url, source, charset)
    here = canonical_url(url)
    if found.next_pages or not found.articles or not _CATEGORY.search(here):
        return found
    return replace(found, next_pages=(_NUMBER.sub(lambda number: str(int(number[0]) + 1), here),))
