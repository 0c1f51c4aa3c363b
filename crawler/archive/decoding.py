"""An exchange as the answer that a crawl would have seen: the same decoder, with the same bound."""

from functools import cache
from typing import cast

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response
from scrapy.settings import Settings
from scrapy.statscollectors import DummyStatsCollector

from crawler.addon import MANNERS
from crawler.archive.exchange import Exchange
from crawler.archive.parsing import RecordError


def decoded(exchange: Exchange) -> Response:
    """The answer with its body unpacked. Raises RecordError for a body that is too large, or cannot be unpacked."""
    headers = Headers()
    for name, value in exchange.headers:
        headers.appendlist(name, value)
    request = Request(exchange.url)
    raw = Response(exchange.url, status=exchange.status, headers=headers, body=exchange.body, request=request)
    decoder = _decoder()
    try:
        response = cast("Response", decoder.process_response(request, raw))
    except IgnoreRequest as error:
        raise RecordError("answer too large") from error
    except Exception as error:
        raise RecordError("body cannot be unpacked") from error
    if len(response.body) > MANNERS["DOWNLOAD_MAXSIZE"]:
        raise RecordError("answer too large")
    return response


@cache
def _decoder() -> HttpCompressionMiddleware:
    sizes = {name: MANNERS[name] for name in ("DOWNLOAD_MAXSIZE", "DOWNLOAD_WARNSIZE")}
    crawler = Crawler(Spider, Settings(sizes))
    crawler.stats = DummyStatsCollector(crawler)
    return HttpCompressionMiddleware(crawler=crawler)
