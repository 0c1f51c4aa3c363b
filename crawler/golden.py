"""Documents and list pages as golden JSON: what a saved page must give, to the letter, without what is not stated."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from crawler.listing import Listing
from crawler.source import SourceDeclaration
from doisoat.records import Document

_STATED = ("author", "published_at", "published_source", "number", "issued_on", "issuer", "signer")


def golden_document(document: Document, address: str, source: SourceDeclaration) -> dict[str, Any]:
    """What was read from the page at `address`; its province only where it is not the source's."""
    stated = {name: value for name in _STATED if (value := getattr(document, name)) is not None}
    return {
        "address": address,
        "url": document.url,
        "kind": document.kind,
        "title": document.title,
        "lead": document.lead,
        **{name: _printed(value) for name, value in stated.items()},
        **({"province": document.province} if document.province != source.province else {}),
        "body": document.body.split("\n") if document.body else [],
        "attachments": [[attachment.url, attachment.name] for attachment in document.attachments],
    }


def golden_listing(listing: Listing, address: str) -> dict[str, Any]:
    """What the list page at `address` leads to."""
    forms: Mapping[str, Any] = {"next_forms": [form.key for form in listing.next_forms]} if listing.next_forms else {}
    return {
        "address": address,
        "articles": [[article.url, _printed(article.published_at)] for article in listing.articles],
        "next_pages": list(listing.next_pages),
        **forms,
    }


def _printed(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
