"""Opening the database for readers that never write, while one process may be writing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from doisoat.records.errors import LongQueryError
from store.database import BUSY_TIMEOUT, CACHE, Store, open_store, require_file
from store.failures import store_errors

#: Steps of SQLite's machine between two looks at the clock.
_STEPS = 10_000


def require_readable(path: Path) -> None:
    """Make sure that `path` is a database of the present schema; an older one is brought to it where it can be written.

    Raises StoreError, ForeignDatabaseError or NewerDatabaseError as `open_store` does.
    """
    if is_frozen(path):
        with store_errors(path):
            require_file(path, create=False)
        return
    open_store(path, create=False).close()


def open_reading(path: Path) -> Store:
    """A connection that can only read: no statement writes, and no other file can be attached. The caller closes it.

    It may be used by another thread than the one that opened it, by one at a time. Raises StoreError.
    """
    question = "immutable=1" if is_frozen(path) else "mode=ro"
    with store_errors(path):
        db = sqlite3.connect(
            f"{path.absolute().as_uri()}?{question}", uri=True, isolation_level=None, check_same_thread=False
        )
        db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        db.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT:d}")
        db.execute(f"PRAGMA cache_size = {-CACHE:d}")
        db.execute("PRAGMA query_only = ON")
        db.row_factory = sqlite3.Row
    return db


@contextmanager
def patience(db: Store, seconds: float) -> Iterator[None]:
    """Every statement within must be done by then. Raises LongQueryError."""
    end = monotonic() + seconds
    db.set_progress_handler(lambda: monotonic() > end, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        raise LongQueryError("the question took too long: ask for less") from error
    finally:
        db.set_progress_handler(None, _STEPS)


def is_frozen(path: Path) -> bool:
    """Whether nobody here can write to the file: then SQLite must not look for a log beside it."""
    writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    return path.exists() and not writable and not path.with_name(f"{path.name}-wal").exists()
