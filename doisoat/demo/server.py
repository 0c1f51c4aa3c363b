"""The demonstration server: for good (`doisoat demo --serve`) or for as long as a block lasts."""

import errno
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseServer
from typing import TypeVar

from doisoat.demo.articles import DEFAULT_ARTICLES
from doisoat.demo.exchange import Request, Response
from doisoat.demo.http_server import DemoServer, Observer, Recorder
from doisoat.records.errors import OperationError

DEFAULT_PORT = 8765

Server = TypeVar("Server", bound=BaseServer)


def serve(port: int = DEFAULT_PORT, articles: int = DEFAULT_ARTICLES, latency_ms: int = 0) -> None:
    """Serve until interrupted. Raises OperationError when the port cannot be had."""
    with _opened(port, articles, latency_ms, _ignore, _ignore) as server:
        server.serve_forever()


@contextmanager
def running(
    port: int = 0,
    articles: int = DEFAULT_ARTICLES,
    latency_ms: int = 0,
    observe: Observer | None = None,
    record: Recorder | None = None,
) -> Iterator[str]:
    """Serve in a thread for as long as the block lasts; gives the bare address. Port 0 takes a free one.

    `observe` is told of every request before it is answered, `record` of every answer when it was sent.
    """
    with answering(_opened(port, articles, latency_ms, observe or _ignore, record or _ignore)) as server:
        yield server.base_url


@contextmanager
def answering(server: Server) -> Iterator[Server]:
    """Let any server answer from a thread of its own for as long as the block lasts, then close it."""
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def _opened(port: int, articles: int, latency_ms: int, observe: Observer, record: Recorder) -> DemoServer:
    try:
        return DemoServer(port, articles, latency_ms, observe, record)
    except OverflowError:
        raise OperationError(f"port {port} does not exist: choose 1 to 65535 with --port") from None
    except OSError as error:
        reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be opened ({error.strerror})"
        raise OperationError(f"port {port} {reason}: choose another with --port") from error


def _ignore(*_exchange: Request | Response) -> None:
    """The observer of whoever does not look."""
