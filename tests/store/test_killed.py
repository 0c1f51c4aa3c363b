"""Killed anywhere and started again, the chain ends where an undisturbed one ends."""

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from doisoat.records import Document
from store.content_hash import content_hash
from store.database import Store, opened_store, transaction
from store.documents import add_documents, documents_to_read, find_document, stored_documents
from store.findings import replace_findings
from store.mentions import mentions_of, replace_mentions

VERSION = 1
Chain = Callable[[Path], str]


@pytest.fixture
def chain(
    make_document: Callable[..., Document], read_figures: Callable[..., list], check_figures: Callable[..., list]
) -> Chain:
    """All stages over one file, the second time with a changed document; returns the hash at the end.

    Started again it sees the portal as it is by then: what changed does not change back.
    """
    batches = [
        [make_document("1"), make_document("2", body="Không có con số nào.")],
        [make_document("3"), make_document("4"), make_document("1", body="Đạt tỷ lệ 60,1% và 70,8%.")],
    ]

    def extract(db: Store) -> None:
        with transaction(db):  # a group commit, as the command line does it
            for number, document in documents_to_read(db, VERSION):
                replace_mentions(db, number, VERSION, read_figures(document))

    def run(path: Path) -> str:
        with opened_store(path, create=True) as db:
            for batch in batches[find_document(db, batches[1][0].url) is not None :]:
                add_documents(db, batch)
                extract(db)
                for number, document in list(stored_documents(db)):
                    replace_findings(db, number, check_figures(document, list(mentions_of(db, number))))
            return content_hash(db)

    return run


@pytest.fixture
def count_statements(hook_connections: Callable[..., None]) -> Callable[[], list[str]]:
    """Lists every statement that SQLite is about to run, in the order of running."""

    def start() -> list[str]:
        statements: list[str] = []
        hook_connections(lambda connection: connection.set_trace_callback(statements.append))
        return statements

    return start


def _killed(chain: Chain, path: Path, arm: Callable[[], None]) -> bool:
    """Runs the chain in a child that arms its own death; true when it was killed, false when it came to its end."""
    child = os.fork()
    if child == 0:
        arm()
        chain(path)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _kill_after(count: int) -> Callable[..., None]:
    left = iter(range(count))

    def step(*_: object) -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    return step


def test_killed_before_any_statement(
    tmp_path: Path,
    chain: Chain,
    count_statements: Callable[[], list[str]],
    hook_connections: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    statements = count_statements()
    undisturbed = chain(tmp_path / "undisturbed.db")
    monkeypatch.undo()
    assert statements.count("COMMIT") >= 8
    points = [n for n, statement in enumerate(statements) if n % 3 == 0 or statement == "COMMIT"]
    for count in points:
        path = tmp_path / f"{count}.db"
        kill = _kill_after(count)
        assert _killed(chain, path, lambda kill=kill: hook_connections(lambda db: db.set_trace_callback(kill)))
        assert chain(path) == undisturbed, f"killed before statement {count}: {statements[count]}"
        path.unlink()
    print(f"{len(points)} kill points, {statements.count('COMMIT')} of them before a commit")


@pytest.mark.parametrize("share", [0.05, 0.2, 0.4, 0.6, 0.8, 0.95])
def test_killed_within_a_statement(
    tmp_path: Path, chain: Chain, hook_connections: Callable[..., None], monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    calls: list[None] = []
    hook_connections(lambda db: db.set_progress_handler(lambda: calls.append(None), 50))
    undisturbed = chain(tmp_path / "undisturbed.db")
    monkeypatch.undo()
    kill = _kill_after(int(len(calls) * share))
    path = tmp_path / "killed.db"
    assert _killed(chain, path, lambda: hook_connections(lambda db: db.set_progress_handler(kill, 50)))
    assert chain(path) == undisturbed


def test_a_power_failure_that_cuts_the_log_anywhere(tmp_path: Path, chain: Chain) -> None:
    """The write-ahead log is cut at many lengths: the file opens at an earlier commit, and the chain ends the same."""
    path = tmp_path / "whole.db"
    undisturbed = chain(path)
    path.unlink()
    with opened_store(path, create=True) as db:
        db.execute("PRAGMA wal_autocheckpoint = 0")
        chain(path)
        log = (tmp_path / "whole.db-wal").read_bytes()
        main = path.read_bytes()
    assert len(log) > 100_000
    for cut in range(0, len(log), len(log) // 12 + 37):
        torn = tmp_path / f"torn-{cut}.db"
        torn.write_bytes(main)
        torn.with_name(torn.name + "-wal").write_bytes(log[:cut])
        assert chain(torn) == undisturbed
        with opened_store(torn, create=False) as db:
            assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_killed_while_the_file_is_made(tmp_path: Path, hook_connections: Callable[..., None]) -> None:
    """There is either no table or all of them, never some."""
    seen, count, killed = [], 0, True
    while killed:
        path = tmp_path / f"{count}.db"
        kill = _kill_after(count)
        killed = _killed(_make, path, lambda kill=kill: hook_connections(lambda db: db.set_trace_callback(kill)))
        with closing(sqlite3.connect(path)) as left:
            seen.append(left.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        count += 3
    assert len(seen) > 10
    assert set(seen) == {0, seen[-1]}
    assert seen[-1] > 20


def _make(path: Path) -> str:
    with opened_store(path, create=True):
        return "made"
