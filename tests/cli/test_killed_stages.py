"""import, extract and validate killed before any statement and started again end as one undisturbed run does."""

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import store.database
from store.content_hash import content_hash
from store.database import opened_store

STAGES = (("import",), ("extract",), ("validate", "--fail-on", "never"))


@pytest.fixture
def texts(write: Callable) -> list[str]:
    body = "Huyện {0} hoàn thành {0}4/402 thủ tục, đạt tỷ lệ 62,5%; có 1.236/1.405 hồ sơ đúng hạn (88,0%).\n"
    return [write(f"{n}.txt", f"Tin số {n}\n{body.format(n)}") for n in range(1, 5)]


@pytest.fixture
def stages(run: Callable, texts: list[str]) -> Callable[[Path], None]:
    """All stages over one database, with the files to import."""

    def call(path: Path) -> None:
        for stage in STAGES:
            files = texts if stage == ("import",) else []
            assert run("-q", "--db", path, *stage, *files).code == 0

    return call


def hash_of(path: Path) -> str:
    with opened_store(path, create=False) as db:
        return content_hash(db)


def trace(monkeypatch: pytest.MonkeyPatch, seen: Callable[[str], None]) -> None:
    """Be told of every statement before SQLite runs it."""
    connect = sqlite3.connect

    def traced(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.set_trace_callback(seen)
        return connection

    monkeypatch.setattr(store.database.sqlite3, "connect", traced)


def killed_at(number: int, monkeypatch: pytest.MonkeyPatch, stages: Callable[[Path], None], path: Path) -> bool:
    """Run the stages in a child that kills itself before its statement `number`; whether it came to that."""
    child = os.fork()
    if child == 0:
        left = iter(range(number))
        trace(monkeypatch, lambda _: os.kill(os.getpid(), signal.SIGKILL) if next(left, None) is None else None)
        stages(path)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_killed_at_any_statement(
    stages: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements: list[str] = []
    with monkeypatch.context() as counting:
        trace(counting, statements.append)
        stages(tmp_path / "whole.db")
    whole = hash_of(tmp_path / "whole.db")
    writing = [n for n, s in enumerate(statements) if s.split()[0] in {"INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN"}]
    points = writing[:: max(1, len(writing) // 40)]

    results = {}
    for point in points:
        path = tmp_path / f"killed-{point}.db"
        assert killed_at(point, monkeypatch, stages, path)
        stages(path)
        results[point] = hash_of(path)

    assert len(points) >= 30
    assert results == dict.fromkeys(points, whole)


def test_killed_again_and_again(
    stages: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages(tmp_path / "whole.db")
    path = tmp_path / "battered.db"
    kills = sum(killed_at(point, monkeypatch, stages, path) for point in range(10, 250, 30))
    stages(path)
    assert kills >= 5
    assert hash_of(path) == hash_of(tmp_path / "whole.db")
