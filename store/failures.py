"""What SQLite says when something is wrong, in words that name the file and the way out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from doisoat.records.errors import ForeignDatabaseError, StoreError

_NOT_WRITABLE = (
    "it cannot be written; check the permissions of the file and of its directory, or name another with --db"
)
_BUSY = "another process is writing to it; let that one end, then run the same command again"

#: Primary result code → what happened and what to do. Nothing half-written survives any of them.
_SAYINGS = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space, then run the same command again",
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its directory exists and may be written",
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_AUTH: _NOT_WRITABLE,
    sqlite3.SQLITE_CORRUPT: "it is damaged; put a copy back, or save what is left with `sqlite3 FILE .recover`",
    sqlite3.SQLITE_IOERR: "the disk failed while reading or writing; check the disk, then run the same command again",
}


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Inside it every error of SQLite becomes a StoreError whose one line names `path`; usable as a decorator too."""
    try:
        yield
    except sqlite3.Error as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code == sqlite3.SQLITE_NOTADB:
            raise not_ours(path) from error
        raise StoreError(f"{path}: {_SAYINGS.get(code, str(error))}") from error


def not_ours(path: Path) -> ForeignDatabaseError:
    """The error for a file that another program wrote."""
    return ForeignDatabaseError(f"{path} is not a doisoat database; it was left as it is: name another file with --db")
