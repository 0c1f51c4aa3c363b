"""The rows of the table: what was there, and what a crawl had of it in the end."""

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from benchmarks.kills.killing import Campaign
from benchmarks.kills.moody_portals import MoodyServer

HEADER = f"{'':26} {'kills':>6} {'exit':>5} {'there':>7} {'got':>7} {'lost':>7} {'twice':>6} {'s':>6}"


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    kills: int
    status: int
    seconds: float
    got: int = 0
    there: int = 0
    twice: int = 0

    @classmethod
    def of(cls, name: str, campaign: Campaign, *, got: int, there: int, twice: int) -> Self:
        return cls(name, campaign.kills.total(), campaign.status, campaign.seconds, got, there, twice)

    def filled(self, *, got: int, there: int) -> Self:
        return replace(self, got=got, there=there)

    def __str__(self) -> str:
        """One line of the table."""
        counts = f"{self.there:7} {self.got:7} {self.there - self.got:7} {self.twice:6}"
        return f"{self.name:26} {self.kills:6} {self.status:5} {counts} {self.seconds:6.0f}"


def undisturbed(server: MoodyServer, name: str, command: Sequence[str]) -> tuple[int, float, Row]:
    """How many addresses a command asks for when nobody kills it, the seconds before the first one, and its row."""
    server.forget()
    began = time.monotonic()
    status = subprocess.run(command, check=True, stdout=subprocess.DEVNULL).returncode
    row = Row(name, 0, status, time.monotonic() - began)
    return len(server.seen), server.first_at - began, row
