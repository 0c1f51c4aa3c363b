"""Readers never write, see what a writer committed, and open what nobody can write."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from doisoat.records.errors import StoreError
from store import reading
from store.database import Store
from store.documents import add_documents
from store.reading import is_frozen, open_reading, require_readable


def test_a_reader_sees_what_a_writer_commits_and_nothing_before(
    db: Store, database_file: Path, make_document: Callable
) -> None:
    reader = open_reading(database_file)
    count = "SELECT count(*) FROM documents"
    db.execute("BEGIN IMMEDIATE")
    add_documents(db, [make_document("1")])
    assert reader.execute(count).fetchone()[0] == 0
    db.execute("COMMIT")
    assert reader.execute(count).fetchone()[0] == 1
    reader.close()


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM documents", "ATTACH 'other.db' AS other", "CREATE TEMP TABLE x (y)", "PRAGMA user_version = 7"],
)
def test_a_reader_cannot_write(db: Store, database_file: Path, statement: str) -> None:
    reader = open_reading(database_file)
    with pytest.raises(sqlite3.Error):
        reader.execute(statement)
    reader.close()


def test_a_file_that_nobody_can_write_is_opened_without_a_log(
    db: Store, database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.close()
    monkeypatch.setattr(reading.os, "access", lambda path, mode: False)
    assert is_frozen(database_file)
    require_readable(database_file)
    reader = open_reading(database_file)
    assert reader.execute("SELECT count(*) FROM documents").fetchone()[0] == 0
    reader.close()
    assert [path.name for path in database_file.parent.iterdir()] == [database_file.name]


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database there yet"):
        require_readable(tmp_path / "nowhere.db")
    (tmp_path / "other.db").write_bytes(b"something else entirely" * 100)
    with pytest.raises(StoreError):
        require_readable(tmp_path / "other.db")
