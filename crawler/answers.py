"""An answer of Scrapy as our nouns: what the verdict needs, and the page that is kept."""

from hashlib import sha256

from scrapy.http import Response

from crawler.archive.exchange import Exchange
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


def page_of(response: Response, exchange: Exchange) -> Page:
    """The page that an exchange brought, decoded. One that a form asked for goes by the key of that form."""
    errand = exchange.errand
    return Page(
        url=errand.key if errand and errand.form else response.url,
        status=response.status,
        body=response.body,
        fetched_at=exchange.fetched_at,
        sha256=sha256(response.body).hexdigest(),
        headers={name: value for name in _KEPT_HEADERS if (value := header(response, name))},
        tls=(errand.tls or None) if errand else None,
    )
