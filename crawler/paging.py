"""Where the paging of a list ends, though the portal always offers one more page: calendars, loops, last pages again.

A page that offers nothing but what those before it offered is told by the store (`store.frontier.note_offers`), so that
a kill forgets nothing; here are the bounds of all others.
"""

from collections.abc import Sequence
from itertools import takewhile

from crawler.source import SourceDeclaration

#: Reasons of list pages that were read and lead no further, and of empty ones that may.
EMPTY = "no articles on this list page"
TOO_MANY = "the declared number of list pages is reached"
#: Empty pages in a row at which the paging ends, as in a calendar; the first page of a list is not counted.
_MOST_EMPTY = 2


def paging(articles: int, ancestry: Sequence[str], lists_read: int, source: SourceDeclaration) -> tuple[str, bool]:
    """The reason to note of a list page that offers so many articles (empty: none) and whether its pager is followed.

    `ancestry` are the reasons of the pages over which it was found, nearest first; with it `lists_read` were read in
    this run. The declared number bounds the depth of one list and, times the lists of the source, all of them together.
    """
    most = source.max_listing_pages
    if len(ancestry) + 1 >= most or lists_read >= most * len(source.listings):
        return TOO_MANY, False
    if not articles and ancestry:
        return EMPTY, len(list(takewhile(EMPTY.__eq__, ancestry))) + 1 < _MOST_EMPTY
    return "", True
