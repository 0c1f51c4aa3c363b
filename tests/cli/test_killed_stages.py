"""import, extract and validate killed before any statement and started again end as one undisturbed run does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from killing import killed_before, statements_of

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


def test_killed_at_any_statement(stages: Callable[[Path], None], tmp_path: Path) -> None:
    statements = statements_of(lambda: stages(tmp_path / "whole.db"))
    whole = hash_of(tmp_path / "whole.db")
    writing = [n for n, s in enumerate(statements) if s.split()[0] in {"INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN"}]
    points = writing[:: max(1, len(writing) // 40)]

    results = {}
    for point in points:
        path = tmp_path / f"killed-{point}.db"
        assert killed_before(point, lambda path=path: stages(path))
        stages(path)
        results[point] = hash_of(path)

    assert len(points) >= 30
    assert results == dict.fromkeys(points, whole)


def test_killed_again_and_again(stages: Callable[[Path], None], tmp_path: Path) -> None:
    stages(tmp_path / "whole.db")
    path = tmp_path / "battered.db"
    kills = sum(killed_before(point, lambda: stages(path)) for point in range(10, 250, 30))
    stages(path)
    assert kills >= 5
    assert hash_of(path) == hash_of(tmp_path / "whole.db")
