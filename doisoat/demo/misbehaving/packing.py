"""Packed answers that are not what they say, or far more than they seem."""

import gzip
import zlib
from collections.abc import Callable

from doisoat.demo.exchange import Request, Response
from doisoat.demo.misbehaving.fault import Fault, State
from doisoat.demo.misbehaving.site import ARTICLE, answering, article_page

#: Long enough for a cut to lose something.
_PAGE = article_page(2, "</p>".join(f"<p>Hồ sơ số {number * 37 % 1009}." for number in range(900))).encode()
_PACKED = gzip.compress(_PAGE, mtime=0)


def _fault(name: str, does: str, body: bytes, encoding: str, state: State) -> Fault:
    return _made(name, does, lambda: body, encoding, state)


def _made(name: str, does: str, body: Callable[[], bytes], encoding: str, state: State) -> Fault:
    """What is large is only made when somebody asks for it."""

    def answer(_request: Request) -> Response:
        return Response(body=body(), headers={"Content-Encoding": encoding})

    return Fault(name=name, does=does, portal=answering({ARTICLE: answer}), ends={ARTICLE: state})


def _bomb(size: int) -> Callable[[], bytes]:
    return lambda: gzip.compress(b"<p>" + b"x" * size, mtime=0)


_CUT: State = ("failed", "page cut off")
_BROKEN: State = ("quarantined", "answer cannot be unpacked")

FAULTS = (
    _made(
        "gzip-bomb",
        "sends 20 megabytes packed into 20 kilobytes",
        _bomb(20 << 20),
        "gzip",
        ("quarantined", "answer too large when unpacked"),
    ),
    _made(
        "gzip-beyond-reason",
        "sends two megabytes packed into two kilobytes",
        _bomb(2 << 20),
        "gzip",
        ("quarantined", "answer packed beyond reason"),
    ),
    _fault("gzip-in-name-only", "says that a page is packed that is not", _PAGE, "gzip", _BROKEN),
    _fault("gzip-cut", "sends the first half of a packed page", _PACKED[: len(_PACKED) // 2], "gzip", _CUT),
    _fault(
        "deflate-cut",
        "sends the first half of a page packed otherwise",
        zlib.compress(_PAGE)[: len(_PACKED) // 2],
        "deflate",
        _CUT,
    ),
)
