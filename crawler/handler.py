"""How an answer is fetched: Scrapy's way, from a server that is verified, with headers that end."""

from typing import TYPE_CHECKING, Any, cast

from OpenSSL import SSL
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.bounds import MOST_HEAD, AnswerRefusal
from crawler.certificates import CertificatePolicy, handshake_fault
from crawler.refusal import GuardRefusal

if TYPE_CHECKING:
    from crawler.spider import PortalSpider


class PortalDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's, with the policy of its source, and with errors that tell what was wrong."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        declaration = cast("type[PortalSpider]", crawler.spidercls).declaration
        policy = CertificatePolicy(declaration.tls_exceptions, declaration.certificates)
        self._contextFactory = cast("Any", policy)
        self._pool._factory = _Factory

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises GuardRefusal beside Scrapy's errors."""
        try:
            return await super().download_request(request)
        except DownloadFailedError as error:
            refusal = _refusal(error)
            if refusal:
                raise refusal from error
            raise


class _Protocol(_LenientHTTP11ClientProtocol):
    """Gives up on an answer whose headers do not end: Twisted would keep them all."""

    _head: int | None = 0

    def request(self, request: Any) -> Any:
        self._head = 0
        return super().request(request).addBoth(self._answered)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        if self._head is not None:
            self._head += len(data)
            if self._head > MOST_HEAD:
                connection = cast("Any", self)
                connection._giveUp(cast("Any", Failure)(AnswerRefusal("headers without end")))
                connection.transport.abortConnection()
                return
        cast("Any", super()).dataReceived(data)

    def _answered(self, result: Any) -> Any:
        self._head = None
        return result


class _Factory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: Any) -> _Protocol:  # noqa: ARG002, N802 - Twisted's name
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


def _refusal(error: DownloadFailedError) -> GuardRefusal | None:
    """Why a guard or the other side's TLS ended it for good, or None where something else was the matter."""
    for cause in (failure.value for failure in getattr(error.__cause__, "reasons", ())):
        if isinstance(cause, GuardRefusal):
            return cause
        if isinstance(cause, SSL.Error) and (fault := handshake_fault(cause)):
            return fault
    return None
