"""Notices of a crawl that fails: to a receiver on loopback, and what is said when none can be sent."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from crawler.notification import messenger
from doisoat.cli.notices import notices
from doisoat.cli.settings import Settings
from doisoat.records.errors import ConfigurationError


@dataclass
class Receiver:
    address: str
    got: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Receiver(f"json://127.0.0.1:{server.server_port}/")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def test_troubles_are_sent_and_silence_is_not(receiver: Receiver) -> None:
    send = notices(Settings(notify=(receiver.address,)))
    send(())
    assert receiver.got == []
    send(("nguồn a hỏng", "nguồn b hỏng"))
    (message,) = receiver.got
    assert (message["title"], message["message"]) == ("doisoat: 2 matters to look at", "nguồn a hỏng\nnguồn b hỏng")


def test_a_crawl_that_fails_tells(start: Callable, receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOISOAT_NOTIFY", receiver.address)
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        nobody = f"http://127.0.0.1:{closed.server_port}"
    process = start("-q", "--db", "c.db", "crawl", "binhdinh", "--demo", nobody, "--delay", "0")
    _, err = process.communicate(timeout=120)
    assert process.returncode == 3
    (message,) = receiver.got
    assert f"doisoat: {message['message']}\n" == err


def test_a_notice_that_nobody_gets_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        nobody = f"json://127.0.0.1:{closed.server_port}"
    notices(Settings(notify=(nobody,)))(("nguồn a hỏng",))
    assert capsys.readouterr().err.startswith("doisoat: the notice did not reach every address of `notify`")


def test_a_wrong_address_is_told_before_the_crawl_and_not_repeated(run: Callable, write: Callable) -> None:
    write("doisoat.toml", 'notify = ["nobody://geheim@example.org"]\n')
    outcome = run("crawl", "binhdinh")
    assert outcome.code == 2
    assert outcome.err == "doisoat: notify: address 1 (nobody://…) is none that apprise can reach; correct it\n"


def test_the_missing_extra_is_told_before_the_crawl(
    run: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'doisoat\[notify\]'"):
        messenger(["json://127.0.0.1"])
    write("doisoat.toml", 'notify = ["json://127.0.0.1"]\n')
    assert run("crawl", "binhdinh").code == 2
    assert run("config", "show").code == 0


def test_a_secret_is_not_shown(run: Callable, write: Callable) -> None:
    write("doisoat.toml", 'notify = ["mailto://wer:geheim@example.org"]\n')
    for command in (("config", "show"), ("config", "show", "--format", "jsonl")):
        out = run(*command).out
        assert "mailto://…" in out
        assert "geheim" not in out
