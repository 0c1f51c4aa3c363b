"""Statuses that are no page, lasting and passing."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from doisoat.demo.exchange import Request, Response, html_response
from doisoat.demo.misbehaving.fault import Fault
from doisoat.demo.misbehaving.site import ARTICLE, answering, article, article_page

_LASTING = {
    204: ("failed", "has no content to send"),
    206: ("failed", "sends a part that nobody asked for"),
    304: ("failed", "says unasked that nothing changed"),
    400: ("failed", "does not understand"),
    401: ("refused", "wants a password"),
    403: ("refused", "forbids"),
    404: ("gone", "does not find the page"),
    410: ("gone", "has removed the page"),
    418: ("failed", "is a teapot"),
    429: ("failed", "is asked too often, for ever"),
    500: ("failed", "has an error, for ever"),
    502: ("failed", "has no answer from behind its gateway, for ever"),
    503: ("failed", "is not available, for ever"),
    520: ("failed", "has a shield that cannot reach it, for ever"),
}
_PAGE = html_response(article_page(2))


def _later(status: int, retry_after: str) -> Response:
    return Response(body=b"<p>Xin quay lai sau.</p>", status=status, headers={"Retry-After": retry_after})


def _in_a_second(_request: Request) -> Response:
    return _later(429, format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True))


def _lasting(status: int, state: str, does: str) -> Fault:
    body = article_page(2).encode()[:200] if status == 206 else b"" if status in {204, 304} else b"<h1>%d</h1>" % status
    answer = Response(body=body, status=status)
    ends = {ARTICLE: (state, f"HTTP {status}")}
    return Fault(name=f"status-{status}", does=f"{does} ({status})", portal=answering({ARTICLE: answer}), ends=ends)


def _resting(name: str, does: str, status: int, retry_after: str, seconds: int) -> Fault:
    """The host is left alone, so that what comes after waits for the next run."""
    return Fault(
        name=name,
        does=does,
        portal=answering({ARTICLE: (_later(status, retry_after), _PAGE)}),
        ends={ARTICLE: ("pending", f"HTTP {status}"), article(3): ("pending", "")},
        documents=1,
        told=f"{{host}}: HTTP {status}, asked to come back in {seconds} s",
        later=1,
    )


FAULTS = (
    *(_lasting(status, *said) for status, said in _LASTING.items()),
    Fault(
        name="retry-after-seconds",
        does="is asked too often (429), and says for how many seconds",
        portal=answering({ARTICLE: (_later(429, "1"), _PAGE)}),
        documents=3,
    ),
    Fault(
        name="retry-after-date",
        does="is asked too often (429), and says until when",
        portal=answering({ARTICLE: (_in_a_second, _PAGE)}),
        documents=3,
    ),
    Fault(
        name="retry-after-nonsense",
        does="is asked too often (429), and says no readable time",
        portal=answering({ARTICLE: (_later(429, "mai quay lại nhé".encode().decode("latin-1")), _PAGE)}),
        documents=3,
    ),
    Fault(
        name="passing-503",
        does="is not available (503) once",
        portal=answering({ARTICLE: (_later(503, ""), _PAGE)}),
        documents=3,
    ),
    _resting("retry-after-huge", "wants to be left alone for thirty years (429)", 429, "999999999", 21600),
    _resting("rest-of-two-hours", "wants to be left alone for two hours (503)", 503, "7200", 7200),
)
