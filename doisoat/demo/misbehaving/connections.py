"""Answers that break off, come too slowly, or are no answers."""

import threading
from collections.abc import Callable, Iterator
from itertools import count

from doisoat.demo.exchange import Response
from doisoat.demo.misbehaving.fault import Fault
from doisoat.demo.misbehaving.site import ARTICLE, answering, article_page

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
_PAGE = article_page(2).encode()
#: In the middle of the text of the article.
_CUT = _PAGE[: _PAGE.index(b"</p>") - 25]
_LONGEST_SILENCE = 60.0


def raw(*pieces: bytes) -> Response:
    """Bytes sent as they are; then the connection is closed."""
    return Response(body=b"", pieces=lambda: iter(pieces))


def _reset() -> Iterator[bytes]:
    yield _HEAD + b"Content-Length: %d\r\n\r\n" % len(_PAGE) + _CUT
    raise ConnectionResetError


def silence() -> Iterator[bytes]:
    """Nothing, for longer than anybody waits."""
    threading.Event().wait(_LONGEST_SILENCE)
    yield b""


def _trickle(head: bytes, drop: bytes) -> Callable[[], Iterator[bytes]]:
    def pieces() -> Iterator[bytes]:
        never = threading.Event()
        yield head
        while not never.wait(0.1):
            yield drop

    return pieces


def _endless_headers() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    yield from (b"X-%d: %s\r\n" % (number, b"a" * 8000) for number in count())


def _fault(
    name: str, does: str, response: Response, reason: str, state: str = "failed", *, slow: bool = False
) -> Fault:
    portal = answering({ARTICLE: response})
    return Fault(name=name, does=does, portal=portal, ends={ARTICLE: (state, reason)}, slow=slow)


def _pieces(make: Callable[[], Iterator[bytes]]) -> Response:
    return Response(body=b"", pieces=make)


_LENGTH = b"Content-Length: %d\r\n\r\n"
_CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"

FAULTS = (
    _fault("reset-in-mid-body", "resets the connection in the middle of a page", _pieces(_reset), "answer cut off"),
    _fault(
        "long-content-length",
        "states a greater length than it sends",
        raw(_HEAD, _LENGTH % (len(_PAGE) + 99), _PAGE),
        "answer cut off",
    ),
    _fault(
        "short-content-length",
        "states a smaller length than the page has, so that its end is missing",
        raw(_HEAD, _LENGTH % len(_CUT), _PAGE),
        "page cut off",
    ),
    _fault(
        "cut-without-length",
        "closes in the middle of a page of no stated length",
        raw(_HEAD, b"\r\n", _CUT),
        "page cut off",
    ),
    _fault(
        "two-lengths",
        "states two lengths for one page",
        raw(_HEAD, b"Content-Length: 10\r\n", _LENGTH % len(_PAGE), _PAGE),
        "connection failed",
    ),
    Fault(
        name="no-length",
        does="states no length and closes the connection behind the page",
        portal=answering({ARTICLE: raw(_HEAD, b"\r\n", _PAGE)}),
        documents=3,
    ),
    _fault(
        "cut-in-chunks",
        "closes between two chunks of a page",
        raw(_HEAD, _CHUNKED, b"%x\r\n" % len(_CUT), _CUT, b"\r\n"),
        "answer cut off",
    ),
    _fault("bad-chunks", "sends chunks of no readable size", raw(_HEAD, _CHUNKED, b"zz\r\n", _PAGE), "answer cut off"),
    _fault("closes-at-once", "closes the connection without a word", raw(), "connection failed"),
    _fault("no-http", "answers in another protocol", raw(b"220 smtp.localhost ESMTP\r\n"), "connection failed"),
    _fault("no-answer", "accepts the connection and says nothing", _pieces(silence), "no answer in time", slow=True),
    _fault(
        "slow-trickle",
        "sends a page byte by byte, without end",
        _pieces(_trickle(_HEAD + _LENGTH % 99999, b"x")),
        "no answer in time",
        slow=True,
    ),
    _fault(
        "slow-headers",
        "sends a header now and then, without end",
        _pieces(_trickle(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n")),
        "no answer in time",
        slow=True,
    ),
    _fault(
        "endless-headers",
        "sends headers without end",
        _pieces(_endless_headers),
        "headers without end",
        "quarantined",
    ),
    _fault(
        "header-bomb",
        "sends one header of a megabyte",
        raw(b"HTTP/1.1 200 OK\r\nX: ", b"a" * (1 << 20), b"\r\n\r\n", _PAGE),
        "connection failed",
    ),
)
