"""Politeness a host, for all spiders of the process: one request at a time, a pause between two, rest when asked.

Times are seconds of a clock that never goes back (`time.monotonic`).
"""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType


class Hosts:
    """Who may be asked now."""

    def __init__(self) -> None:
        self._busy = set[str]()
        self._due = dict[str, float]()
        self._delays = dict[str, float]()
        self._pauses = dict[str, float]()
        self._given_up = dict[str, str]()
        self._silent = Counter[str]()

    @property
    def given_up(self) -> Mapping[str, str]:
        """Hosts that are not asked any more in this run, and why."""
        return MappingProxyType(self._given_up)

    def waiting_time(self, host: str, now: float) -> float:
        """Seconds until the host may be asked: 0 at once, infinity while it is busy or given up."""
        if host in self._busy or host in self._given_up:
            return float("inf")
        return max(0.0, self._due.get(host, now) - now)

    def take(self, host: str, now: float, delay: float) -> None:
        """A request to the host begins; the pause after it is `delay` seconds, or what its robots.txt wants."""
        self._busy.add(host)
        self._pauses[host] = delay
        self.rest(host, now + self.pause(host))

    def release(self, host: str, now: float) -> None:
        """The request ended, its page is read; the pause begins now, so that the host too sees no shorter one."""
        self._busy.discard(host)
        self.rest(host, now + self.pause(host))

    def pause(self, host: str) -> float:
        """Seconds between two requests to the host."""
        return max(self._pauses.get(host, 0.0), self._delays.get(host, 0.0))

    def rest(self, host: str, until: float) -> None:
        """Ask nothing before `until`."""
        self._due[host] = max(until, self._due.get(host, until))

    def set_delay(self, host: str, delay: float) -> None:
        """The pause that the host's own robots.txt wants, in seconds."""
        self._delays[host] = delay

    def give_up(self, host: str, reason: str) -> None:
        """Leave the host alone for the rest of the run; the first reason counts."""
        self._given_up.setdefault(host, reason)

    def heard(self, host: str) -> None:
        """The host answered, whatever it said."""
        self._silent.pop(host, None)

    def unheard(self, host: str, reason: str, limit: int) -> None:
        """The host did not answer; after `limit` times in a row it is given up."""
        self._silent[host] += 1
        if self._silent[host] >= limit:
            self.give_up(host, reason)


#: The one register of this process.
HOSTS = Hosts()
