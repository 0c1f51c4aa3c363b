"""An article in a look that nobody has declared: its main text as trafilatura finds it, and marked as read so.

Such a document is worth less than one that a layout has read: a line of the page round it may have come along, and its
author is not known. So it is only taken where the page plainly is the article that its address names.
"""

import re
from collections.abc import Callable

from lxml.html import HtmlElement, tostring

from crawler.blocks import text_lines
from crawler.markup import parse_page
from crawler.page_title import title_fits
from crawler.saved_page import stated_moment, stated_title
from crawler.source import SourceDeclaration
from doisoat.records import FALLBACK_LAYOUT, Document
from doisoat.records.compose import compose_document

#: A page with less in whole sentences may as well be a notice, a question for consent, or a list of links.
_FEWEST_CHARACTERS = 400
_SENTENCE = re.compile(r"[.!?…:;]['\"”’)]*$")
#: What trafilatura calls the parts of a text, and what they are called in HTML.
_TAGS = {"head": "h2", "list": "ul", "item": "li", "row": "tr", "cell": "td", "quote": "blockquote", "lb": "br"}


def read_fallback(
    body: bytes, url: str, source: SourceDeclaration, charset: str | None, canonical: Callable[[str], str]
) -> Document | None:
    """The article of a page that fits no layout, all text in NFC; None where the page does not plainly hold one."""
    page = parse_page(body, charset)
    title = stated_title(page)
    if not title or title_fits(body, url, charset) is not True:
        return None
    lines = [line for line in _main_lines(page.root) if line != title]
    if sum(len(line) for line in lines if _SENTENCE.search(line)) < _FEWEST_CHARACTERS:
        return None
    published = stated_moment(page)
    return compose_document(
        source=source.name,
        url=canonical(url),
        title=title,
        body="\n".join(lines),
        published_at=published,
        published_source="metadata" if published else None,
        province=source.province,
        layout=FALLBACK_LAYOUT,
        demo=source.demo,
    )


def _main_lines(page: HtmlElement) -> list[str]:
    """The lines of the main text, the rows of its tables divided by tabs."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it speaks of every page it cannot read
    found = bare_extraction(page, include_comments=False, favor_precision=True)
    content = getattr(found, "body", None)
    if content is None:
        return []
    for element in content.iter(*_TAGS):
        element.tag = _TAGS[element.tag]
    return text_lines(tostring(content, encoding="unicode"))
