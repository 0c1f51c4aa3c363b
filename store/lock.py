"""One writer a database: a second process that would write ends at once instead of getting in the first one's way.

The lock is the kernel's (flock), hence gone with the process that held it, however that ended. It lies on a file of its
own beside the database: SQLite keeps locks on the database itself, and closing one more handle to that would drop them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from doisoat.records.errors import BusyDatabaseError, StoreError
from store.database import require_file


@contextmanager
def sole_writer(path: Path, *, create: bool) -> Iterator[None]:
    """Inside it no other process writes to the database at `path`; readers are not hindered.

    Raises BusyDatabaseError when another one is writing, StoreError when there is no such database (and `create` is
    false) or its directory takes no lock. The empty file `NAME.lock` stays: removing it would let two processes lock
    two files of one name.
    """
    from filelock import FileLock, Timeout

    require_file(path, create=create)
    lock = FileLock(_beside(path), blocking=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise BusyDatabaseError(
            f"{path}: another process is writing to it; let that one end, then run the same command again"
        ) from None
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be locked for writing ({error.strerror}); check that its directory exists and may be "
            "written, and lies on a file system with locks (of network file systems not all have them)"
        ) from error
    try:
        yield
    finally:
        lock.release()


def _beside(path: Path) -> Path:
    """One lock for one file, by whatever links it is reached."""
    whole = path.resolve()
    return whole.with_name(f"{whole.name}.lock")
