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
from doisoat.records.errors import LayoutError

_COUNTED = re.compile(r"(?P<before>[?&]pageNo=|/chuyen-muc-[^/]*-c\d+-)(?P<number>\d+)(?=&|$|\.html$)")


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles and further list pages that a list page or a fragment leads to, within the source's hosts."""
    here = canonical_url(url)
    counted = _COUNTED.search(here)
    try:
        found = listing.read_listing(body, url, source, charset)
    except LayoutError:
        if counted and int(counted["number"]) > 1:  # the page after the last; a first page without articles is broken
            return Listing(articles=(), next_pages=())
        raise
    if counted is None or found.next_pages:
        return found
    following = f"{counted['before']}{int(counted['number']) + 1}"
    return replace(found, next_pages=(_COUNTED.sub(following, here),))
