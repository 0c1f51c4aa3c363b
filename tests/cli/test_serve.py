"""`doisoat serve`: says where it is, only reads, ends like every command."""

import http.client
import importlib.util
import re
import socket
from collections.abc import Callable
from pathlib import Path
from signal import SIGINT, SIGTERM

import pytest

from doisoat.cli import serve
from doisoat.records.errors import ConfigurationError
from store.database import opened_store, transaction
from store.documents import find_document

needs_desk = pytest.mark.skipif(
    importlib.util.find_spec("datasette") is None, reason="the extra [desk] is not installed"
)


def asker(process) -> Callable[[str], str]:
    """Asks the server for pages, once it has told its address."""
    line = process.stderr.readline()
    address = re.search(r"http://127\.0\.0\.1:(\d+)/ ", line)
    assert address, line

    def ask(path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", int(address[1]), timeout=60)
        connection.request("GET", path)
        return connection.getresponse().read().decode()

    return ask


@needs_desk
@pytest.mark.parametrize(("signal", "code"), [(SIGINT, 130), (SIGTERM, 143)])
def test_it_tells_its_address_answers_and_ends_when_asked(
    start: Callable, filled: Path, signal: int, code: int
) -> None:
    process = start("--db", filled, "serve", "--port", "0")
    assert "Phú Lãng" in asker(process)("/bai/1")
    process.send_signal(signal)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (code, "")
    assert "Traceback" not in err


@needs_desk
def test_what_a_writer_commits_is_seen_at_once(start: Callable, filled: Path) -> None:
    process = start("--db", filled, "serve", "--port", "0")
    ask = asker(process)
    with opened_store(filled, create=False) as db, transaction(db):
        db.execute("UPDATE documents SET number = '77/QĐ-UBND' WHERE id = 1")
        assert "77/QĐ-UBND" not in ask("/bai/1")
    assert "77/QĐ-UBND" in ask("/bai/1")


def test_without_the_extra_it_says_what_to_install(
    run: Callable, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None)
    outcome = run("--db", filled, "serve")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "doisoat: serve needs Datasette: install it with pip install 'doisoat[desk]'\n"


@needs_desk
def test_a_database_that_is_not_there_is_told(run: Callable) -> None:
    outcome = run("--db", "nowhere.db", "serve")
    assert outcome.code == 3
    assert (
        outcome.err == "doisoat: nowhere.db: no database there yet; make it with `doisoat crawl` or `doisoat import`\n"
    )
    assert not Path("nowhere.db").exists()


@needs_desk
def test_a_port_in_use_is_told(run: Callable, filled: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        outcome = run("--db", filled, "serve", "--port", str(port))
    assert outcome.code == 3
    assert outcome.err == f"doisoat: port {port} of 127.0.0.1: Address already in use; choose another with --port\n"


BASELINE = '[[finding]]\nfingerprint = "a"\nstatus = "{}"\nnote = "n"\n'


@needs_desk
def test_judgements_are_those_of_the_file_as_it_is_now(write: Callable) -> None:
    path = Path(write("known.toml", BASELINE.format("accepted")))
    judged = serve.judgements(path)
    assert judged()["a"].status == "accepted"
    write("known.toml", BASELINE.format("source-error"))
    assert judged()["a"].status == "source-error"
    write("known.toml", "not sound")
    assert judged()["a"].status == "source-error"
    path.unlink()
    assert judged()["a"].status == "source-error"
    assert serve.judgements(None)() == {}


@needs_desk
def test_a_baseline_that_is_not_sound_ends_it_at_once(write: Callable) -> None:
    with pytest.raises(ConfigurationError):
        serve.judgements(Path(write("known.toml", "not sound")))


@needs_desk
def test_versions_are_told_with_what_changed(run: Callable, write: Callable) -> None:
    for rate in ("60,1%", "70,2%"):
        name = write("bai.txt", f"Hồ sơ\nTỷ lệ hồ sơ đúng hạn đạt {rate}.\n")
        assert run("--db", "v.db", "import", "--url", "https://a.vn/1", name).code == 0
    run("--db", "v.db", "extract")
    with opened_store(Path("v.db"), create=False) as db:
        stored = find_document(db, 1)
        assert stored is not None
        (version,) = serve.earlier_versions(db, stored)
    assert (version.number, version.changes) == (1, (("60,1%", "70,2%"),))
