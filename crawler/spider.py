"""The one spider: reads what its source's family finds on a page. `crawler.outcome` gathers what one page yields."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import takewhile
from pathlib import Path
from typing import Any, ClassVar, cast
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure
from w3lib.encoding import http_content_type_encoding

from crawler.commit import committer_for
from crawler.dates import VIETNAM
from crawler.headers import conditions, header
from crawler.hosts import HOSTS
from crawler.listing import Form, Listing
from crawler.outcome import OutcomeMiddleware
from crawler.registry import family_of
from crawler.soft_404 import read_or_miss
from crawler.source import SourceDeclaration
from crawler.urls import is_allowed, resolve_link
from crawler.verdict import Answer, Verdict, challenge_cookie, judge
from doisoat.records import Document, Link
from doisoat.records.page import NOT_MODIFIED
from store.frontier import DueLink, ancestor_reasons

#: First list pages and what they offer come before everything that waits from earlier, and articles before further list
#: pages: the newest first, and `--limit` needs no whole listing. Known pages come last (`store.frontier`).
FIRST_PRIORITY, ARTICLE_PRIORITY, LISTING_PRIORITY = 0, 1, 2
OLDER_LEFT_OUT = "older articles left out"
_REDIRECTED = "redirected"
_CHALLENGE = "cookie challenge"


class PortalSpider(Spider):
    """Gathers one source; `crawler.spiders` makes a class of it for each declaration."""

    declaration: ClassVar[SourceDeclaration]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._shield_cookies = dict[str, dict[str | bytes, str | bytes | bool | float]]()

    def request(self, link: DueLink) -> Request:
        """The request for an address of the frontier: for the page if it changed, where we have read it already."""
        return Request(
            link.url,
            callback=self.parse,
            errback=self.failed,
            cookies=self._shield_cookies.get(link.host, {}),
            meta={"source": self.name, **link._asdict()},
            **_sending(link),
        )

    def parse(self, response: Response) -> Iterator[Document | Link | Verdict]:
        """What a page holds, or the verdict on an answer that holds nothing to read. Raises LayoutError."""
        request = cast("Request", response.request)
        if response.status == 304 and (request.meta["etag"] or request.meta["last_modified"]):
            yield Verdict(state="done", reason=NOT_MODIFIED)
            return
        if 300 <= response.status < 400 and header(response, "Location"):
            yield from self._redirected(response, request)
            return
        family, is_listing = family_of(self.declaration), request.meta["kind"] == "listing"
        answer = _answer(response)
        readable = family.listing_types if is_listing else family.article_types
        verdict = self._challenged(response, request) or judge(answer, readable, datetime.now(UTC))
        if verdict is not None:
            yield verdict
            return
        charset = http_content_type_encoding(answer.content_type)
        address = request.meta["key"] if request.meta["form"] else response.url
        if is_listing:
            listing = family.read_listing(response.body, address, self.declaration, charset)
            yield from self._links(listing, request.meta["key"])
        else:
            yield read_or_miss(family, response.body, address, self.declaration, charset)

    def failed(self, failure: Failure) -> None:
        """A request without an answer has its outcome too."""
        outcomes = cast("OutcomeMiddleware", self.crawler.get_spider_middleware(OutcomeMiddleware))
        outcomes.failed(failure.request, failure.value)  # type: ignore[attr-defined]

    def _links(self, listing: Listing, key: str) -> Iterator[Link | Verdict]:
        since, before = self._since(), self._ancestry(key)
        fresh = [a for a in listing.articles if not (since and a.published_at and a.published_at < since)]
        for article in fresh:
            priority = ARTICLE_PRIORITY if before else FIRST_PRIORITY
            dated = article.published_at and article.published_at.astimezone(VIETNAM).date()
            yield link_to(article.form or article.url, self.name, "article", priority, dated)
        if (fresh or not listing.articles) and len(before) + 1 < self.declaration.max_listing_pages:
            following: tuple[str | Form, ...] = (*listing.next_pages, *listing.next_forms)
            yield from (link_to(page, self.name, "listing", LISTING_PRIORITY) for page in following)
        if len(fresh) < len(listing.articles):
            yield Verdict(state="done", reason=OLDER_LEFT_OUT, partial=True)

    def _redirected(self, response: Response, request: Request) -> Iterator[Link | Verdict]:
        """A redirect is a page whose one link is its target, so it cannot be lost or followed twice."""
        target, key = resolve_link(response.url, header(response, "Location")), request.meta["key"]
        before = takewhile(_REDIRECTED.__eq__, self._ancestry(key))
        if target is None or not is_allowed(target, self.declaration.allowed_hosts):
            yield Verdict(state="refused", reason="redirected to another host")
        elif target == key:
            yield Verdict(state="pending", reason="redirected to itself")
        elif request.meta["kind"] == "article" and urlsplit(target).path == "/":
            yield Verdict(state="gone", reason="redirected to the home page")
        elif len(list(before)) >= self.settings.getint("REDIRECT_MAX_TIMES"):
            yield Verdict(state="failed", reason="too many redirects")
        else:
            kind = request.meta["kind"]
            yield link_to(target, self.name, kind, LISTING_PRIORITY if kind == "listing" else ARTICLE_PRIORITY)
            yield Verdict(state="done", reason=_REDIRECTED)

    def _challenged(self, response: Response, request: Request) -> Verdict | None:
        """The cookie wall of shared shields: take its cookie and ask once more, once. A second wall is a refusal."""
        cookie = challenge_cookie(response.body)
        if cookie is None:
            return None
        if request.cookies:
            HOSTS.give_up(request.meta["host"], f"{_CHALLENGE} repeated")
            return Verdict(state="refused", reason=f"{_CHALLENGE} repeated")
        self._shield_cookies[request.meta["host"]] = {"D1N": cookie}
        return Verdict(state="pending", reason=_CHALLENGE, wait=0.0)

    def _ancestry(self, key: str) -> tuple[str, ...]:
        return ancestor_reasons(committer_for(Path(self.settings["DOISOAT_DB"])).db, key)

    def _since(self) -> datetime | None:
        text = self.settings.get("DOISOAT_SINCE")
        return datetime.fromisoformat(text).replace(tzinfo=VIETNAM) if text else None


def link_to(page: str | Form, source: str, kind: str, priority: int, dated: date | None = None) -> Link:
    """The link to an address, or to a form, of a source."""
    form = page if isinstance(page, Form) else Form(url=page, body="", key=page)
    return Link(url=form.url, source=source, kind=kind, priority=priority, form=form.body, key=form.key, dated=dated)


def _sending(link: DueLink) -> dict[str, Any]:
    """How Scrapy asks: with a form by POST, else on the condition that the page changed since it was read."""
    if link.form:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return {"method": "POST", "body": link.form, "headers": headers}
    return {"headers": conditions(link.etag, link.last_modified)}


def _answer(response: Response) -> Answer:
    return Answer(
        status=response.status,
        body=response.body,
        content_type=header(response, "Content-Type"),
        retry_after=header(response, "Retry-After"),
    )
