"""A small portal for the tests, in the VHV markup: real sockets, scripted faults, a record of who asked for what."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from doisoat.demo.server import answering

PAGE_SIZE = 4


@dataclass(frozen=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str | None = "text/html; charset=utf-8"
    #: Sent as it is in place of all the others, for as long as the other side listens.
    pieces: Callable[[], Iterator[bytes]] | None = None


@dataclass(frozen=True)
class Asked:
    path: str
    headers: Mapping[str, str]
    at: float = field(default_factory=time.monotonic)


class Portal(ThreadingHTTPServer):
    """`scripts` maps a path to answers: one a request, the last one for ever; a callable takes the headers."""

    daemon_threads = True
    block_on_close = False

    def __init__(
        self,
        articles: int,
        scripts: Mapping[str, list[Answer | Callable[[Mapping[str, str]], Answer]]],
        address: tuple[str, int] = ("127.0.0.1", 0),
    ) -> None:
        super().__init__(address, _Handler)
        self.articles = articles
        self.lock = threading.Lock()
        self.reset(scripts)

    def reset(self, scripts: Mapping[str, list], on_request: Callable[[int], None] = lambda number: None) -> None:
        """As if just started, at the same address; `on_request` hears the number of each request before its answer."""
        self.scripts = {path: list(answers) for path, answers in scripts.items()}
        self.asked: list[Asked] = []
        self.on_request = on_request

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def answer(self, path: str, headers: Mapping[str, str]) -> Answer:
        with self.lock:
            self.asked.append(Asked(path, headers))
            number = len(self.asked)
            script = self.scripts.get(path)
            scripted = script and (script.pop(0) if len(script) > 1 else script[0])
        self.on_request(number)
        if scripted:
            return scripted if isinstance(scripted, Answer) else scripted(headers)
        if path == "/robots.txt":
            return Answer(b"User-agent: *\nAllow: /\n", content_type="text/plain")
        if path.startswith("/tin-tuc?page=") or path == "/tin-tuc":
            return Answer(list_page(int(path.partition("=")[2] or 1), self.articles).encode())
        if path.startswith("/tin-tuc/a/bai-"):
            return Answer(article_page(int(path.removeprefix("/tin-tuc/a/bai-").removesuffix(".html"))).encode())
        return Answer(b"<html><body><h1>404</h1></body></html>", 404)


def list_page(number: int, articles: int, *extra: str) -> str:
    shown = range((number - 1) * PAGE_SIZE + 1, min(number * PAGE_SIZE, articles) + 1)
    paths = [*(f"/tin-tuc/a/bai-{n}.html" for n in shown), *extra]
    items = "".join(
        f'<div class="article-right show-left"><a class="article-title common-title" href="{p}">Bài</a>'
        f'<div><span class="article-date">{n + 1:02}/03/2025</span></div></div>'
        for n, p in enumerate(paths)
    )
    last = -(-articles // PAGE_SIZE)
    following = f'<a class="next-pages" href="/tin-tuc?page={number + 1}">Sau</a>' if number < last else ""
    pager = f'<div class="wrapper-pagination"><a href="javascript:void(0)">{number}</a>{following}</div>'
    return f"<html><body>{items}{pager}</body></html>"


def article_page(number: int) -> str:
    return (
        f'<html><body><h1 class="title-detail">Bài số {number}</h1>'
        f'<div class="post-date">05/03/2025 | 08:{number:02}</div>'
        f'<div class="article-brief common-brief">Tóm tắt {number}</div>'
        f'<div class="article-content common-content"><p>Tiếp nhận {number * 10} hồ sơ.</p></div></body></html>'
    )


class _Handler(BaseHTTPRequestHandler):
    server: Portal
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16

    def do_POST(self) -> None:
        """A form is known as our frontier knows it: by the path, `#` and what was sent."""
        self.path += "#" + self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.do_GET()

    def do_GET(self) -> None:
        answer = self.server.answer(self.path, {k.lower(): v for k, v in self.headers.items()})
        if answer.pieces:
            self.close_connection = True
            for piece in answer.pieces():
                self.wfile.write(piece)
                self.wfile.flush()
            return
        self.send_response(answer.status)
        if answer.content_type is not None:
            self.send_header("Content-Type", answer.content_type)
        headers = {"Content-Length": str(len(answer.body)), **answer.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:  # the other side left, or trusts us not
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def running_portal(articles: int = 10, scripts: Mapping[str, list] | None = None) -> Iterator[Portal]:
    with answering(Portal(articles, scripts or {})) as portal:
        yield portal
