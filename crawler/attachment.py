"""The files that pages offer: which of them are asked for, and what an answer is that came in the place of one."""

import re
from collections.abc import Iterator
from datetime import datetime

from w3lib.encoding import http_content_type_encoding

from crawler.soft_404 import says_it_is_gone
from crawler.source import SourceDeclaration
from crawler.urls import is_allowed
from crawler.verdict import Answer, Verdict, judge_status
from crawler.walls import wall
from doisoat.records import Document, Link
from doisoat.records.page import NEEDS_ITS_PAGE

#: Files come after all pages, known ones too.
FILE_PRIORITY = 4
#: What a server prints in place of a page: no element before the first one says that a file begins.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|script|meta|title|div|h1|p|br|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096
#: What NukeViet's module `laws` says, with status 200, to who has not opened the page of a document.
_WRONG = re.compile(rb"\s*wrong url\W*", re.IGNORECASE)
_MISSING = re.compile(rb"\s*(?:(?:the )?file (?:was )?)?(?:not found|does not exist)\W*", re.IGNORECASE)
_LOGIN = re.compile(r"/(?:log-?in|sign-?in|dang-?nhap)\b", re.IGNORECASE)


def links_to_files(document: Document, declaration: SourceDeclaration) -> Iterator[Link]:
    """A link to each file that a page offers on a host of its source; those elsewhere are known by the document."""
    for file in document.attachments if declaration.files else ():
        if is_allowed(file.url, declaration.allowed_hosts):
            yield Link(url=file.url, source=declaration.name, kind="attachment", priority=FILE_PRIORITY)


def judge_file(answer: Answer, now: datetime) -> Verdict | None:
    """The verdict on an answer that is no redirect, or None where it is a file, whatever its media type says."""
    verdict = judge_status(answer, now)
    if verdict is not None:
        return verdict
    body = answer.body
    if not body.strip():
        return Verdict(state="pending", reason="empty answer")
    if _WRONG.fullmatch(body, 0, _HEAD):
        return Verdict(state="pending", reason=NEEDS_ITS_PAGE, wait=0.0)  # not the time is wanting, but the page
    if _MISSING.fullmatch(body, 0, _HEAD):
        return Verdict(state="gone", reason="an answer that says so")
    return _judge_page(answer) if _PAGE.match(body, 0, _HEAD) else None


def asks_to_log_in(url: str) -> bool:
    """Whether an address is that of a page to log in."""
    return bool(_LOGIN.search(url))


def _judge_page(answer: Answer) -> Verdict:
    """Portals that have lost a file send their page of excuses, the home page, or a wall under the file's name."""
    charset = http_content_type_encoding(answer.content_type)
    if blocked := wall(answer.body, charset):
        return Verdict(state="refused", reason=blocked, blocked=True)
    if says_it_is_gone(answer.body, charset):
        return Verdict(state="gone", reason="a page that says so")
    return Verdict(state="quarantined", reason="a page in place of the file")
