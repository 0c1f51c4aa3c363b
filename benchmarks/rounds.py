"""Interleaved rounds: ours, peer, ours, peer …, so that a machine whose speed drifts does not decide."""

import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """CPU seconds of both sides (medians) and the ratio pair by pair (median, least, greatest)."""

    name: str
    ours: float
    peer: float
    ratio: float
    least: float
    greatest: float

    def __str__(self) -> str:
        """One line of the table."""
        span = f"[{self.least:.2f}–{self.greatest:.2f}]"
        return f"{self.name:58} {self.ours * 1e3:10.2f} {self.peer * 1e3:10.2f} {self.ratio:7.2f} {span:>14}"


HEADER = f"{'':58} {'ours ms':>10} {'peer ms':>10} {'ratio':>7} {'range':>14}"


def compared(name: str, ours: Callable[[], object], peer: Callable[[], object], rounds: int = 7) -> Row:
    """CPU time of this process for both, in turn, after one warm-up of each."""
    ours()
    peer()
    return _row(name, [(_process_time(ours), _process_time(peer)) for _ in range(rounds)])


def compared_commands(
    name: str, ours: Sequence[str], peer: Sequence[str], units: Sequence[int], rounds: int = 5
) -> Row:
    """CPU time of two commands a unit of work, in turn; `units` are how many each side does."""
    return _row(name, [(child_time(ours) / units[0], child_time(peer) / units[1]) for _ in range(rounds)])


def child_time(command: Sequence[str]) -> float:
    """User and system seconds of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _process_time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _row(name: str, pairs: Sequence[tuple[float, float]]) -> Row:
    ratios = [ours / peer for ours, peer in pairs]
    middle = [median(side) for side in zip(*pairs, strict=True)]
    return Row(name, middle[0], middle[1], median(ratios), min(ratios), max(ratios))
