"""`doisoat demo`: the whole chain as a newcomer sees it, and everything that must not happen to other databases."""

import shutil
import signal
import socket
import sqlite3
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from doisoat.cli.demo_chain import require_agreement
from doisoat.demo.answer_key import (
    FoundFault,
    PlantedFault,
    compare,
    expected_documents,
    expected_files,
    planted_faults,
)
from doisoat.demo.articles import DEFAULT_ARTICLES
from doisoat.demo.portals import PORTALS
from doisoat.demo.server import DEFAULT_PORT
from doisoat.records.errors import DemoError


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_the_whole_chain_finds_the_planted_faults(start: Callable) -> None:
    process = start("--lang", "vi", "demo")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert "901 / 1.499 = 60,1 %; văn bản ghi 70,8 %" in out
    connection = sqlite3.connect("demo.db")
    counts = connection.execute(
        "SELECT count(*), sum(demo), sum(kind = 'decision') FROM documents WHERE kind <> 'attachment'"
    ).fetchone()
    sources = connection.execute("SELECT count(DISTINCT source) FROM documents").fetchone()[0]
    contradictions = connection.execute("SELECT count(*) FROM open_findings").fetchone()[0]
    cited = dict(
        connection.execute("SELECT reference, COALESCE(reason, issued_on) FROM citations WHERE reason IS NOT 'itself'")
    )
    connection.close()
    assert {n: cited[n] for n in ("1588/QĐ-UBND", "2566/QĐ-UBND", "3007/QĐ-UBND")} == {
        "1588/QĐ-UBND": "2020-07-14",  # with its day
        "2566/QĐ-UBND": "2020-11-06",  # without
        "3007/QĐ-UBND": "not_stored",
    }
    documents, demo, decisions = counts
    assert (demo, sources) == (documents, len(PORTALS))
    assert documents == expected_documents(DEFAULT_ARTICLES) >= 60
    assert decisions >= 5
    assert contradictions == len(planted_faults())
    assert (
        f"Văn bản: {documents}/{documents}, trong đó quyết định: {decisions}/{decisions}; "
        f"tệp đính kèm: {expected_files()}/{expected_files()}; "
        f"lỗi cài sẵn đã tìm thấy: {contradictions}/{contradictions}; phát hiện ngoài đáp án: 0\n"
        "Đã tìm thấy đúng các lỗi cài sẵn, không thừa không thiếu."
    ) in out

    again = start("-q", "demo")
    assert again.wait(120) == 0
    assert again.stderr.read() == ""


def test_a_database_with_other_documents_is_left_alone(run: Callable, filled: Path) -> None:
    shutil.copy(filled, "demo.db")
    before = Path("demo.db").read_bytes()
    for arguments in (("demo",), ("--db", "filled.db", "demo")):
        outcome = run(*arguments)
        assert outcome.code == 3
        assert "holds documents of other sources (files) and was left as it is" in outcome.err
        assert len(outcome.err.splitlines()) == 1
    assert Path("demo.db").read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(run: Callable, write: Callable) -> None:
    write("demo.db", b"something else entirely")
    assert run("demo").code == 3
    assert Path("demo.db").read_bytes() == b"something else entirely"


@pytest.mark.parametrize("option", [(), ("--serve",)], ids=["chain", "serve"])
def test_a_port_in_use(run: Callable, taken_port: int, option: tuple[str, ...]) -> None:
    outcome = run("-q", "demo", *option, "--port", taken_port)
    assert outcome.code == 3
    assert outcome.err == f"doisoat: port {taken_port} is in use: choose another with --port\n"


@pytest.mark.parametrize(
    "options", [("--port", "70000"), ("--articles", "0"), ("--articles", "99999"), ("--latency", "-1")]
)
def test_options_out_of_range(run: Callable, options: tuple[str, str]) -> None:
    outcome = run("demo", "--serve", *options)
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize(("number", "code", "lines"), [(signal.SIGINT, 130, 0), (signal.SIGTERM, 143, 1)])
def test_serving_until_told_to_stop(start: Callable, number: signal.Signals, code: int, lines: int) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = start("demo", "--serve", "--port", port, "--articles", "3")
    said = process.stdout.readline()
    assert f"http://127.0.0.1:{port}" in said
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
        assert "binhdinh.localhost" in answer.read().decode()

    process.send_signal(number)

    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert len(err.splitlines()) == lines


def test_a_free_port_where_the_default_one_is_taken_and_interrupted(start: Callable) -> None:
    with socket.socket() as listener:
        with suppress(OSError):  # taken by somebody else is taken as well
            listener.bind(("127.0.0.1", DEFAULT_PORT))
            listener.listen()
        process = start("demo", "--latency", "30")
        said = process.stderr.readline()
        assert said.startswith("Gathering from http://127.0.0.1:")
        assert str(DEFAULT_PORT) not in said
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err


def _as_found(fault: PlantedFault) -> FoundFault:
    url = f"http://{fault.host}:1{fault.path}"
    return FoundFault(url=url, rule=fault.rule, severity=fault.severity, evidence=fault.evidence)


def test_a_difference_is_named() -> None:
    first, *others = planted_faults(40)
    found = [_as_found(fault) for fault in others]
    extra = FoundFault(url="http://binhdinh.localhost/x", rule="CK-02", severity="error", evidence=("1",))
    counts = Counter(documents=72, decisions=12)
    require_agreement(compare(found, others), counts, counts)
    with pytest.raises(DemoError) as raised:
        require_agreement(compare([*found, extra], [first, *others]), Counter(documents=71, decisions=12), counts)
    assert str(raised.value).split("; ") == [
        "the demonstration differs from its answer key",
        "71 of 72 documents gathered",
        f"not found: {first.host}{first.path} {first.rule} {', '.join(first.evidence)}",
        f"not planted: {extra.url} CK-02 1",
    ]


def test_the_help_says_how_many_articles(run: Callable) -> None:
    assert f"[default: {DEFAULT_ARTICLES}]" in run("demo", "--help").out
