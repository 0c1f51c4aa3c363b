"""The demonstration portals in a bad mood: some addresses redirect, some fail once or twice before they answer.

What an address does follows from the address alone, and passes with how often it was asked since the server started.
"""

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import quote, urlencode

from doisoat.demo.exchange import Request, Response
from doisoat.demo.http_server import DemoServer
from doisoat.demo.server import answering

_MOVED = "/da-chuyen"
#: Of 256 addresses so many answer 503, 500 or nothing, and for how many times; the last ones have moved so many times.
_MOODS = (("503", 1, 8), ("503", 2, 4), ("500", 1, 2), ("reset", 1, 8), ("moved", 1, 12), ("moved", 2, 4))


class MoodyServer(DemoServer):
    """`asked` counts requests, `seen` those to each address, `moods` what they met; `first_at` is when they began."""

    def __init__(self, articles: int) -> None:
        super().__init__(0, articles, 0, _ignore, _ignore)
        self.latencies = {}
        self.lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """As if just started."""
        self.asked, self.seen, self.moods = 0, Counter[str](), Counter[str]()
        self.first_at = 0.0

    def answer(self, request: Request) -> Response:
        with self.lock:
            self.asked += 1
            self.first_at = self.first_at or time.monotonic()
            address = _address_of(request)
            self.seen[address] += 1
            mood = _mood_of(request, self.seen[address])
            self.moods[mood] += 1
        if mood == "503":
            return Response(body=b"", status=503, headers={"Retry-After": "0"})
        if mood == "500":
            return Response(body=b"", status=500)
        if mood == "reset":
            raise ConnectionResetError  # the connection ends without an answer
        if mood == "moved":
            return Response(body=b"", status=301, headers={"Location": quote(_MOVED) + _target(request)})
        return super().answer(replace(request, path=request.path.replace(_MOVED, "") or "/"))


@contextmanager
def running_moody(articles: int) -> Iterator[MoodyServer]:
    with answering(MoodyServer(articles)) as server:
        yield server


def _mood_of(request: Request, times: int) -> str:
    """What the request number `times` to an address meets; forms and robots.txt are always answered."""
    if request.method != "GET" or request.path == "/robots.txt":
        return ""
    hops = request.path.count(_MOVED)
    settled = replace(request, path=request.path.replace(_MOVED, ""))
    place = hashlib.sha256(_address_of(settled).encode()).digest()[0]
    for mood, number, share in _MOODS:
        if place < share:
            return mood if (hops if mood == "moved" else times - 1) < number else ""
        place -= share
    return ""


def _address_of(request: Request) -> str:
    """One word for every way to write an address; portlets turn the order of their parameters."""
    return f"{request.host}{request.path}?{urlencode(_sorted(request.query))}#{urlencode(_sorted(request.form))}"


def _target(request: Request) -> str:
    return quote(request.path) + (f"?{urlencode(_sorted(request.query))}" if request.query else "")


def _sorted(parameters: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(parameters.items())


def _ignore(*_exchange: Request | Response) -> None:
    """Nobody looks."""
