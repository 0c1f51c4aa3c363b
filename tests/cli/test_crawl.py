"""`doisoat crawl` on real sockets: what it says, how it ends, and that it goes on where it was."""

import signal
import socket
import sqlite3
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from doisoat.demo.portals import PORTALS
from doisoat.demo.server import running
from store.content_hash import content_hash
from store.database import opened_store

ARTICLES = 14


def hash_of(path: Path) -> str:
    with opened_store(path, create=False) as db:
        return content_hash(db)


def documents_in(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    finally:
        connection.close()


def test_delay_goes_with_the_demonstration_only(run: Callable) -> None:
    outcome = run("crawl", "--delay", "0")
    assert outcome.code == 2
    assert "--delay goes with --demo only" in outcome.err


@pytest.mark.parametrize("address", ["nonsense", "https://127.0.0.1:1", "ftp://127.0.0.1"])
def test_an_address_that_serves_no_demonstration(run: Callable, address: str) -> None:
    outcome = run("crawl", "--demo", address)
    assert outcome.code == 2
    assert repr(address) in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_a_database_that_is_not_ours_is_left_alone(run: Callable, write: Callable, tmp_path: Path) -> None:
    write("other.db", b"something else entirely")
    outcome = run("--db", "other.db", "crawl", "--demo", "http://127.0.0.1:9")
    assert outcome.code == 3
    assert "is not a doisoat database" in outcome.err
    assert (tmp_path / "other.db").read_bytes() == b"something else entirely"


def test_an_unreachable_portal(start: Callable) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
        process = start("-q", "--db", "c.db", "crawl", "--demo", address, "--delay", "0")
        _, err = process.communicate(timeout=120)
    assert process.returncode == 3
    told = err.splitlines()
    assert all("connection refused" in line for line in told)
    assert [line.split(" was not gathered whole (")[0] for line in told] == [
        f"doisoat: source {portal.name}" for portal in PORTALS
    ]


def test_gathered_told_and_limited(start: Callable) -> None:
    with running(articles=ARTICLES) as url:
        process = start("--db", "c.db", "crawl", "--demo", url, "--delay", "0", "--limit", "3", "binhdinh")
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "")
    assert "documents new: 3, changed: 0, as before: 0" in err
    assert documents_in(Path("c.db")) == 3


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_on_the_way_it_goes_on_from_there(start: Callable, number: signal.Signals, code: int) -> None:
    seen, reached = [], Event()

    def observe(request: object) -> None:
        seen.append(request)
        if len(seen) == 6:
            reached.set()

    with running(articles=ARTICLES, observe=observe) as url:
        command = ("crawl", "--demo", url, "--delay", "0")
        stopped = start("-q", "--db", "stopped.db", *command)
        assert reached.wait(60)
        stopped.send_signal(number)
        _, err = stopped.communicate(timeout=60)
        kept = documents_in(Path("stopped.db"))
        again = [start("--db", name, *command) for name in ("stopped.db", "whole.db")]
        codes = [process.wait(60) for process in again]

    assert stopped.returncode == code
    assert err == "doisoat: stopped on the way; what was gathered is kept, the same command goes on from there\n"
    assert kept < ARTICLES
    assert codes == [0, 0]
    assert hash_of(Path("stopped.db")) == hash_of(Path("whole.db"))


def test_the_contact_of_the_settings_is_told_to_the_portal(start: Callable, write: Callable) -> None:
    told: list[str] = []

    class Portal(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.append(self.headers["User-Agent"])
            self.send_error(404)

        def log_message(self, *_: object) -> None: ...

    write("doisoat.toml", 'contact = "bien.tap@toa-soan.example"\n')
    with HTTPServer(("127.0.0.1", 0), Portal) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        start("-q", "--db", "c.db", "crawl", "binhdinh", "--demo", address, "--delay", "0").wait(60)
        server.shutdown()
    assert told
    assert all("bien.tap@toa-soan.example" in agent for agent in told)
