"""Opening the one SQLite file, and writing to it all or nothing.

A store is a plain `sqlite3.Connection` in autocommit mode whose rows are `sqlite3.Row`: sqlite-utils makes the tables,
rows go in by `executemany`. Other rooms know it as `Store`. One process has one connection, used by one thread.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from sqlite_utils import Database

from doisoat.records.errors import NewerDatabaseError, StoreError
from store.failures import not_ours, store_errors
from store.migrations import APPLICATION_ID, MIGRATIONS, STEPS

Store: TypeAlias = sqlite3.Connection

#: How long a writer waits for another one, in milliseconds.
BUSY_TIMEOUT = 5000
#: Pages kept in memory, in kibibytes: with SQLite's 2,000 an index of a million rows is read again and again.
CACHE = 65_536


def open_store(path: Path, *, create: bool, busy_timeout: int = BUSY_TIMEOUT, cache: int = CACHE) -> Store:
    """The database at `path`, brought to the present schema in one transaction; the caller closes it.

    `busy_timeout` is in milliseconds, `cache` (pages kept in memory) in kibibytes. Raises StoreError when the file is
    missing (and `create` is false), a directory, locked or not writable, ForeignDatabaseError when another program
    wrote it, NewerDatabaseError when a later version of this one did.
    """
    with store_errors(path):
        require_file(path, create=create)
        mode = "rwc" if create else "rw"
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
        try:
            _prepare(db, path, create=create, busy_timeout=busy_timeout, cache=cache)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def opened_store(path: Path, *, create: bool, busy_timeout: int = BUSY_TIMEOUT) -> Iterator[Store]:
    """`open_store` for one command: closes at the end, and every error of SQLite within becomes a StoreError."""
    db = open_store(path, create=create, busy_timeout=busy_timeout)
    try:
        with store_errors(path):
            yield db
    finally:
        db.close()


@contextmanager
def transaction(db: Store) -> Iterator[None]:
    """All writes inside it are kept together or not at all; within another one it is a part that can fail alone."""
    begin, commit, undo = (
        ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))
        if db.in_transaction
        else ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
    )
    with store_errors(path_of(db)):
        db.execute(begin)
        try:
            yield
            db.execute(commit)
        except BaseException:
            if db.in_transaction:  # a full disk has already undone everything by itself
                for statement in undo:
                    db.execute(statement)
            raise


def path_of(db: Store) -> Path:
    """The file behind a store."""
    return Path(db.execute("PRAGMA database_list").fetchone()[2])


def require_file(path: Path, *, create: bool) -> None:
    """Raises StoreError for what SQLite would refuse badly or too late: no file, no place for one, or a missing one."""
    try:
        if path.exists() and not path.is_file():
            what = "a directory" if path.is_dir() else "a device or a pipe"
            raise StoreError(f"{path} is {what}, not a database: name a file with --db")
        missing = not path.exists() or path.stat().st_size == 0
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; name another file with --db") from error
    if missing and not create:
        raise StoreError(f"{path}: no database there yet; make it with `doisoat crawl` or `doisoat import`")


def _prepare(db: Store, path: Path, *, create: bool, busy_timeout: int, cache: int) -> None:
    """Nothing is written before the file is known to be ours or empty."""
    db.execute(f"PRAGMA busy_timeout = {busy_timeout:d}")
    if not _is_ours(db):
        if not _is_empty(db):
            raise not_ours(path)
        if not create:
            raise StoreError(f"{path}: no documents there yet; take some in with `doisoat crawl` or `doisoat import`")
    _refuse_newer(db, path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA cache_size = {-cache:d}")
    # Some builds keep temporary tables in memory; the promises of a long crawl are many.
    db.execute("PRAGMA temp_store = FILE")
    db.execute("PRAGMA foreign_keys = ON")
    _migrate(db)
    db.row_factory = sqlite3.Row


def _is_ours(db: Store) -> bool:
    return _number(db, "PRAGMA application_id") == APPLICATION_ID


def _is_empty(db: Store) -> bool:
    """No table and no other program's mark: a new file, or one whose maker was killed before the first commit."""
    return _number(db, "SELECT count(*) FROM sqlite_master") == 0 and _number(db, "PRAGMA application_id") == 0


def _number(db: Store, question: str) -> int:
    return int(db.execute(question).fetchone()[0])


def _refuse_newer(db: Store, path: Path) -> None:
    if not {step.name for step in MIGRATIONS.applied(_tables(db))} <= STEPS.keys():
        raise NewerDatabaseError(
            f"{path} was written by a later version of doisoat: update doisoat, or name another --db"
        )


def _migrate(db: Store) -> None:
    if MIGRATIONS.pending(_tables(db)):
        with transaction(db):
            MIGRATIONS.apply(_tables(db))


def _tables(db: Store) -> Database:
    """The same connection with sqlite-utils' way of making tables."""
    return Database(db, recursive_triggers=False, execute_plugins=False)
