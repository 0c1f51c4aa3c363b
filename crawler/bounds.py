"""How much one answer may cost us: its headers, its size unpacked, how deep its elements nest."""

from collections.abc import Callable

from lxml.etree import XPath
from parsel import Selector
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from crawler.refusal import GuardRefusal
from doisoat.records.errors import UnsafePageError

#: Pages of the web come to a twentieth of their size when packed, lists of one row over and over to a fiftieth.
MOST_RATIO = 100
#: Smaller ones are harmless whatever they were.
HARMLESS_SIZE = 1 << 20
#: Bytes of status line and headers: more than any server sends.
MOST_HEAD = 1 << 18
#: Deeper pages are made so; libxml2 would cut them off at 2048 without a word.
MOST_DEPTH = 1000

_goes_deeper: Callable[[object], bool] = XPath(f"boolean({'/*' * (MOST_DEPTH + 1)})")


class AnswerRefusal(GuardRefusal):
    """Raised for an answer that costs too much, or cannot be unpacked."""

    state = "quarantined"


class BoundedCompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's, with reasons that can be counted, and a bound on the ratio beside DOWNLOAD_MAXSIZE on the size."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The answer unpacked, or AnswerRefusal."""
        sent = len(response.body)
        try:
            unpacked = super().process_response(request, response)
        except IgnoreRequest as error:
            raise AnswerRefusal("answer too large when unpacked") from error
        except Exception as error:
            raise AnswerRefusal("answer cannot be unpacked") from error
        size = len(unpacked.body)
        if size > HARMLESS_SIZE and size > MOST_RATIO * sent:
            raise AnswerRefusal("answer packed beyond reason")
        return unpacked


def check_depth(page: Selector) -> None:
    """Raise UnsafePageError for a page whose elements nest too deep to be read whole."""
    if _goes_deeper(page.root):
        raise UnsafePageError(f"elements nest deeper than {MOST_DEPTH}")
