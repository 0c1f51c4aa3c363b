"""Every query of docs/cookbook.md runs on the present schema, in a file opened for reading only."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.database import opened_store

PAGE = (Path(__file__).parents[1] / "docs" / "cookbook.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^### (\d+)\. [^\n]+\n\n```sql\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cookbook") / "empty.db"
    with opened_store(path, create=True):
        pass
    return path


def test_there_are_at_least_twenty_and_each_heading_has_its_query() -> None:
    assert len(QUERIES) == len(re.findall(r"^### ", PAGE, re.MULTILINE)) >= 20
    assert [int(number) for number, _ in QUERIES] == list(range(1, len(QUERIES) + 1))


@pytest.mark.parametrize(("number", "query"), QUERIES, ids=[number for number, _ in QUERIES])
def test_a_query_runs(database: Path, number: str, query: str) -> None:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        cursor = db.execute(query)
        names = [name for name, *_ in cursor.description]
        assert len(names) == len(set(names))
        cursor.fetchall()
