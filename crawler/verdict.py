"""What an answer means before anybody reads it: pure functions of status, headers and bytes."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from crawler.dates import read_delay
from crawler.walls import shield

#: Statuses of a passing fault, to be asked again.
_PASSING = frozenset({408, 421, 425, 428, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_FINAL = {404: "gone", 410: "gone", 401: "refused", 403: "refused", 407: "refused", 451: "refused"}
_ASKS_FOR_REST = frozenset({428, 429})
_CHALLENGE = re.compile(rb"document\.cookie\s*=\s*[\"']D1N=(?P<value>[0-9a-fA-F]{16,64})")
_CHALLENGE_SIZE = 4096
_OPENING, _CLOSING = re.compile(rb"<html[\s>]", re.IGNORECASE), re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
_HEAD = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of an address; `state` and `reason` as in PageOutcome.

    `wait` is the time in seconds that the portal asks for; with `rest` the whole host is left alone for so long.
    `put_off` leaves the address to the next run; `partial` and `declared` as in PageOutcome. After several `blocked`
    answers in a row the host is left alone.
    """

    state: str
    reason: str
    wait: float | None = None
    rest: bool = False
    put_off: bool = False
    partial: bool = False
    declared: int | None = None
    blocked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back from `url`, decoded; the headers are empty where they were not sent."""

    status: int
    body: bytes
    url: str = ""
    content_type: str = ""
    retry_after: str = ""
    location: str = ""


def judge(answer: Answer, readable: Collection[str], now: datetime) -> Verdict | None:
    """The verdict on an answer that is no redirect, or None when its page can be read.

    `readable` are the media types that can be; `now` is aware.
    """
    return judge_status(answer, now) or _judge_page(answer, readable)


def judge_status(answer: Answer, now: datetime) -> Verdict | None:
    """The verdict on a shield, and on an answer that brings nothing; None where status 200 says that it is there."""
    status = answer.status
    reason = shield(answer.body)
    if reason:
        return Verdict(state="refused", reason=reason, blocked=True)
    if status == 200:
        return None
    if status in _PASSING or status >= 500:
        wait = read_delay(answer.retry_after, now)
        rest = wait is not None or status in _ASKS_FOR_REST
        return Verdict(state="pending", reason=f"HTTP {status}", wait=wait, rest=rest)
    return Verdict(state=_FINAL.get(status, "failed"), reason=f"HTTP {status}")


def _judge_page(answer: Answer, readable: Collection[str]) -> Verdict | None:
    kind = answer.content_type.partition(";")[0].strip().lower()
    if kind not in readable:
        return Verdict(state="quarantined", reason=f"not a page but {kind}")
    if not answer.body.strip():
        return Verdict(state="pending", reason="empty answer")
    return Verdict(state="pending", reason="page cut off") if _is_cut_off(answer.body) else None


def _is_cut_off(body: bytes) -> bool:
    """Whether a page ends in the middle of a text or tag and closes nothing.

    Servers that do not tell how long a page is, or tell it wrong, break off so; one that never closes ends in a tag.
    """
    return bool(_OPENING.search(body, 0, _HEAD)) and not body.rstrip().endswith(b">") and not _CLOSING.search(body)


def challenge_cookie(body: bytes) -> str | None:
    """The value of the cookie `D1N` where the answer is only the stub that sets it and asks to come again."""
    if len(body) > _CHALLENGE_SIZE:
        return None
    found = _CHALLENGE.search(body)
    return found["value"].decode("ascii") if found else None
