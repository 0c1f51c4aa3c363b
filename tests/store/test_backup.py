"""A backup is whole or not there, and the original goes on being written."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import store.backup
from doisoat.records import Document
from doisoat.records.errors import FileError, ForeignDatabaseError, StoreError
from store.backup import back_up
from store.content_hash import content_hash
from store.database import Store, opened_store, transaction
from store.documents import add_documents, stored_documents


@pytest.fixture
def filled(db: Store, make_document: Callable[..., Document]) -> Store:
    add_documents(db, [make_document(str(number)) for number in range(5)])
    return db


def hash_of(path: Path) -> str:
    with opened_store(path, create=False) as db:
        return content_hash(db)


def test_it_is_the_same_database_in_one_file(filled: Store, database_file: Path, tmp_path: Path) -> None:
    database_file.chmod(0o640)
    target = tmp_path / "sao lưu.db"
    assert back_up(database_file, target) == target.stat().st_size
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(("sao", "."))) == ["sao lưu.db"]
    assert hash_of(target) == content_hash(filled)


def test_what_is_not_committed_is_not_in_it(
    filled: Store, database_file: Path, tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    before = content_hash(filled)
    with transaction(filled):
        add_documents(filled, [make_document("new")])
        back_up(database_file, tmp_path / "copy.db")
        add_documents(filled, [make_document("newer")])
    assert hash_of(tmp_path / "copy.db") == before
    assert len(list(stored_documents(filled))) == 7


@pytest.mark.parametrize("there", ["file", "empty file", "directory", "dangling link", "the database"])
def test_nothing_is_overwritten(filled: Store, database_file: Path, tmp_path: Path, there: str) -> None:
    target = database_file if there == "the database" else tmp_path / "copy.db"
    makers: dict[str, Callable[[], object]] = {
        "file": lambda: target.write_text("mine"),
        "empty file": target.touch,
        "directory": target.mkdir,
        "dangling link": lambda: target.symlink_to("nowhere"),
        "the database": lambda: None,
    }
    makers[there]()
    before = target.lstat()
    with pytest.raises(FileError, match="is there already and was left as it is"):
        back_up(database_file, target)
    assert target.lstat() == before


def test_a_file_made_meanwhile_is_not_overwritten(
    filled: Store, database_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    flush = store.backup._flush

    def meanwhile(path: Path) -> None:
        target.write_text("mine")
        flush(path)

    monkeypatch.setattr(store.backup, "_flush", meanwhile)
    with pytest.raises(FileError):
        back_up(database_file, target)
    assert target.read_text() == "mine"
    assert not list(tmp_path.glob(".doisoat*"))


def test_it_is_on_the_disk_before_it_has_its_name(
    filled: Store, database_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, flushed = tmp_path / "copy.db", []
    fsync = os.fsync

    def watched(handle: int) -> None:
        flushed.append((Path(f"/proc/self/fd/{handle}").readlink().name, target.exists()))
        fsync(handle)

    monkeypatch.setattr(store.backup.os, "fsync", watched)
    back_up(database_file, target)
    assert flushed == [("copy.db", False), (tmp_path.name, True)]


def test_killed_on_the_way_it_leaves_no_backup(filled: Store, database_file: Path, tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        store.backup._flush = lambda _path: os.kill(os.getpid(), signal.SIGKILL)
        back_up(database_file, tmp_path / "copy.db")
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert not (tmp_path / "copy.db").exists()
    back_up(database_file, tmp_path / "copy.db")


def test_a_copy_that_is_damaged_is_not_kept(
    filled: Store, database_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = store.backup._reading

    def damaged(path: Path) -> sqlite3.Connection:
        if path != database_file:
            content = bytearray(path.read_bytes())
            content[-4096:] = b"\xff" * 4096
            path.write_bytes(content)
        return reading(path)

    monkeypatch.setattr(store.backup, "_reading", damaged)
    with pytest.raises(StoreError, match=r"copy\.db: (the copy|it) is damaged"):
        back_up(database_file, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_damaged_original_is_named(filled: Store, database_file: Path, tmp_path: Path) -> None:
    filled.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    broken = tmp_path / "broken.db"
    shutil.copy(database_file, broken)
    with broken.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 65_536)
    with pytest.raises(StoreError, match=r"broken\.db: it is damaged"):
        back_up(broken, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


class FullDisk(sqlite3.Connection):
    """The original can be read, a copy not be written."""

    def execute(self, statement: str, *parameters: object) -> sqlite3.Cursor:
        if statement.startswith("VACUUM"):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return super().execute(statement, *parameters)


def test_no_room_for_the_copy(
    filled: Store, database_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.backup, "_reading", lambda path: sqlite3.connect(path, factory=FullDisk))
    with pytest.raises(StoreError, match=r"copy\.db: the disk is full; free some space"):
        back_up(database_file, tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(p.name for p in tmp_path.glob("đối soát*"))


@pytest.mark.parametrize("place", ["missing/copy.db", "file/copy.db", "n" * 300])
def test_a_place_that_cannot_hold_it(filled: Store, database_file: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as caught:
        back_up(database_file, tmp_path / place)
    assert str(caught.value).startswith(f"{tmp_path / place}: cannot be written (")


def test_what_is_not_ours_or_not_there_is_not_copied(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE theirs (a)")
    with pytest.raises(ForeignDatabaseError):
        back_up(tmp_path / "other.db", tmp_path / "copy.db")
    with pytest.raises(StoreError, match="no database there yet"):
        back_up(tmp_path / "none.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
