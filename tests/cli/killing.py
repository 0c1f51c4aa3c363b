"""Work over a database that is killed before one of its statements."""

import os
import signal
import sqlite3
from collections.abc import Callable

import pytest

import store.database


def statements_of(work: Callable[[], object]) -> list[str]:
    """Do the work; what SQLite runs meanwhile."""
    statements: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        _trace(patch, statements.append)
        work()
    return statements


def killed_before(number: int, work: Callable[[], object]) -> bool:
    """Do the work in a child that kills itself before its statement `number`; whether it came to that."""
    child = os.fork()
    if child == 0:
        left = iter(range(number))
        _trace(
            pytest.MonkeyPatch(),
            lambda _: os.kill(os.getpid(), signal.SIGKILL) if next(left, None) is None else None,
        )
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _trace(patch: pytest.MonkeyPatch, seen: Callable[[str], object]) -> None:
    """Be told of every statement before SQLite runs it."""
    connect = sqlite3.connect

    def traced(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.set_trace_callback(seen)
        return connection

    patch.setattr(store.database.sqlite3, "connect", traced)
