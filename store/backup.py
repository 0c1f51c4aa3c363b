"""A copy of the database as it stands at one moment, safe while another process writes to it."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from doisoat.records.errors import FileError, StoreError
from store.database import BUSY_TIMEOUT, require_file
from store.failures import not_ours, store_errors
from store.migrations import APPLICATION_ID

#: What says that the original, not the place of the copy, is at fault.
_ORIGINAL_AT_FAULT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def back_up(path: Path, target: Path) -> int:
    """Copy the database at `path` to the new file `target`, checked and on the disk; its size in bytes.

    The original is only read, and never brought to a later schema. Raises FileError when there is a `target` already,
    StoreError when the database cannot be read, the copy not be written, or the copy fails SQLite's integrity check.
    """
    _refuse_existing(target)
    require_file(path, create=False)
    with _told(target), TemporaryDirectory(dir=target.absolute().parent, prefix=".doisoat-backup-") as folder:
        copy = Path(folder) / "copy.db"
        _copy(path, copy, target)
        shutil.copymode(path, copy)
        _flush(copy)
        _put(copy, target)
        _flush(target.absolute().parent)
    return target.stat().st_size


def _copy(path: Path, copy: Path, target: Path) -> None:
    with store_errors(path), closing(_reading(path)) as db:
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise not_ours(path)
        try:
            db.execute("VACUUM INTO ?", (str(copy),))
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF in _ORIGINAL_AT_FAULT:
                raise
            with store_errors(target):
                raise
    with store_errors(target), closing(_reading(copy)) as db:
        try:
            (verdict,) = db.execute("PRAGMA integrity_check(1)").fetchone()
        except UnicodeDecodeError:  # an error of SQLite that cites the damage, whatever bytes that holds
            verdict = "unreadable"
    if verdict != "ok":
        raise StoreError(f"{target}: the copy is damaged ({verdict}) and was not kept; check the disk")


def _reading(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    db.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT:d}")
    return db


def _put(copy: Path, target: Path) -> None:
    """Under its name in one step, and never over another file: whoever makes the name first has it."""
    try:
        target.touch(exist_ok=False)
    except FileExistsError:
        _refuse_existing(target)
    copy.replace(target)


def _refuse_existing(target: Path) -> None:
    if os.path.lexists(target):
        raise FileError(f"{target} is there already and was left as it is; name a new file")


def _flush(path: Path) -> None:
    """What the kernel still holds of a file or a directory goes to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"{target}: cannot be written ({error.strerror}); check that its directory exists, may be written and has "
            "room, then run the same command again"
        ) from error
