"""What a family of portals has to offer: two pure functions of a page's bytes, its address and its source."""

from collections.abc import Callable
from dataclasses import dataclass

from crawler import document, listing
from crawler.listing import Listing
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url
from doisoat.records import Document

PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """How the pages of one content management system are read; both functions raise LayoutError for other pages.

    UnsafePageError is for one that is nested too deep. The bytes are UTF-8 or declare what they are; `charset` is what
    the HTTP header said of them, if anything.
    The address of a list page that was asked by POST is the key of its form (`crawler.listing`).
    `canonical` is its one spelling of an address.
    `listing_types` and `article_types` are the media types that its pages come in.
    """

    read_listing: Callable[[bytes, str, SourceDeclaration, str | None], Listing] = listing.read_listing
    read_article: Callable[[bytes, str, SourceDeclaration, str | None], Document] = document.read_document
    canonical: Callable[[str], str] = canonical_url
    listing_types: frozenset[str] = PAGE_TYPES
    article_types: frozenset[str] = PAGE_TYPES
