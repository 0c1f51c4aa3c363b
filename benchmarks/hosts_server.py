"""One server for many small portals in the VHV markup, told apart by the Host header; it keeps a log of its own."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from doisoat.demo.server import answering

ON_A_PAGE = 20


class Asked(NamedTuple):
    at: float
    path: str
    status: int


class HostsServer(ThreadingHTTPServer):
    """`rules` are the robots.txt of hosts, `late` their seconds before an answer, `busy` asks once for so many seconds'
    rest, `closed` have no robots.txt to give."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, articles: int) -> None:
        super().__init__(("127.0.0.1", 0), _Exchange)
        self.articles = articles
        self.rules = dict[str, str]()
        self.late = dict[str, float]()
        self.busy = dict[str, int]()
        self.closed = frozenset[str]()
        self.log = defaultdict[str, list[Asked]](list)

    def answer(self, host: str, path: str) -> tuple[int, bytes, dict[str, str]]:
        if path == "/robots.txt":
            return (503, b"", {}) if host in self.closed else (200, self.rules.get(host, "").encode(), {})
        if path.startswith("/tin-tuc/a/"):
            rest = self.busy.pop(host, None)
            if rest is not None:
                return 503, b"", {"Retry-After": str(rest)}
            return 200, _article(int(path.rpartition("-")[2].removesuffix(".html"))), {}
        return 200, _listing(int(path.partition("=")[2] or 1), self.articles), {}


class _Exchange(BaseHTTPRequestHandler):
    server: HostsServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16

    def do_GET(self) -> None:
        at = time.monotonic()
        host = self.headers.get("Host", "").partition(":")[0]
        status, body, headers = self.server.answer(host, self.path)
        self.server.log[host].append(Asked(at, self.path, status))
        time.sleep(self.server.late.get(host, 0.0))
        self.send_response(status)
        kind = "text/plain" if self.path == "/robots.txt" else "text/html; charset=utf-8"
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def running_hosts(articles: int) -> Iterator[HostsServer]:
    with answering(HostsServer(articles)) as server:
        yield server


def _listing(number: int, articles: int) -> bytes:
    shown = range((number - 1) * ON_A_PAGE + 1, min(number * ON_A_PAGE, articles) + 1)
    links = "".join(f'<a class="article-title" href="/tin-tuc/a/bai-{n}.html">Bài {n}</a>' for n in shown)
    following = f'<a href="/tin-tuc?page={number + 1}">Sau</a>' if number * ON_A_PAGE < articles else ""
    return f'<html><body>{links}<div class="wrapper-pagination">{following}</div></body></html>'.encode()


def _article(number: int) -> bytes:
    lines = "".join(f"<p>Trong kỳ {k}, đơn vị {number} tiếp nhận {number * k} hồ sơ.</p>" for k in range(1, 40))
    return (
        f'<html><body><h1 class="title-detail">Kết quả của đơn vị {number}</h1><div class="post-date">05/03/2025</div>'
        f'<div class="article-content">{lines}</div></body></html>'
    ).encode()
