"""What a reader of files and the programs it starts may use of the machine."""

import ctypes
import resource
import signal
import sys

MEMORY = 512 << 20
SECONDS = 60
#: Where a reader is ended, with its programs: what they take between two looks must not go beyond the bound.
ENOUGH = 448 << 20
#: LibreOffice maps far more than it touches.
_PROGRAM_MEMORY, _PROGRAM_DATA = 3 << 30, 384 << 20
_MOST_WRITTEN = 256 << 20
_SET_PARENT_DEATH_SIGNAL = 1


def reader_limits() -> None:
    """Bind this process: memory, files, no core. The hard limits stay for its programs."""
    _soft(resource.RLIMIT_AS, MEMORY)
    _soft(resource.RLIMIT_FSIZE, _MOST_WRITTEN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def more_seconds() -> None:
    """Grant this process the seconds of one more file."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _soft(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + SECONDS)


def program_limits() -> None:
    """Bind a program that a reader starts, between fork and exec."""
    _die_with_parent()
    _soft(resource.RLIMIT_AS, _PROGRAM_MEMORY)
    _soft(resource.RLIMIT_DATA, _PROGRAM_DATA)
    _soft(resource.RLIMIT_CPU, SECONDS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _soft(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
