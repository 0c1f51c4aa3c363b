"""What an answer yields: one pure function for the crawl that has just received it and for the archive that kept it."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from http import HTTPStatus
from itertools import takewhile
from urllib.parse import urlsplit

from w3lib.encoding import http_content_type_encoding

from crawler.attachment import FILE_PRIORITY, asks_to_log_in, judge_file, links_to_files
from crawler.dates import VIETNAM
from crawler.feed import FEED_TYPES
from crawler.listing import Form, Listing
from crawler.paging import paging
from crawler.registry import family_of
from crawler.soft_404 import list_or_wall, read_or_miss
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url, is_allowed, resolve_link
from crawler.verdict import Answer, Verdict, challenge_cookie, judge
from doisoat.records import Document, Link
from doisoat.records.errors import LayoutError, UnsafePageError
from doisoat.records.page import NOT_MODIFIED
from store.frontier import Ancestor

#: First list pages and what they offer come before everything that waits from earlier, and articles before further list
#: pages: the newest first, and `--limit` needs no whole listing. Known pages come last (`store.frontier`).
FIRST_PRIORITY, ARTICLE_PRIORITY, LISTING_PRIORITY = 0, 1, 2
OLDER_LEFT_OUT = "older articles left out"
CHALLENGE = "cookie challenge"
UNKNOWN_LAYOUT = "fits no declared layout"
_PRIORITIES = {"listing": LISTING_PRIORITY, "article": ARTICLE_PRIORITY, "attachment": FILE_PRIORITY}
_REDIRECTED = "redirected"
_MOST_REDIRECTS = 5

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Why an address was asked, and how: its `key` and `kind` in the frontier.

    `by_form`: by POST, so that the key tells what was asked; `on_condition`: only for a page that changed.
    `lists_read` counts the list pages of this run, with this one where it is one; an archive tells of no runs.
    `ancestry` gives the addresses over which it was found, nearest first; `since` is aware.
    """

    key: str
    kind: str
    ancestry: Callable[[], tuple[Ancestor, ...]]
    by_form: bool = False
    on_condition: bool = False
    lists_read: int = 0
    since: datetime | None = None


def read_answer(answer: Answer, asked: Asked, declaration: SourceDeclaration) -> Iterator[Document | Link | Verdict]:
    """What a page holds, or the verdict on an answer that holds nothing to read. Raises LayoutError."""
    if answer.status == HTTPStatus.NOT_MODIFIED and asked.on_condition:
        yield Verdict(state="done", reason=NOT_MODIFIED)
        return
    if is_redirect(answer):
        yield from _redirected(answer, asked, declaration)
        return
    if asked.kind == "attachment":
        verdict = _challenged(answer) or judge_file(answer, datetime.now(UTC))
        yield from [verdict] if verdict else []
        return
    family, is_listing = family_of(declaration), asked.kind == "listing"
    readable = family.listing_types | FEED_TYPES if is_listing else family.article_types
    verdict = _challenged(answer) or judge(answer, readable, datetime.now(UTC))
    if verdict is not None:
        yield verdict
        return
    charset = http_content_type_encoding(answer.content_type)
    address = asked.key if asked.by_form else answer.url
    if is_listing:
        listing = list_or_wall(family, answer.body, address, declaration, charset)
        yield from [listing] if isinstance(listing, Verdict) else _links(listing, asked, declaration)
    else:
        found = read_or_miss(family, answer.body, address, declaration, charset)
        yield found
        if isinstance(found, Document):
            yield from links_to_files(found, declaration)


def unreadable(url: str, error: Exception) -> Verdict:
    """The verdict on a page whose reading failed: one that breaks its reader must not end the work."""
    if isinstance(error, LayoutError):
        return Verdict(state="quarantined", reason=UNKNOWN_LAYOUT)
    if isinstance(error, UnsafePageError):
        return Verdict(state="quarantined", reason=str(error))
    logger.error("Reading %s failed", url, exc_info=error)
    return Verdict(state="failed", reason=f"reader: {type(error).__name__}")


def is_redirect(answer: Answer) -> bool:
    """Whether an answer says nothing but where to ask instead."""
    return 300 <= answer.status < 400 and bool(answer.location)


def link_to(page: str | Form, source: str, kind: str, priority: int, dated: date | None = None) -> Link:
    """The link to an address, or to a form, of a source."""
    form = page if isinstance(page, Form) else Form(url=page, body="", key=page)
    return Link(url=form.url, source=source, kind=kind, priority=priority, form=form.body, key=form.key, dated=dated)


def _links(listing: Listing, asked: Asked, declaration: SourceDeclaration) -> Iterator[Link | Verdict]:
    since, before = asked.since, asked.ancestry()
    fresh = [a for a in listing.articles if not (since and a.published_at and a.published_at < since)]
    for article in fresh:
        priority = ARTICLE_PRIORITY if before else FIRST_PRIORITY
        dated = article.published_at and article.published_at.astimezone(VIETNAM).date()
        yield link_to(article.form or article.url, declaration.name, "article", priority, dated)
    following: tuple[str | Form, ...] = (*listing.next_pages, *listing.next_forms)
    reason, leads_on = paging(len(listing.articles), [a.reason for a in before], asked.lists_read, declaration)
    if leads_on and (fresh or not listing.articles):
        yield from (link_to(page, declaration.name, "listing", LISTING_PRIORITY) for page in following)
    if len(fresh) < len(listing.articles):
        yield Verdict(state="done", reason=OLDER_LEFT_OUT, partial=True, declared=listing.total)
    elif following or listing.total is not None:
        yield Verdict(state="done", reason=reason, declared=listing.total)


def _redirected(answer: Answer, asked: Asked, declaration: SourceDeclaration) -> Iterator[Link | Verdict]:
    """A redirect is a page whose one link is its target, so it cannot be lost or followed twice."""
    target = resolve_link(answer.url, answer.location)
    ancestry = asked.ancestry()
    before = list(takewhile(partial(_leads_elsewhere, asked.kind), ancestry))
    if target is None:
        yield Verdict(state="refused", reason="redirected to no page")
    elif not is_allowed(target, declaration.allowed_hosts):
        yield Verdict(state="refused", reason="redirected to another host")
    elif target == asked.key:
        yield Verdict(state="pending", reason="redirected to itself")
    elif asked.kind != "listing" and (lost := _lost(target, asked.kind, ancestry, declaration)):
        yield Verdict(state="gone", reason=lost)
    elif asked.kind == "attachment" and asks_to_log_in(target):
        yield Verdict(state="refused", reason="redirected to a login")
    elif any(ancestor.key == target for ancestor in before):
        yield Verdict(state="failed", reason="redirected in a circle")
    elif len(before) >= _MOST_REDIRECTS:
        yield Verdict(state="failed", reason="too many redirects")
    else:
        yield link_to(target, declaration.name, asked.kind, _PRIORITIES[asked.kind])
        yield Verdict(state="done", reason=_REDIRECTED)


def _lost(target: str, kind: str, ancestry: Sequence[Ancestor], declaration: SourceDeclaration) -> str | None:
    """Why a redirect there says that an article or a file is not there any more; None where it does not."""
    if urlsplit(target).path == "/":
        return "redirected to the home page"
    if target in {canonical_url(declaration.url + path) for path in declaration.listings}:
        return "redirected to a list page"
    if kind == "attachment" and any(a.kind == "article" and a.key == target for a in ancestry):
        return "redirected to the page that offers it"
    return None


def _leads_elsewhere(kind: str, ancestor: Ancestor) -> bool:
    """Whether an address is known to redirect to one of this `kind`, in an earlier run too.

    Articles lead to articles, and files to files, in no other way.
    """
    return ancestor.kind == kind != "listing" or ancestor.reason == _REDIRECTED


def _challenged(answer: Answer) -> Verdict | None:
    """The cookie wall of shared shields is no page; the spider answers the first one itself."""
    if challenge_cookie(answer.body) is None:
        return None
    return Verdict(state="refused", reason=f"{CHALLENGE} repeated")
