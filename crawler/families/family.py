"""What a family of portals has to offer: two pure functions of a page's bytes, its address and its source."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from crawler.source import SourceDeclaration
from doisoat.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article that a list page offers: its canonical address and the time printed beside it, if any (aware)."""

    url: str
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list page leads to, in the page's order and each address once."""

    articles: tuple[ListedArticle, ...]
    next_pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """How the pages of one content management system are read; both functions raise LayoutError for other pages.

    The bytes are UTF-8 or declare what they are; `charset` is what the HTTP header said of them, if anything.
    """

    read_listing: Callable[[bytes, str, SourceDeclaration, str | None], Listing]
    read_article: Callable[[bytes, str, SourceDeclaration, str | None], Document]
