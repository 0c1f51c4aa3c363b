"""Scrapy's scheduler over the frontier in the database: nothing is asked that is not written there."""

import logging
import sys
from collections import deque
from collections.abc import Collection, Iterator
from datetime import date
from math import inf
from pathlib import Path
from time import monotonic, time
from typing import Self, cast

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import CallLaterResult, call_later

from crawler.commit import committer_for
from crawler.hosts import HOSTS
from crawler.listing import form_of
from crawler.monitors.tally import Tally
from crawler.outcome import PAGE_SETTLED
from crawler.reading import FIRST_PRIORITY, link_to
from crawler.spider import PortalSpider
from crawler.urls import canonical_url
from doisoat.records.errors import StoreError
from store.database import transaction
from store.frontier import DueLink, add_links, begin_gathering, due_links, latest_due, next_due
from store.sources import add_sources

logger = logging.getLogger(__name__)

#: How soon to look again at a host that another spider keeps busy, in seconds.
_LOOK_AGAIN = 0.5


class FrontierScheduler(BaseScheduler):
    """Hands out an address when its host is free and due, and knows it as taken until its outcome is written."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.committer = committer_for(Path(settings["DOISOAT_DB"]))
        self._delay = settings.getfloat("DOWNLOAD_DELAY")
        self._longest_wait = settings.getfloat("DOISOAT_LONGEST_WAIT")
        self._most_rest = settings.getfloat("DOISOAT_MOST_REST")
        self._limit = settings.getint("DOISOAT_LIMIT")
        self._articles_left = self._limit or sys.maxsize
        self._due_until = inf if settings.getbool("DOISOAT_AGAIN") else None
        self._since = date.fromisoformat(since) if (since := settings.get("DOISOAT_SINCE")) else None
        self._taken = set[str]()
        self._under_way = set[str]()
        self._again = deque[Request]()
        self._alarm: CallLaterResult | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making it."""
        return cls(crawler)

    def open(self, spider: Spider) -> None:
        """Everything unfinished is pending again; the list pages of the source are known."""
        self.spider = cast("PortalSpider", spider)
        self.source = self.spider.declaration
        self.crawler.signals.connect(self.settled, PAGE_SETTLED)
        listings = (self.source.url + path for path in self.source.listings)
        pages = (form_of(url) or canonical_url(url) for url in listings)
        links = [link_to(page, self.source.name, "listing", FIRST_PRIORITY) for page in pages]
        self.committer.tallies[self.source.name] = Tally(self.source)
        self.committer.open(self._committed)
        try:
            with transaction(self.committer.db):
                add_sources(self.committer.db, [self.source.source])
                first_pages = [link.key for link in links]
                begin_gathering(
                    self.committer.db,
                    self.source.name,
                    first_pages,
                    now=time(),
                    due_until=self._due_until,
                    most_rest=self._most_rest,
                )
                add_links(self.committer.db, links)
            self._keep_resting()
        except StoreError as error:
            self.committer.fail(error)

    def close(self, reason: str) -> None:  # noqa: ARG002 - Scrapy's signature
        """The last outcomes are written."""
        if self._alarm is not None:
            self._alarm.cancel()
        self.committer.close(self._committed)
        if self.committer.error:
            logger.error("%s", self.committer.error)
        for host in self.source.allowed_hosts:
            if host in HOSTS.given_up:
                logger.error("%s was given up: %s", host, HOSTS.given_up[host])

    def has_pending_requests(self) -> bool:
        """Whether the crawl has to go on: something is taken, or will be due soon enough to wait for it."""
        if self._under_way:
            return True
        if self.committer.error:
            return False
        return bool(self._taken) or next(self._due(time() + self._longest_wait, HOSTS.given_up), None) is not None

    def enqueue_request(self, request: Request) -> bool:
        """Take back a request of ours that a middleware wants repeated. No other address comes this way."""
        if request.meta.get("key") in self._under_way:
            self._again.append(request)
            return True
        return False

    def next_request(self) -> Request | None:
        """A request whose host is free and due, else None; when nothing else is to do, what waits is written first."""
        if self._again:
            return self._again.popleft()
        link = self._next_link()
        if link is None and self._taken and not self._under_way:
            self.committer.flush()
            link = self._next_link()
        if link is None:
            self._look_again()
            return None
        return self._request(link)

    def settled(self, request: Request) -> None:
        """The outcome of a request is with the committer: its host is free, its address stays taken till written."""
        self._under_way.discard(request.meta["key"])
        HOSTS.release(request.meta["host"], monotonic())

    def _keep_resting(self) -> None:
        """What a host asked for in an earlier run holds in this one."""
        for host in self.source.allowed_hosts:
            wait = latest_due(self.committer.db, self.source.name, host) - time()
            if wait > 0:
                HOSTS.rest(host, monotonic() + wait)
            if wait > self._longest_wait:
                HOSTS.give_up(host, f"asked to come back in {wait:.0f} s")

    def _next_link(self) -> DueLink | None:
        if self._limit:
            self.committer.flush()  # what a list has just offered goes before what is known
        busy = [h for h in self.source.allowed_hosts if HOSTS.waiting_time(h, monotonic()) > 0]
        return None if self.committer.error else next(self._due(time(), busy), None)

    def _due(self, now: float, without_hosts: Collection[str]) -> Iterator[DueLink]:
        hosts = [h for h in self.source.allowed_hosts if h not in without_hosts]
        kind = None if self._articles_left else "attachment"  # the files of the last article are still wanted
        try:
            for host in hosts:
                yield from due_links(
                    self.committer.db,
                    self.source.name,
                    host,
                    now=now,
                    without=self._taken,
                    since=self._since,
                    kind=kind,
                )
        except StoreError as error:
            self.committer.fail(error)

    def _request(self, link: DueLink) -> Request:
        self._taken.add(link.key)
        self._under_way.add(link.key)
        self._articles_left -= link.kind == "article"
        HOSTS.take(link.host, monotonic(), self._delay)
        return self.spider.request(link)

    def _committed(self, keys: Collection[str]) -> None:
        self._taken.difference_update(keys)
        self._wake()

    def _look_again(self) -> None:
        """Scrapy asks again after every answer; when it is time we are waiting for, we have to wake it ourselves."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        waits = [self._waiting_time(host) for host in self.source.allowed_hosts if host not in HOSTS.given_up]
        soonest = min(waits, default=inf)
        if soonest < inf and not self.committer.error:
            self._alarm = call_later(soonest, self._wake)

    def _waiting_time(self, host: str) -> float:
        wait = HOSTS.waiting_time(host, monotonic())
        if wait == inf:
            return inf if self._under_way else _LOOK_AGAIN
        if wait > 0:
            return wait
        try:
            due = next_due(self.committer.db, self.source.name, host, after=time())
        except StoreError as error:
            self.committer.fail(error)
            return inf
        return inf if due is None else max(0.0, due - time())

    def _wake(self) -> None:
        # Scrapy offers no public way to say that there is work again before its heartbeat of five seconds.
        slot = self.crawler.engine and self.crawler.engine._slot
        if slot:
            slot.nextcall.schedule()
