"""An answer that is not the article it was asked for, or is one in a look that nobody has declared."""

from crawler.fallback import read_fallback
from crawler.families.family import Family
from crawler.page_title import title_fits
from crawler.source import SourceDeclaration
from crawler.verdict import Verdict
from doisoat.records import Document
from doisoat.records.errors import LayoutError


def read_or_miss(
    family: Family, body: bytes, url: str, source: SourceDeclaration, charset: str | None
) -> Document | Verdict:
    """The document of a page, or the verdict that it is gone: in its place stands a page that lists others.

    A page that fits no layout, but plainly is the article, is read without one. Raises LayoutError for every other.
    """
    try:
        return family.read_article(body, url, source, charset)
    except LayoutError:
        if title_fits(body, url, charset) is False and _lists_others(family, body, url, source, charset):
            return Verdict(state="gone", reason="another page in its place")
        document = read_fallback(body, url, source, charset, family.canonical)
        if document is None:
            raise
        return document


def _lists_others(family: Family, body: bytes, url: str, source: SourceDeclaration, charset: str | None) -> bool:
    try:
        return bool(family.read_listing(body, url, source, charset).articles)
    except LayoutError:
        return False
