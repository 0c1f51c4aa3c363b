"""The one spider: reads what its source's family finds on a page. `crawler.outcome` gathers what one page yields."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, cast

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.answers import answer_of
from crawler.commit import committer_for
from crawler.dates import VIETNAM
from crawler.headers import conditions
from crawler.hosts import HOSTS
from crawler.outcome import OutcomeMiddleware
from crawler.reading import CHALLENGE, Asked, is_redirect, read_answer
from crawler.source import SourceDeclaration
from crawler.verdict import Answer, Verdict, challenge_cookie
from doisoat.records import Document, Link
from store.frontier import Ancestor, DueLink, ancestors_of

FORM_HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


class PortalSpider(Spider):
    """Gathers one source; `crawler.spiders` makes a class of it for each declaration."""

    declaration: ClassVar[SourceDeclaration]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lists_read = 0
        self._shield_cookies = dict[str, dict[str | bytes, str | bytes | bool | float]]()

    def request(self, link: DueLink) -> Request:
        """The request for an address of the frontier: for the page if it changed, where we have read it already."""
        return Request(
            link.url,
            callback=self.parse,
            errback=self.failed,
            cookies=self._shield_cookies.get(link.host, {}),
            meta={"source": self.name, **link._asdict(), **self._bounds(link)},
            **_sending(link),
        )

    def parse(self, response: Response) -> Iterator[Document | Link | Verdict]:
        """What a page holds, or the verdict on an answer that holds nothing to read. Raises LayoutError."""
        answer, request = answer_of(response), cast("Request", response.request)
        met = None if is_redirect(answer) else self._met_challenge(answer, request)
        if met is not None:
            yield met
            return
        self._lists_read += request.meta["kind"] == "listing"
        yield from read_answer(answer, self._asked(request), self.declaration)

    @property
    def since(self) -> datetime | None:
        """The day before which articles are left out (aware)."""
        text = self.settings.get("DOISOAT_SINCE")
        return datetime.fromisoformat(text).replace(tzinfo=VIETNAM) if text else None

    def failed(self, failure: Failure) -> None:
        """A request without an answer has its outcome too."""
        outcomes = cast("OutcomeMiddleware", self.crawler.get_spider_middleware(OutcomeMiddleware))
        outcomes.failed(failure.request, failure.value)  # type: ignore[attr-defined]

    def _met_challenge(self, answer: Answer, request: Request) -> Verdict | None:
        """The cookie wall of shared shields: take its cookie and ask once more, once. A second wall is a refusal."""
        cookie = challenge_cookie(answer.body)
        if cookie is None:
            return None
        if request.cookies:
            HOSTS.give_up(request.meta["host"], f"{CHALLENGE} repeated")
            return None
        self._shield_cookies[request.meta["host"]] = {"D1N": cookie}
        return Verdict(state="pending", reason=CHALLENGE, wait=0.0)

    def _bounds(self, link: DueLink) -> dict[str, int]:
        """Files may be larger than pages, and take longer."""
        if link.kind != "attachment":
            return {}
        named = {"download_maxsize": "DOISOAT_FILE_MAXSIZE", "download_timeout": "DOISOAT_FILE_TIMEOUT"}
        return {name: self.settings.getint(setting) for name, setting in named.items()}

    def _asked(self, request: Request) -> Asked:
        meta = request.meta
        return Asked(
            key=meta["key"],
            kind=meta["kind"],
            by_form=bool(meta["form"]),
            on_condition=bool(meta["etag"] or meta["last_modified"]),
            since=self.since,
            lists_read=self._lists_read,
            ancestry=partial(self._ancestry, meta["key"]),
        )

    def _ancestry(self, key: str) -> tuple[Ancestor, ...]:
        return ancestors_of(committer_for(Path(self.settings["DOISOAT_DB"])).db, key)


def _sending(link: DueLink) -> dict[str, Any]:
    """How Scrapy asks: with a form by POST, else on the condition that the page changed since it was read."""
    if link.form:
        return {"method": "POST", "body": link.form, "headers": FORM_HEADERS}
    headers = conditions(link.etag, link.last_modified)
    if link.kind == "attachment":
        headers |= {"Accept": "*/*", **({"Referer": link.parent} if link.parent else {})}
    return {"headers": headers}
