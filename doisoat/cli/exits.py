"""The one place where what went wrong becomes one line on stderr and an exit code.

0 fine · 1 findings at or above `--fail-on` · 2 usage or bad input · 3 the operation failed · 130 interrupted ·
143 terminated. Of several, 3 beats 2, and 2 beats 1.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from doisoat.records.errors import DoisoatError

FINE, FINDINGS, BAD_INPUT, FAILED, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143
#: What needs no traceback, even where one is asked for.
_NO_FAULT_OF_OURS = (click.ClickException, click.Abort, KeyboardInterrupt, SystemExit)


def guarded(work: Callable[[], int]) -> int:
    """The exit code of `work`, whatever becomes of it."""
    with _terminable():
        try:
            code = work()
            sys.stdout.flush()
        except BrokenPipeError:
            code = _reader_left()
        except BaseException as error:  # noqa: BLE001 - no traceback ever reaches a user
            code = _told(error)
    return code


def complain(message: str) -> None:
    """One line on stderr, whatever the message holds."""
    click.echo(f"doisoat: {' '.join(message.split())}", err=True)


def code_of(error: BaseException) -> int:
    """The exit code for whatever ended the work."""
    match error:
        case click.exceptions.Exit() | DoisoatError():
            return error.exit_code
        case click.ClickException():
            return BAD_INPUT
        case KeyboardInterrupt() | click.Abort():
            return INTERRUPTED
        case SystemExit():
            return TERMINATED
        case _:
            return FAILED


def reason_of(error: BaseException) -> str:
    """What happened, in one line for a user."""
    match error:
        case click.ClickException():
            said = _usage(error)
        case DoisoatError():
            said = str(error)
        case KeyboardInterrupt() | click.Abort():
            said = "interrupted; what was done is kept, the same command goes on from there"
        case SystemExit():
            said = "terminated; what was done is kept, the same command goes on from there"
        case _:
            said = f"unexpected {type(error).__name__}: {error} (DOISOAT_TRACEBACK=1 shows where)"
    return " ".join(said.split())


def _told(error: BaseException) -> int:
    """Say what happened; the exit code for it."""
    match error:
        case click.exceptions.Exit():
            pass
        case click.exceptions.NoArgsIsHelpError():
            error.show()
        case _:
            complain(reason_of(error))
            if os.environ.get("DOISOAT_TRACEBACK") and not isinstance(error, _NO_FAULT_OF_OURS):
                traceback.print_exception(error)
    return code_of(error)


def _usage(error: click.ClickException) -> str:
    way_out = ""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        way_out = f" (see `{error.ctx.command_path} --help`)"
    return error.format_message().rstrip(".") + way_out


def _reader_left() -> int:
    """Whoever read our output closed it (`| head`): not all was said, hence not fine, yet no cause for complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


@contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM unwinds like Ctrl-C does, so that transactions roll back and servers stop."""
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)
