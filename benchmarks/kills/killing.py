"""Runs a command again and again and kills it at random moments, which are spread over the whole of its work."""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL

from benchmarks.kills.moody_portals import MoodyServer

#: What a kill waits for, and how often it does: a part of the start-up; a request, and up to LATE seconds more; the
#: moment when the archive is written to, or the database.
MOMENTS: Mapping[str, int] = {"start-up": 1, "request": 3, "archive": 2, "commit": 2}
LATE, STEP, QUICK_STEP = 0.3, 0.002, 0.0002
#: Seconds after which a kill waits no longer, and after how many kills a line tells of the progress.
PATIENCE, TOLD_EVERY = 10.0, 25


@dataclass(frozen=True, slots=True)
class Victim:
    """The command, and what it writes when it keeps what it got: archive and database, or what it has instead.

    `start_up` is how many seconds pass before its first request, about.
    """

    name: str
    command: Sequence[str]
    archive: Path
    database: Path
    start_up: float


@dataclass(frozen=True, slots=True)
class Campaign:
    """The kills by the moment they waited for; `status` is how the command ended once it was not killed."""

    kills: Counter[str]
    status: int
    seconds: float


def killed_until_done(victim: Victim, server: MoodyServer, *, kills: int, pages: int, dice: random.Random) -> Campaign:
    """Kill the command `kills` times while it asks for `pages` addresses, then let it end; it may have ended before."""
    made, began, status = Counter[str](), time.monotonic(), -SIGKILL
    while status == -SIGKILL:
        number = made.total() + 1
        process = subprocess.Popen(victim.command, stdout=subprocess.DEVNULL)
        if number <= kills:
            behind = max(1.0, pages * number / (kills + 1) - len(server.seen))
            moment = _wait(victim, server, process, dice, int(2 * behind * dice.random()))
            process.kill()
        status = process.wait()
        if status == -SIGKILL:
            made[moment] += 1
            if number % TOLD_EVERY == 0:
                told = f"{number} of {kills} kills, {len(server.seen)} addresses, {time.monotonic() - began:.0f} s"
                print(f"       {victim.name}: {told}", file=sys.stderr, flush=True)
    return Campaign(made, status, time.monotonic() - began)


def _wait(victim: Victim, server: MoodyServer, process: subprocess.Popen, dice: random.Random, requests: int) -> str:
    """Wait for a moment drawn by lot, at the earliest after so many requests, or for the end; which moment it was."""
    (moment,) = dice.choices(list(MOMENTS), list(MOMENTS.values()))
    until, asked = time.monotonic() + PATIENCE, server.asked

    def wait_for(reached: Callable[[], bool], step: float = STEP) -> None:
        while process.poll() is None and not reached() and time.monotonic() < until:
            time.sleep(step)

    if moment == "start-up":
        moved_on = time.monotonic() + victim.start_up * dice.random()
        wait_for(lambda: time.monotonic() >= moved_on)
        return moment
    wait_for(lambda: server.asked > asked + requests)
    if moment == "request":
        time.sleep(LATE * dice.random())
    else:
        place = victim.archive if moment == "archive" else victim.database
        before = _state(place)
        wait_for(lambda: _state(place) != before, QUICK_STEP)
    return moment


def _state(place: Path) -> list[tuple[int, int]]:
    """Bytes and time of a file, or of all files of a folder: SQLite writes its log over without making it longer."""
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    return [(file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.is_file()]
