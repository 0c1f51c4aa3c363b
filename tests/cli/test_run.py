"""`doisoat run`: one line of JSON and an exit code, however it ends; killed and run again it ends as if nobody had."""

import json
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the runs are a module beside these tests

from portal_runs import PortalRuns

import doisoat.cli.stages
import doisoat.cli.timed_run
import doisoat.demo.http_server
import store.database
from doisoat.demo.portals import PORTALS
from doisoat.demo.server import running
from doisoat.records.errors import StoreError
from store.content_hash import content_hash
from store.database import opened_store
from store.runs import last_run

pytestmark = pytest.mark.usefixtures("files_read_quickly")

ARTICLES = 8
KILLS = 12
WRITING = frozenset({"INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN"})


@pytest.fixture(scope="module")
def portal_runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalRuns]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doisoat.demo.http_server, "PORTALS", tuple(replace(p, latency_ms=0) for p in PORTALS))
        with running(articles=ARTICLES) as url:
            yield PortalRuns(url, tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="module")
def undisturbed(portal_runs: PortalRuns, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, int, int]:
    """Hash of an undisturbed run, how many statements it wrote, how many contradictions it found."""
    folder = tmp_path_factory.mktemp("undisturbed")

    def count() -> None:
        file = (folder / "statements").open("a", buffering=1)
        watch_statements(lambda: file.write("x\n"))

    ended = portal_runs(folder / "a.db", prepare=count)
    assert (ended.code, ended.err) == (0, "")
    return hash_of(folder / "a.db"), len((folder / "statements").read_text().split()), ended.line["new_findings"]


def hash_of(path: Path) -> str:
    with opened_store(path, create=False) as db:
        return content_hash(db)


def watch_statements(seen: Callable[[], object]) -> None:
    """Be told of every writing statement of this process before SQLite runs it."""
    connect = sqlite3.connect

    def traced(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.set_trace_callback(lambda s: seen() if s.split(maxsplit=1)[0] in WRITING else None)
        return connection

    store.database.sqlite3.connect = traced


def die_at(number: int) -> Callable[[], None]:
    left = iter(range(number))
    return lambda: watch_statements(lambda: os.kill(os.getpid(), signal.SIGKILL) if next(left, None) is None else None)


def test_the_line_tells_what_came_of_it(portal_runs: PortalRuns, tmp_path: Path) -> None:
    ended = portal_runs(tmp_path / "a.db")
    line = ended.line
    assert (ended.code, ended.err) == (0, "")
    assert list(line) == [
        *("run", "started", "finished", "sources", "documents", "mentions", "files"),
        *("findings", "new_findings", "error", "exit"),
    ]
    assert datetime.fromisoformat(line["started"]) <= datetime.fromisoformat(line["finished"])
    assert set(line["sources"]) == {portal.name for portal in PORTALS}
    added = sum(counts["added"] for counts in line["sources"].values())
    assert added + line["files"]["read"] == line["documents"]
    assert all(counts["pages"] > counts["added"] >= 1 for counts in line["sources"].values())
    assert {(c["changed"], c["pending"], c["broken"]) for c in line["sources"].values()} == {(0, 0, None)}
    assert line["new_findings"] == line["findings"]["error"] + line["findings"]["warning"] > 0
    with opened_store(tmp_path / "a.db", create=False) as db:
        stored = [db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("documents", "mentions")]
        noted = last_run(db, "run")
    assert stored == [line["documents"], line["mentions"]]
    assert (noted.id, noted.outcome, noted.summary) == (line["run"], "fine", line)


def test_a_second_run_finds_nothing_new(portal_runs: PortalRuns, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    codes = [portal_runs(path, "--fail-on", which).code for which in ("new", "new", "error")]
    assert codes == [1, 0, 1]
    again = portal_runs(path).line
    assert again["new_findings"] == 0
    assert sum(counts["added"] for counts in again["sources"].values()) == 0


def test_what_an_editor_has_judged_is_not_new(run: Callable, portal_runs: PortalRuns, tmp_path: Path) -> None:
    portal_runs(tmp_path / "a.db")
    run("--db", tmp_path / "a.db", "validate", "--baseline", "known.toml", "--update-baseline", "accepted")
    ended = portal_runs(tmp_path / "b.db", "--baseline", "known.toml", "--fail-on", "new")
    assert (ended.code, ended.line["new_findings"]) == (0, 0)
    assert ended.line["findings"]["error"] > 0


def test_sources_may_be_named_and_limited(portal_runs: PortalRuns, tmp_path: Path) -> None:
    line = portal_runs(tmp_path / "a.db", "--limit", "1", "hoabinh").line
    assert list(line["sources"]) == ["hoabinh"]
    assert line["sources"]["hoabinh"]["added"] == 1
    assert line["documents"] == 1 + line["files"]["read"]
    assert line["sources"]["hoabinh"]["pending"] > 0


def test_a_broken_source_goes_before_findings_and_hinders_nothing_else(
    run: Callable, portal_runs: PortalRuns, samples: list[str]
) -> None:
    run("--db", "a.db", "import", *samples)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
        ended = portal_runs(Path("a.db"), "--fail-on", "error", "binhdinh", demo=nobody)
    assert ended.code == ended.line["exit"] == 3
    assert "connection refused" in ended.line["sources"]["binhdinh"]["broken"]
    assert ended.line["sources"]["binhdinh"]["failed"]
    assert (ended.line["findings"]["error"], ended.line["new_findings"], ended.line["error"]) == (1, 1, None)
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--delay", "0"), "--delay goes with --demo only"),
        (("nowhere",), "no source nowhere"),
        (("--demo", "nonsense"), "is no address of a demonstration server"),
        (("--baseline", "none.toml"), "no such baseline"),
        (("--fail-on", "some"), "--fail-on"),
    ],
)
def test_bad_options_are_told_before_anything_is_made(
    run: Callable, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    outcome = run("--db", "a.db", "run", *arguments)
    assert (outcome.code, outcome.out, told in outcome.err) == (2, "", True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("part", range(KILLS))
def test_killed_anywhere_it_goes_on_from_there(
    portal_runs: PortalRuns, undisturbed: tuple[str, int, int], tmp_path: Path, part: int
) -> None:
    whole, statements, contradictions = undisturbed
    path = tmp_path / "a.db"
    killed = portal_runs(path, prepare=die_at(3 + part * (statements * 9 // 10) // (KILLS - 1)))
    assert (killed.code, killed.line) == (-signal.SIGKILL, None)
    again = portal_runs(path)
    assert again.code == 0
    assert hash_of(path) == whole
    assert again.line["new_findings"] == contradictions


def test_killed_again_and_again(portal_runs: PortalRuns, undisturbed: tuple[str, int, int], tmp_path: Path) -> None:
    whole, statements, contradictions = undisturbed
    path = tmp_path / "a.db"
    runs = [portal_runs(path, prepare=die_at(statements // part)) for part in (9, 7, 5, 3, 2)]
    runs.append(portal_runs(path))
    assert [ended.code for ended in runs].count(-signal.SIGKILL) >= 3
    assert (runs[-1].code, hash_of(path)) == (0, whole)
    assert sum(ended.line["new_findings"] for ended in runs if ended.line) == contradictions  # each is told once


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("stage", ["replace_mentions", "find_contradictions"])
def test_stopped_after_the_crawl(
    portal_runs: PortalRuns,
    undisturbed: tuple[str, int, int],
    tmp_path: Path,
    number: signal.Signals,
    code: int,
    stage: str,
) -> None:
    work, calls = getattr(doisoat.cli.stages, stage), iter(range(4))

    def stopped(*arguments: object) -> object:
        if next(calls, None) is None:
            os.kill(os.getpid(), number)
        return work(*arguments)

    path = tmp_path / "a.db"
    ended = portal_runs(path, prepare=lambda: setattr(doisoat.cli.stages, stage, stopped))
    assert ended.code == ended.line["exit"] == code
    assert ended.line["error"] in ended.err
    assert (ended.line["findings"], ended.line["new_findings"]) == (None, None)
    assert ended.line["sources"]["binhdinh"]["added"] > 0
    with opened_store(path, create=False) as db:
        assert last_run(db, "run").outcome == "interrupted"
    again = portal_runs(path)
    assert (again.code, hash_of(path), again.line["new_findings"]) == (0, undisturbed[0], undisturbed[2])


def full_at(pages: int) -> Callable[[], None]:
    def prepare() -> None:
        connect = sqlite3.connect

        def small(*arguments: object, **options: object) -> sqlite3.Connection:
            connection = connect(*arguments, **options)
            connection.execute(f"PRAGMA max_page_count = {pages}")
            return connection

        store.database.sqlite3.connect = small

    return prepare


@pytest.mark.parametrize("pages", [70, 80, 90])
def test_a_full_disk_is_told_in_the_line_and_loses_nothing(
    portal_runs: PortalRuns, undisturbed: tuple[str, int, int], tmp_path: Path, pages: int
) -> None:
    path = tmp_path / "a.db"
    ended = portal_runs(path, prepare=full_at(pages))
    assert ended.code == ended.line["exit"] == 3
    assert ended.line["error"] == f"{path}: the disk is full; free some space, then run the same command again"
    assert ended.err.splitlines()[-1] == f"doisoat: {ended.line['error']}"
    assert (portal_runs(path).code, hash_of(path)) == (0, undisturbed[0])


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_while_it_gathers(start: Callable, tmp_path: Path, number: signal.Signals, code: int) -> None:
    seen, reached = [], Event()

    def observe(request: object) -> None:
        seen.append(request)
        if len(seen) == 6:
            reached.set()

    with running(articles=ARTICLES, observe=observe) as url:
        process = start("-q", "--db", "a.db", "run", "--demo", url, "--delay", "0")
        assert reached.wait(60)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    line = json.loads(out)
    assert process.returncode == line["exit"] == code
    assert (line["findings"], line["documents"], line["error"]) == (None, None, None)
    assert sum(counts["pages"] for counts in line["sources"].values()) >= 1
    assert err.startswith("doisoat: stopped on the way; what was gathered is kept")


def test_books_that_cannot_be_closed_make_a_failure_of_it(portal_runs: PortalRuns, tmp_path: Path) -> None:
    def fails(*_: object) -> None:
        raise StoreError("a.db: the disk failed")

    path = tmp_path / "a.db"
    ended = portal_runs(path, prepare=lambda: setattr(doisoat.cli.timed_run, "finish_run", fails))
    assert ended.code == ended.line["exit"] == 3
    assert (ended.line["error"], ended.err) == ("a.db: the disk failed", "doisoat: a.db: the disk failed\n")
    assert portal_runs(path).line["new_findings"] == ended.line["new_findings"] > 0
