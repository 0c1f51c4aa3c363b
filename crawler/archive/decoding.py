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

from crawler.addon import FILES, MANNERS
from crawler.archive.exchange import Exchange
from crawler.archive.parsing import RecordError


def decoded(exchange: Exchange) -> Response:
    """The answer with its body unpacked. Raises RecordError for a body that is too large, or cannot be unpacked."""
    headers = Headers()
    for name, value in exchange.headers:
        headers.appendlist(name, value)
    most = _most_bytes(exchange)
    request = Request(exchange.url, meta={"download_maxsize": most})
    raw = Response(exchange.url, status=exchange.status, headers=headers, body=exchange.body, request=request)
    decoder = _decoder()
    try:
        response = cast("Response", decoder.process_response(request, raw))
    except IgnoreRequest as error:
        raise RecordError("answer too large") from error
    except Exception as error:
        raise RecordError("body cannot be unpacked") from error
    if len(response.body) > most:
        raise RecordError("answer too large")
    return response


def _most_bytes(exchange: Exchange) -> int:
    """What the crawl would have taken in."""
    is_file = exchange.errand is not None and exchange.errand.kind == "attachment"
    return int(FILES["DOISOAT_FILE_MAXSIZE"] if is_file else MANNERS["DOWNLOAD_MAXSIZE"])


@cache
def _decoder() -> HttpCompressionMiddleware:
    sizes = {name: MANNERS[name] for name in ("DOWNLOAD_MAXSIZE", "DOWNLOAD_WARNSIZE")}
    crawler = Crawler(Spider, Settings(sizes))
    crawler.stats = DummyStatsCollector(crawler)
    return HttpCompressionMiddleware(crawler=crawler)
