"""One writer a database, by whatever name; readers go on, and a lock dies with its process."""

import errno
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doisoat.records.errors import BusyDatabaseError, StoreError
from store.database import open_store, opened_store
from store.documents import stored_documents
from store.lock import sole_writer


@pytest.fixture
def database(database_file: Path) -> Path:
    open_store(database_file, create=True).close()
    return database_file


@pytest.fixture
def elsewhere() -> Iterator[Callable[[Path], int]]:
    """Have another process take the lock of a database and keep it; gives its number."""
    children: list[int] = []

    def take(path: Path) -> int:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            with sole_writer(path, create=True):
                os.write(writing, b"taken")
                signal.pause()
            os._exit(0)
        os.close(writing)
        children.append(child)
        with os.fdopen(reading, "rb") as pipe:
            assert pipe.read(5) == b"taken"
        return child

    yield take
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def refused(path: Path) -> str:
    with pytest.raises(BusyDatabaseError) as caught, sole_writer(path, create=True):
        pass
    return str(caught.value)


def test_a_second_writer_is_refused_at_once(database: Path, elsewhere: Callable[[Path], int]) -> None:
    elsewhere(database)
    said = refused(database)
    assert said.startswith(f"{database}: another process is writing to it; let that one end")
    assert "\n" not in said


def test_one_file_under_two_names_has_one_lock(database: Path, elsewhere: Callable[[Path], int]) -> None:
    link = database.with_name("liên kết.db")
    link.symlink_to(database)
    elsewhere(link)
    refused(database)
    refused(database.parent / ".." / database.parent.name / database.name)


def test_another_database_beside_it_is_free(database: Path, elsewhere: Callable[[Path], int]) -> None:
    elsewhere(database)
    with sole_writer(database.with_name("other.db"), create=True):
        pass


def test_a_reader_is_not_hindered(database: Path, elsewhere: Callable[[Path], int]) -> None:
    elsewhere(database)
    with opened_store(database, create=False) as db:
        assert list(stored_documents(db)) == []


def test_a_killed_process_leaves_no_lock(database: Path) -> None:
    child = os.fork()
    if child == 0:
        with sole_writer(database, create=True):
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert database.with_name(f"{database.name}.lock").exists()
    with sole_writer(database, create=True):
        pass


def test_a_process_that_it_started_does_not_keep_the_lock(database: Path) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with sole_writer(database, create=True):
            os.close(writing)
            subprocess.Popen(["cat"], stdin=reading, close_fds=False)  # lives until the test closes its end
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    with sole_writer(database, create=True):
        pass
    os.close(reading)
    os.close(writing)


def test_it_is_free_again_after_an_error(database: Path) -> None:
    with pytest.raises(RuntimeError), sole_writer(database, create=True):
        raise RuntimeError
    with sole_writer(database, create=True):
        pass


def test_no_lock_is_left_where_there_is_no_database(tmp_path: Path) -> None:
    for path, told in ((tmp_path / "none.db", "no database there yet"), (tmp_path, "is a directory")):
        with pytest.raises(StoreError, match=told), sole_writer(path, create=False):
            pass
    assert list(tmp_path.iterdir()) == []
    assert not tmp_path.with_name(f"{tmp_path.name}.lock").exists()


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EROFS, errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("where", ["fcntl.flock", "os.open"])
def test_a_place_that_takes_no_lock_is_told(
    database: Path, monkeypatch: pytest.MonkeyPatch, number: int, where: str
) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(where, fails)
        with pytest.raises(StoreError) as caught, sole_writer(database, create=False):
            pytest.fail("got in without a lock")
    said = str(caught.value)
    assert said.startswith(f"{database}: cannot be locked for writing ({os.strerror(number)}); check")
    assert not isinstance(caught.value, BusyDatabaseError)


def test_a_directory_that_may_not_be_written(tmp_path: Path) -> None:
    """Asked in a child without the right to write, for an administrator may write anywhere."""
    child = os.fork()
    if child == 0:
        tmp_path.chmod(0o555)
        if os.getuid() == 0:
            os.chroot(tmp_path)
            os.setuid(65534)
            path = Path("/new.db")
        else:
            path = tmp_path / "new.db"
        try:
            with sole_writer(path, create=True):
                os._exit(1)
        except StoreError as error:
            os._exit(0 if "cannot be locked for writing (Permission denied); check" in str(error) else 2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    tmp_path.chmod(0o755)
