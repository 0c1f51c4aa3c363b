"""A visit to a portal: a handful of requests one after the other, by the crawl's own manners, and no database.

What to ask is a script, a coroutine that is given `ask`. Robots, pauses, sizes, TLS and addresses are those of a crawl.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from scrapy import Request, Spider, signals
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.answers import answer_of
from crawler.faults import reason_of
from crawler.listing import Form, form_of
from crawler.reading import is_redirect
from crawler.run import run_spiders
from crawler.source import SourceDeclaration
from crawler.spider import FORM_HEADERS
from crawler.urls import host_of, is_allowed, resolve_link
from crawler.verdict import Answer, challenge_cookie
from doisoat.records.errors import OperationError

_MOST_REDIRECTS = 5
#: Nothing is written, and a person waits for the answer.
_SETTINGS: Mapping[str, Any] = {
    "SCHEDULER": "scrapy.core.scheduler.Scheduler",
    "SPIDER_MIDDLEWARES": {"crawler.outcome.OutcomeMiddleware": None},
    "DOISOAT_TRIES": 1,
}
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What came of asking for `key`, an address or the key of a form: an answer, or the `fault` that kept it away.

    `redirects` are the addresses it led over, `certificate` says who vouches for the host (empty without TLS),
    `robots` what its robots.txt answered.
    """

    key: str
    answer: Answer | None = None
    fault: str = ""
    redirects: tuple[str, ...] = ()
    certificate: str = ""
    robots: str = ""

    @property
    def address(self) -> str:
        """What the page is known by: where it was found in the end, or the key of its form."""
        return self.key if "#" in self.key or self.answer is None else self.answer.url


Ask = Callable[[str | Form], Awaitable[Visit]]


def visit(
    source: SourceDeclaration,
    script: Callable[[Ask], Awaitable[T]],
    *,
    demo: str | None = None,
    contact: str | None = None,
    log_level: str | None = None,
) -> T:
    """What the script comes to; once a process. Raises what the script raises, and OperationError when interrupted."""
    ended: list[T | Exception] = []
    namespace = {"declaration": source, "script": staticmethod(script), "ended": staticmethod(ended.append)}
    given = {"DOISOAT_CONTACT": contact, "LOG_LEVEL": log_level, "DOWNLOAD_DELAY": 0 if demo else None}
    options = {**_SETTINGS, **{name: value for name, value in given.items() if value is not None}}
    run_spiders(options, [source], lambda _: type("SourceVisitor", (Visitor,), namespace), demo=demo)
    if not ended:
        raise OperationError(f"the visit to {source.url} was stopped before its end; nothing was written")
    if isinstance(ended[0], Exception):
        raise ended[0]
    return ended[0]


class Visitor(Spider):
    """Follows a script (it is given `ask`); `ended` is told its result or what it raised."""

    name = "visitor"
    declaration: ClassVar[SourceDeclaration]
    script: ClassVar[Any]
    ended: ClassVar[Any]

    async def start(self) -> AsyncIterator[Any]:
        """The whole visit; it yields nothing to Scrapy."""
        self._cookies: dict[str | bytes, str | bytes | bool | float | int] = {}
        self._robots: dict[str, str] = {}
        self.crawler.signals.connect(self._note_robots, signals.response_downloaded)
        try:
            self.ended(await self.script(self._ask))
        except Exception as error:  # noqa: BLE001 - Scrapy would log it; whoever visits is to hear it
            self.ended(error)
        for nothing in list[Any]():
            yield nothing

    async def _ask(self, page: str | Form) -> Visit:
        """The answer in the end: after redirects within the source's hosts and the cookie wall of shared shields."""
        form = page if isinstance(page, Form) else form_of(page) or Form(url=page, body="", key=page)
        url, body, redirects = form.url, form.body, list[str]()
        while True:
            found = await self._fetch(url, body)
            seen = replace(found, key=form.key, redirects=tuple(redirects), robots=self._robots.get(host_of(url), ""))
            if seen.answer is None:
                return seen
            if is_redirect(seen.answer):
                target = resolve_link(seen.answer.url, seen.answer.location)
                if target is None or not is_allowed(target, self.declaration.allowed_hosts):
                    return replace(seen, answer=None, fault=f"redirected to another host: {seen.answer.location}")
                if len(redirects) >= _MOST_REDIRECTS:
                    return replace(seen, answer=None, fault="too many redirects")
                redirects.append(target)
                url, body = target, ""
            elif (cookie := challenge_cookie(seen.answer.body)) and not self._cookies:
                self._cookies = {"D1N": cookie}
            else:
                return seen

    async def _fetch(self, url: str, body: str) -> Visit:
        posting: dict[str, Any] = {"method": "POST", "body": body, "headers": FORM_HEADERS} if body else {}
        request = Request(url, cookies=self._cookies, callback=NO_CALLBACK, dont_filter=True, **posting)
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever kept the answer away is what we report
            return Visit(key=url, fault=reason_of(error))
        return Visit(key=url, answer=answer_of(response), certificate=_certificate(response))

    def _note_robots(self, response: Response, request: Request) -> None:
        if request.meta.get("robots"):
            self._robots[host_of(request.url)] = f"HTTP {response.status}"


def _certificate(response: Response) -> str:
    """Who vouches for the host, as its certificate names them."""
    if response.certificate is None:
        return ""
    issuer = response.certificate.getIssuer()
    return str(getattr(issuer, "organizationName", b"") or getattr(issuer, "commonName", b""), "utf-8", "replace")
