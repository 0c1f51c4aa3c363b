"""A saved page of any site: title, the densest node of text, and the time of publication its metadata states.

Pages of declared sources are better read by their family; this is for whatever a user has saved.
"""

import re
from collections import defaultdict
from datetime import datetime

from lxml.html import HtmlElement
from parsel import Selector

from crawler.blocks import markup_of, plain_line, text_lines
from crawler.charset import decode_page
from crawler.dates import read_moment
from crawler.layouts import remove
from doisoat.records import Document
from doisoat.records.compose import compose_document
from doisoat.records.errors import LayoutError

#: Where pages state when they were published, surest first.
_MOMENTS = (
    "meta[property='article:published_time']::attr(content)",
    "meta[itemprop='datePublished']::attr(content)",
    "[itemprop='datePublished']::attr(datetime)",
    "time[datetime]::attr(datetime)",
)
_STANDARD = re.compile(r"\s*\d{4}-\d{2}-\d{2}")
_STATED_TITLES = ("meta[property='og:title']::attr(content)", "title::text")
#: Beside the menus: a heading of the first order is the title or a logo.
_FURNITURE = (
    *("h1", "nav", "header", "footer", "aside", "form"),
    *(".breadcrumb", ".share", ".social", ".related", ".comment"),
)
_APART = ("nav", "header", "footer", "aside", "form", "a", "script", "style")
_OUTSIDE = " or ".join(f"ancestor-or-self::{tag}" for tag in _APART)
_HOLDERS = frozenset({"p", "div", "article", "main", "section", "td", "li", "body"})
#: A paragraph speaks for the node round it, and half as loud for the next one.
_SHARES = (1.0, 0.5)


def read_saved_page(body: bytes, *, source: str, url: str | None = None) -> Document:
    """The document in a page's bytes, all text in NFC. Raises LayoutError where there is no text or no title."""
    page = Selector(text=decode_page(body) or " ")
    title = stated_title(page)
    lines = _lines(page)
    if not title and lines:
        title = lines[0]
    if lines and lines[0] == title:
        lines = lines[1:]
    if not title or not lines:
        raise LayoutError("there is no article in this page; save its text as .txt and import that")
    published = stated_moment(page)
    return compose_document(
        source=source,
        url=url,
        title=title,
        body="\n".join(lines),
        published_at=published,
        published_source="metadata" if published else None,
    )


def stated_title(page: Selector) -> str:
    """The heading that the page's own title repeats, else the stated title, else any heading: a logo may be one too."""
    stated = [_line(text) for css in _STATED_TITLES for text in page.css(css).getall()[:1] if _line(text)]
    headings = [plain_line(heading.root) for heading in page.css("h1")]
    repeated = [h for h in headings if h and any(h.casefold() in s.casefold() for s in stated)]
    return next(iter([*sorted(repeated, key=len, reverse=True), *stated, *filter(None, headings)]), "")


def _lines(page: Selector) -> list[str]:
    content = next(iter(page.css("[itemprop='articleBody']")), None) or _densest(page)
    if content is None:
        return []
    remove(content, _FURNITURE)
    return text_lines(markup_of(content.root))


def _densest(page: Selector) -> Selector | None:
    """The node that holds most text outside links."""
    weights: defaultdict[HtmlElement, float] = defaultdict(float)
    for found in page.xpath(f"//body/descendant-or-self::*[not({_OUTSIDE})]"):
        element = found.root
        own = (element.text, *(child.tail for child in element))
        length = sum(len(text.strip()) for text in own if text)
        block = next((n for n in (element, *element.iterancestors()) if n.tag in _HOLDERS), element)
        around = block.getparent() if block.tag == "p" else block
        for share, holder in zip(_SHARES, (around, *around.iterancestors()), strict=False):
            weights[holder] += share * length
    if not any(weights.values()):
        return None
    return Selector(root=max(weights, key=lambda holder: weights[holder]), type="html")


def stated_moment(page: Selector) -> datetime | None:
    """When the page's metadata say that it was published; only as the standard writes it.

    Some newspapers state `1/8/2026 10:02:01 AM` there for 8 January.
    """
    texts = (text for css in _MOMENTS for text in page.css(css).getall())
    return next(filter(None, (read_moment(text) for text in texts if _STANDARD.match(text))), None)


def _line(text: str) -> str:
    return " ".join(text.split())
