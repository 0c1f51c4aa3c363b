"""One HTTP server for all portals, which it tells apart by the Host header."""

import socket
import struct
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from doisoat.demo.articles import articles_of
from doisoat.demo.conditional import conditional
from doisoat.demo.exchange import Handler, Request, Response, html_response
from doisoat.demo.misbehaving.register import ALL_FAULTS
from doisoat.demo.portals import PORTALS

LOOPBACK = "127.0.0.1"
_ROBOTS = b"User-agent: *\nAllow: /\n"
_LONGEST_FORM = 65_536


#: Told of a request before it is answered, or of the answer after it was sent.
Observer = Callable[[Request], None]
Recorder = Callable[[Request, Response], None]


class DemoServer(ThreadingHTTPServer):
    """Answers for all portals, and for those that misbehave.

    `observe` is told of every request before it is answered, `record` of every answer.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, port: int, articles: int, latency_ms: int, observe: Observer, record: Recorder) -> None:
        content = articles_of(articles)
        self.latencies = {portal.host: (latency_ms + portal.latency_ms) / 1000 for portal in PORTALS}
        self.handlers: Mapping[str, Handler] = {
            portal.host: portal.handler([a for a in content if a.portal == portal.name]) for portal in PORTALS
        }
        self.misbehaving: Mapping[str, Handler] = {fault.host: fault.portal() for fault in ALL_FAULTS}
        self.connections: set[socket.socket] = set()
        self.validators = {portal.host: portal.validator for portal in PORTALS}
        self.observe, self.record = observe, record
        super().__init__((LOOPBACK, port), _Exchange)

    @property
    def base_url(self) -> str:
        """The bare address, where the portals are listed."""
        return f"http://{LOOPBACK}:{self.server_port}"

    def get_request(self) -> tuple[socket.socket, Any]:
        """Accept a connection and remember it."""
        connection, address = super().get_request()
        self.connections.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        """Close a connection that has ended."""
        self.connections.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Close the port and every connection, or a kept-alive one would still be answered."""
        super().server_close()
        for connection in tuple(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def answer(self, request: Request) -> Response:
        """What the portal named by the request says; 404 where nothing is."""
        if request.host in self.misbehaving:
            return self.misbehaving[request.host](request) or _not_found(request)
        handler = self.handlers.get(request.host)
        if request.path == "/robots.txt":
            return Response(body=_ROBOTS, content_type="text/plain; charset=utf-8")
        if handler is not None:
            found = handler(request)
            return conditional(request, found, self.validators[request.host]) if found else _not_found(request)
        if request.path == "/" and _is_bare(request.host):
            return html_response(_portal_list(self.server_port))
        return _not_found(request)


class _Exchange(BaseHTTPRequestHandler):
    server: DemoServer
    protocol_version = "HTTP/1.1"
    server_version = "doisoat-demo"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with headers and body."""
        response = self._answer()
        if response.pieces is None:
            self._head(response)
            self.wfile.write(response.body)
        else:
            self._send(response.pieces())
        self.server.record(self.request_read, response)

    def do_HEAD(self) -> None:
        """Answer with the headers alone."""
        self._head(self._answer())

    def do_POST(self) -> None:
        """Answer a form like a page."""
        self.do_GET()

    def handle(self) -> None:
        """Serve until the other side leaves; leaving in the middle is its right."""
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep the terminal for the findings."""

    def _answer(self) -> Response:
        parts = urlsplit(self.path)
        request = Request(
            method=self.command,
            host=_host_name(self.headers.get("Host", "")),
            path=unquote(parts.path) or "/",
            query=dict(parse_qsl(parts.query)),
            form=self._form(),
            headers=dict(self.headers),
        )
        self.request_read = request
        self.server.observe(request)
        time.sleep(self.server.latencies.get(request.host, 0))
        return self.server.answer(request)

    def _form(self) -> dict[str, str]:
        """The form that was sent; what is longer than a form is not read, and the connection ends after the answer."""
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _LONGEST_FORM or "Transfer-Encoding" in self.headers:
            self.close_connection = True
            return {}
        return dict(parse_qsl(self.rfile.read(int(length)).decode("utf-8", "replace")))

    def _send(self, pieces: Iterator[bytes]) -> None:
        """Send pieces as they are, then close the connection; reset it where they break off."""
        self.close_connection = True
        try:
            for piece in pieces:
                self.wfile.write(piece)
        except ConnectionResetError:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def _head(self, response: Response) -> None:
        self.send_response(response.status)
        if response.status not in {204, 304}:
            self.send_header("Content-Type", response.content_type)
            self.send_header("Content-Length", str(len(response.body)))
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()


def _host_name(header: str) -> str:
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def _is_bare(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _portal_list(port: int) -> str:
    items = "".join(
        f'<li><a href="http://{p.host}:{port}/">{escape(p.title)}</a> ({p.host}, {p.family})</li>' for p in PORTALS
    )
    faults = "".join(
        f'<li><a href="http://{fault.host}:{port}{fault.listings[0].partition("#")[0]}">{fault.name}</a>: '
        f"{escape(fault.does)}</li>"
        for fault in ALL_FAULTS
    )
    return (
        f'<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>doisoat demo</title><ul>{items}</ul>'
        f"<h2>Misbehaving</h2><ul>{faults}</ul></html>"
    )


def _not_found(request: Request) -> Response:
    markup = (
        '<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>404</title>'
        f"<p>Không tìm thấy trang {escape(request.path)}</p></html>"
    )
    return html_response(markup, 404)
