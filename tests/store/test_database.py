"""Opening a store: what is ours, what is not, and what a user is told."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from doisoat.records import Source
from doisoat.records.errors import ForeignDatabaseError, NewerDatabaseError, StoreError
from store.database import Store, open_store, opened_store, path_of, transaction
from store.sources import add_sources, stored_sources

PORTAL = Source(name="binhdinh", title="Bình Định", url="https://binhdinh.example", family="vhv", province="Bình Định")


def test_a_new_store_has_the_settings_the_design_asks_for(db: Store, database_file: Path) -> None:
    settings = ("journal_mode", "foreign_keys", "synchronous", "busy_timeout", "application_id")
    assert [db.execute(f"PRAGMA {name}").fetchone()[0] for name in settings] == ["wal", 1, 1, 5000, 0x44536F61]
    assert path_of(db) == database_file


def test_it_opens_again_with_what_was_written(database_file: Path) -> None:
    with opened_store(database_file, create=True) as db:
        add_sources(db, [PORTAL])
    with opened_store(database_file, create=False) as db:
        assert stored_sources(db) == (PORTAL,)


def test_a_source_takes_its_new_description(db: Store) -> None:
    old = Source(name="binhdinh", title="cũ", url="http://x.example", family="vhv")
    add_sources(db, [old])
    add_sources(db, [PORTAL])
    assert stored_sources(db) == (PORTAL,)


def _said(path: Path, *, create: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, create=create).close()
    said = str(caught.value)
    assert str(path) in said
    assert "\n" not in said
    return said


@pytest.mark.parametrize("content", [None, b""])
def test_a_missing_or_empty_file_names_the_command_that_makes_one(database_file: Path, content: bytes | None) -> None:
    if content is not None:
        database_file.write_bytes(content)
    assert "doisoat crawl" in _said(database_file)
    assert content is not None or not database_file.exists()


def test_a_file_whose_maker_was_killed_before_the_first_commit_is_made_anew(database_file: Path) -> None:
    with closing(sqlite3.connect(database_file)) as begun:
        begun.execute("PRAGMA journal_mode = WAL")
    assert database_file.stat().st_size > 0
    assert "doisoat import" in _said(database_file)
    with opened_store(database_file, create=True) as db:
        assert stored_sources(db) == ()


@pytest.mark.parametrize("create", [True, False])
def test_a_directory_and_a_pipe_are_no_database(tmp_path: Path, create: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is a directory" in _said(tmp_path, create=create)
    assert "a pipe" in _said(tmp_path / "pipe", create=create)


@pytest.mark.parametrize("place", ["missing/a.db", "file/a.db", "n" * 300])
def test_a_place_that_cannot_hold_a_file(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    _said(tmp_path / place, create=True)
    _said(tmp_path / place, create=False)


def _another_programs_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE documents (id INTEGER)")
        other.commit()


def _another_programs_mark(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id = 77")


def _prose(path: Path) -> None:
    path.write_text("Đây không phải là cơ sở dữ liệu. " * 100, encoding="utf-8")


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("make", [_another_programs_tables, _another_programs_mark, _prose])
def test_a_foreign_file_is_refused_and_left_as_it_is(
    database_file: Path, make: Callable[[Path], None], create: bool
) -> None:
    make(database_file)
    before = database_file.read_bytes()
    with pytest.raises(ForeignDatabaseError, match="not a doisoat database"):
        open_store(database_file, create=create)
    assert database_file.read_bytes() == before
    assert [f.name for f in database_file.parent.iterdir()] == [database_file.name]


def test_a_database_of_a_later_version_is_refused(database_file: Path) -> None:
    with opened_store(database_file, create=True) as db, transaction(db):
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('doisoat', '9999_later')")
    with pytest.raises(NewerDatabaseError, match="later version"):
        open_store(database_file, create=False)


def test_a_damaged_file_is_told_as_such(database_file: Path) -> None:
    with opened_store(database_file, create=True) as db:
        add_sources(db, [PORTAL])
    content = bytearray(database_file.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    database_file.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), opened_store(database_file, create=False) as db:
        stored_sources(db)


def test_a_second_writer_is_told_who_holds_the_file(db: Store, database_file: Path) -> None:
    with opened_store(database_file, create=False, busy_timeout=0) as second, transaction(db):
        add_sources(db, [PORTAL])
        assert stored_sources(second) == ()
        with pytest.raises(StoreError, match="another process is writing"):
            add_sources(second, [PORTAL])
    with opened_store(database_file, create=False) as second:
        assert stored_sources(second) == (PORTAL,)


def test_two_that_make_the_same_file_do_not_hurt_each_other(database_file: Path) -> None:
    with closing(sqlite3.connect(database_file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="another process is writing"):
            open_store(database_file, create=True, busy_timeout=0)


def test_a_failing_migration_leaves_no_table(
    database_file: Path, monkeypatch: pytest.MonkeyPatch, hook_connections: Callable[..., None]
) -> None:
    def refuse_views(connection: sqlite3.Connection) -> None:
        connection.set_authorizer(
            lambda action, *_: sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_CREATE_VIEW else sqlite3.SQLITE_OK
        )

    with monkeypatch.context() as patched:
        hook_connections(refuse_views)
        with pytest.raises(StoreError):
            open_store(database_file, create=True)
        patched.undo()
    monkeypatch.undo()
    with closing(sqlite3.connect(database_file)) as left:
        assert left.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    open_store(database_file, create=True).close()


def _write_and_fail(db: Store, source: Source) -> None:
    with transaction(db):
        add_sources(db, [source])
        raise RuntimeError


def test_a_transaction_keeps_all_or_nothing(db: Store) -> None:
    with pytest.raises(RuntimeError):
        _write_and_fail(db, PORTAL)
    assert stored_sources(db) == ()
    assert not db.in_transaction


def test_an_inner_transaction_can_fail_alone(db: Store) -> None:
    other = Source(name="hoabinh", title="Hòa Bình", url="https://hoabinh.example", family="liferay")
    with transaction(db):
        add_sources(db, [PORTAL])
        with pytest.raises(RuntimeError):
            _write_and_fail(db, other)
    assert stored_sources(db) == (PORTAL,)


@pytest.fixture
def shared_directory() -> Iterator[Path]:
    """A directory that everybody may enter and only its owner may write; the usual one is closed to others."""
    directory = Path(tempfile.mkdtemp())
    directory.chmod(0o755)
    yield directory
    directory.chmod(0o755)
    shutil.rmtree(directory)


def _said_to_others(path: Path, *, create: bool) -> str:
    """What an account without the right to write is told; asked in a child, for an administrator may write anywhere."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        if os.getuid() == 0:
            os.setuid(65534)
        try:
            with opened_store(path, create=create) as db:
                add_sources(db, [PORTAL])
            os.write(writing, b"written")
        except StoreError as error:
            os.write(writing, str(error).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


def test_a_file_that_may_only_be_read_and_a_directory_that_may_not_be_written(shared_directory: Path) -> None:
    path = shared_directory / "a.db"
    open_store(path, create=True).close()
    path.chmod(0o444)
    shared_directory.chmod(0o555)
    before = path.read_bytes()
    for name, create in (("a.db", False), ("new.db", True)):
        said = _said_to_others(shared_directory / name, create=create)
        assert said.startswith(f"{shared_directory / name}: it cannot be")
        assert "check" in said
    assert path.read_bytes() == before


def test_the_cache_is_as_large_as_asked_for(tmp_path):
    db = open_store(tmp_path / "a.db", create=True, cache=512)
    assert db.execute("PRAGMA cache_size").fetchone()[0] == -512
    db.close()


def test_temporary_tables_are_in_a_file_whatever_the_build_prefers(tmp_path):
    db = open_store(tmp_path / "a.db", create=True)
    assert db.execute("PRAGMA temp_store").fetchone()[0] == 1
    db.close()
