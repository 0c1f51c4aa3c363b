"""Databases that earlier versions wrote open with today's program, with every row they held."""

import gzip
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from doisoat.records.errors import StoreError
from store.database import open_store, opened_store
from store.documents import stored_documents
from store.findings import findings_of
from store.mentions import mentions_of
from store.migrations import MIGRATIONS, STEPS
from store.schema import TABLES

RELEASED = sorted((Path(__file__).parent / "released").glob("*.db.gz"))

Row = tuple[object, ...]


def rows(path: Path, columns: Mapping[str, list[str]]) -> Mapping[str, list[Row]]:
    """What stands in these columns of these tables, sorted."""
    with closing(sqlite3.connect(path)) as db:
        return {
            table: sorted(db.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall(), key=repr)
            for table, names in columns.items()
        }


def columns_of(path: Path) -> Mapping[str, list[str]]:
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = [table for table in tables if table in TABLES]
        return {table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")] for table in ours}


def steps_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return sorted(name for (name,) in db.execute("SELECT name FROM _sqlite_migrations"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.name[:4])
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a database as that version left it."""
    path = tmp_path / request.param.name.removesuffix(".gz")
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def test_every_schema_up_to_the_last_release_is_kept() -> None:
    numbers = [path.name[:4] for path in RELEASED]
    assert numbers == [step[:4] for step in STEPS][: len(numbers)]
    assert len(numbers) >= 4


def test_it_is_of_the_schema_that_its_name_says(released: Path) -> None:
    assert steps_of(released)[-1][:4] == released.stem
    filled = rows(released, {table: ["1"] for table in ("documents", "mentions", "findings", "evidence", "frontier")})
    assert all(filled.values())


def test_todays_program_opens_it_with_everything_in_it(released: Path) -> None:
    columns = columns_of(released)
    before = rows(released, columns)
    with opened_store(released, create=False) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert steps_of(released) == sorted(STEPS)
    assert rows(released, columns) == before


def test_what_it_held_is_read_as_records(released: Path) -> None:
    stored = rows(released, {table: ["1"] for table in ("documents", "mentions", "findings")})
    with opened_store(released, create=False) as db:
        documents = list(stored_documents(db))
        mentions = [(document, mention) for document in documents for mention in mentions_of(db, document.id)]
        findings = [finding for document in documents for finding in findings_of(db, document.id)]
    assert [len(documents), len(mentions), len(findings)] == [len(found) for found in stored.values()]
    assert all(document.document.text[m.start : m.end] == m.surface for document, m in mentions)


def test_a_step_that_fails_leaves_the_file_as_it_was(released: Path) -> None:
    def fails(database: Database) -> None:
        database.execute("DELETE FROM evidence")
        database.execute("DELETE FROM nothing_of_ours")

    steps, columns = steps_of(released), columns_of(released)
    before = rows(released, columns)
    MIGRATIONS(name="9999_fails")(fails)
    try:
        with pytest.raises(StoreError, match="nothing_of_ours"):
            open_store(released, create=False)
    finally:
        MIGRATIONS._migrations.pop()
    assert steps_of(released) == steps
    assert rows(released, columns) == before
