"""An answer of Scrapy as our nouns: what the verdict needs, and the page that is kept."""

from datetime import datetime
from hashlib import sha256

from scrapy.http import Response

from crawler.headers import header
from crawler.verdict import Answer
from doisoat.records import Page

_KEPT_HEADERS = ("content-type", "etag", "last-modified")


def answer_of(response: Response) -> Answer:
    """Status, decoded body and the headers that matter."""
    return Answer(
        url=response.url,
        status=response.status,
        body=response.body,
        content_type=header(response, "Content-Type"),
        retry_after=header(response, "Retry-After"),
        location=header(response, "Location"),
    )


def page_of(response: Response, fetched_at: datetime, form_key: str = "") -> Page:
    """The page; `fetched_at` is aware (UTC). One that a form asked for goes by the key of that form."""
    return Page(
        url=form_key or response.url,
        status=response.status,
        body=response.body,
        fetched_at=fetched_at,
        sha256=sha256(response.body).hexdigest(),
        headers={name: value for name in _KEPT_HEADERS if (value := header(response, name))},
    )
