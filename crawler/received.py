"""An answer as the network gave it: before Scrapy unpacks its body."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.archive.exchange import Errand, Exchange
from crawler.registry import sources

if TYPE_CHECKING:
    from crawler.spider import PortalSpider

_EXCHANGE = "exchange"


class ReceivedMiddleware:
    """The one nearest to the network: remembers the answer with its request, for the archive."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making it."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Scrapy's way of showing an answer; it goes on as it is."""
        if "key" in request.meta:
            request.meta[_EXCHANGE] = Exchange(
                url=response.url,
                status=response.status,
                headers=tuple((name, value) for name, values in response.headers.items() for value in values),
                body=response.body,
                fetched_at=datetime.now(UTC),
                protocol=response.protocol or "HTTP/1.1",
                errand=_errand(request, cast("PortalSpider", self.crawler.spider)),
            )
        return response


def received(request: Request) -> Exchange:
    """The exchange of a request that was answered; its memory is free then."""
    return cast("Exchange", request.meta.pop(_EXCHANGE))


def _errand(request: Request, spider: "PortalSpider") -> Errand:
    declaration, since = spider.declaration, spider.since
    known = sources().get(declaration.name)
    at_home = known is not None and (known.url, known.demo) == (declaration.url, declaration.demo)
    return Errand(
        source=declaration.name,
        key=request.meta["key"],
        kind=request.meta["kind"],
        form=request.meta["form"],
        tls=(", ".join(declaration.tls_exceptions) or "verified") if request.url.startswith("https:") else "",
        since=since.isoformat() if since else "",
        origin="" if at_home else declaration.url,
        demo=declaration.demo,
    )
