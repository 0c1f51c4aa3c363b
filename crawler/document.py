"""The page of a source that prints news and decisions under addresses of one kind: its table says which it is."""

from collections.abc import Callable
from contextlib import suppress

from crawler import article, decision
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url
from doisoat.records import Document
from doisoat.records.errors import LayoutError


def read_document(
    body: bytes,
    url: str,
    source: SourceDeclaration,
    charset: str | None = None,
    canonical: Callable[[str], str] = canonical_url,
) -> Document:
    """The decision that a page states in a table, else its news item. Raises LayoutError where no layout fits."""
    if any(layout.kind == "decision" for layout in source.layouts):  # else the page need not be parsed twice
        with suppress(LayoutError):
            return decision.read_decision(body, url, source, charset, canonical)
    return article.read_article(body, url, source, charset, canonical)
