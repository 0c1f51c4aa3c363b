"""robots.txt as RFC 9309 means it: a portal that cannot be asked has not said yes."""

from time import monotonic
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from scrapy.utils.asyncio import sleep

from crawler.faults import reason_of
from crawler.hosts import HOSTS
from crawler.refusal import GuardRefusal
from crawler.urls import host_of, is_allowed

if TYPE_CHECKING:
    from crawler.spider import PortalSpider

_MOST_BYTES = 512_000
_MOST_REDIRECTS = 5
_MOST_DELAY = 120.0
_NO_RULES = b""
_ALL_FORBIDDEN = b"User-agent: *\nDisallow: /\n"
_AGENT = "doisoat"


class RobotsRefusal(IgnoreRequest):
    """Raised for an address that robots.txt forbids."""


class RobotsUnknown(IgnoreRequest):
    """Raised while it is not known what robots.txt says; the host is given up for this run."""


def robots_rules(status: int, content_type: str, body: bytes) -> bytes | None:
    """The rules that an answer to robots.txt stands for, or None where it does not tell (RFC 9309, 2.3.1)."""
    if status in {401, 403}:
        return _ALL_FORBIDDEN
    if status == 429 or status >= 500 or 300 <= status < 400:
        return None
    if status != 200 or "html" in content_type or body.lstrip()[:1] == b"<":
        return _NO_RULES
    return body[:_MOST_BYTES]


class RobotsMiddleware:
    """Asks every host for its robots.txt once a run, before its first page."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._rules = dict[str, RobotParser]()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise RobotsRefusal or RobotsUnknown."""
        if request.meta.get("robots"):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = await self._ask(origin)
            await sleep(HOSTS.pause(host_of(origin)))
        if not self._rules[origin].allowed(request.url, _AGENT):
            raise RobotsRefusal("robots.txt forbids it")

    async def _ask(self, origin: str) -> RobotParser:
        settings = self.crawler.settings
        reason = ""
        for attempt in range(settings.getint("DOISOAT_TRIES")):
            if attempt:
                await sleep(settings.getfloat("DOISOAT_RETRY_WAIT") * 2 ** (attempt - 1))
            try:
                response = await self._fetched(f"{origin}/robots.txt")
            except GuardRefusal as error:
                HOSTS.give_up(host_of(origin), reason_of(error))
                raise
            except Exception as error:  # noqa: BLE001 - whatever kept it from us, we do not know the rules
                reason = f"robots.txt: {reason_of(error)}"
                continue
            content_type = (response.headers.get("Content-Type") or b"").decode("latin-1").lower()
            rules = robots_rules(response.status, content_type, response.body)
            if rules is not None:
                return self._parsed(origin, rules)
            reason = f"robots.txt: HTTP {response.status}"
        HOSTS.give_up(host_of(origin), reason)
        raise RobotsUnknown(reason)

    async def _fetched(self, url: str) -> Response:
        """The answer after at most five redirects within the source's hosts."""
        engine, spider = self.crawler.engine, cast("PortalSpider", self.crawler.spider)
        for _ in range(_MOST_REDIRECTS + 1):
            request = Request(url, meta={"robots": True}, callback=NO_CALLBACK, dont_filter=True)
            response = await engine.download_async(request)
            location = response.headers.get("Location")
            if not 300 <= response.status < 400 or location is None:
                break
            url = urljoin(url, location.decode("latin-1"))
            if not is_allowed(url, spider.declaration.allowed_hosts):
                break
        return response

    def _parsed(self, origin: str, rules: bytes) -> RobotParser:
        parser = ProtegoRobotParser.from_crawler(self.crawler, rules)
        wanted = parser.crawl_delay(_AGENT)
        if wanted:
            delay = min(float(wanted), _MOST_DELAY)
            host = host_of(origin)
            HOSTS.set_delay(host, delay)
            HOSTS.rest(host, monotonic() + delay)
            slot = self.crawler.engine.downloader.slots.get(host)
            if slot is not None:
                slot.delay = max(slot.delay, delay)
        return parser
