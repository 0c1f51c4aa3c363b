"""All that one answer yields becomes one PageOutcome: nothing of a page is kept before everything of it is known."""

import logging
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from time import monotonic, time
from typing import Any, Self, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from crawler.answers import page_of
from crawler.archive.exchange import Exchange
from crawler.commit import committer_for
from crawler.faults import PASSING, reason_of
from crawler.hosts import HOSTS
from crawler.patience import Patience
from crawler.reading import unreadable
from crawler.received import received
from crawler.refusal import GuardRefusal
from crawler.robots import RobotsUnknown
from crawler.verdict import Verdict
from doisoat.records import Document, Link, Page, PageOutcome
from doisoat.records.errors import StoreError

_DONE = Verdict(state="done", reason="")

logger = logging.getLogger(__name__)

#: Sent with `request` when its outcome is with the committer.
PAGE_SETTLED = object()


class OutcomeMiddleware:
    """Between the spider and the store: gathers, decides about trying again, hands over."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.committer = committer_for(Path(crawler.settings["DOISOAT_DB"]))
        self.committer.archive.segment_size = crawler.settings.getint("DOISOAT_SEGMENT_SIZE")
        self.patience = Patience.of(crawler.settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making it."""
        return cls(crawler)

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Gather to the end, then hand over; documents go on to pipelines and feeds, links do not."""
        request = cast("Request", response.request)
        gathered: list[Any] = []
        try:
            gathered = [thing async for thing in result]
            verdict = next((thing for thing in gathered if isinstance(thing, Verdict)), _DONE)
        except StoreError as error:
            self.committer.fail(error)
            verdict, gathered = Verdict(state="pending", reason="not written"), []
        except Exception as error:  # noqa: BLE001 - whatever breaks a reader is a verdict on its page
            verdict, gathered = unreadable(response.url, error), []
        if verdict.blocked:
            HOSTS.unheard(request.meta["host"], verdict.reason, self.patience.silence)
        else:
            HOSTS.heard(request.meta["host"])
        documents = tuple(thing for thing in gathered if isinstance(thing, Document))
        links = tuple(thing for thing in gathered if isinstance(thing, Link))
        exchange = received(request)
        page = page_of(response, exchange)
        self._hand_over(request, verdict, page=page, exchange=exchange, documents=documents, links=links)
        for thing in gathered:
            if not isinstance(thing, Link | Verdict):
                yield thing

    def failed(self, request: Request, error: BaseException | None) -> None:
        """The outcome of a request that brought no answer, or was refused."""
        reason = reason_of(error)
        if isinstance(error, RobotsUnknown):
            verdict = Verdict(state="pending", reason=reason, put_off=True)
        elif isinstance(error, PASSING):
            HOSTS.unheard(request.meta["host"], reason, self.patience.silence)
            verdict = Verdict(state="pending", reason=reason)
        elif isinstance(error, DownloadCancelledError):
            verdict = Verdict(state="quarantined", reason=reason)
        elif isinstance(error, IgnoreRequest):
            verdict = Verdict(state=error.state if isinstance(error, GuardRefusal) else "refused", reason=reason)
        else:
            logger.error("Fetching %s failed", request.url, exc_info=error)
            verdict = Verdict(state="failed", reason=reason)
        self._hand_over(request, verdict)

    def _hand_over(
        self,
        request: Request,
        verdict: Verdict,
        *,
        page: Page | None = None,
        exchange: Exchange | None = None,
        documents: Iterable[Document] = (),
        links: Iterable[Link] = (),
    ) -> None:
        """The committer gets the outcome before the scheduler lets the host be asked again."""
        host = request.meta["host"]
        state, wait = self.patience.settle(verdict, request.meta["attempts"] + 1)
        if verdict.rest:
            HOSTS.rest(host, monotonic() + wait)
        if wait > self.patience.longest_wait:
            HOSTS.give_up(host, f"{verdict.reason}, asked to come back in {wait:.0f} s")
        outcome = PageOutcome(
            key=request.meta["key"],
            source=request.meta["source"],
            state=state,
            reason=verdict.reason,
            page=page if state != "pending" else None,
            documents=tuple(documents),
            links=tuple(links),
            partial=verdict.partial,
            declared=verdict.declared,
        )
        self.committer.tallies[outcome.source].note(outcome, request.meta["kind"])
        self.committer.add(outcome, due_at=time() + wait if wait else 0.0, exchange=exchange)
        self.crawler.signals.send_catch_log(PAGE_SETTLED, request=request)
