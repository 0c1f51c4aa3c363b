"""A page's bytes as a tree to select in."""

import re

from parsel import Selector

from crawler.bounds import check_depth
from crawler.charset import decode_page

#: The parser drops what stands behind them; some templates write them in the middle, or paste a second page in.
_CLOSING = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def parse_page(body: bytes, charset: str | None) -> Selector:
    """The whole page; `charset` is what the HTTP header said. Bytes that are no page give an empty tree.

    Raises UnsafePageError for one that is nested too deep.
    """
    page = Selector(text=_CLOSING.sub("", decode_page(body, charset)) or "<html></html>", type="html")
    check_depth(page)
    return page
