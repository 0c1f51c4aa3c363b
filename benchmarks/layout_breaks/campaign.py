"""Healthy days, then every mutation of every portal, and many clean days: what the monitors make of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copy2

from benchmarks.layout_breaks.mutations import Mutation, mutations
from benchmarks.layout_breaks.pages import Portal
from benchmarks.layout_breaks.simulation import Simulation
from crawler.registry import family_of
from crawler.soft_404 import read_or_miss
from doisoat.records.errors import LayoutError

#: Days that a source was well before its look changes.
HEALTHY_DAYS = 12
#: New articles of a day at most: of a province, and of a ward.
BUSY, QUIET = 16, 3
#: A break is shown by a day that brings something, and by so many days of a portal that brings little.
_FEWEST, _DAYS = 6, 20
#: Looks change on a day of 2025 that is a month, too: printed month first it reads both ways, as one that is yet to
#: come or as one that is over, for the months beside it by hardly four weeks.
_BREAK_DAYS = ((5, 3), (3, 4), (2, 3), (4, 5), (5, 6), (3, 2), (6, 5), (8, 4), (1, 6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One mutation of one portal: what the monitors said after so many days.

    Of the changed pages `published` documents may be read then, `wrong` of which say what their articles do not say.
    """

    family: str
    mutation: str
    alarms: tuple[str, ...]
    days: int
    published: int
    wrong: int


@dataclass(frozen=True, slots=True)
class CleanRuns:
    """So many clean runs of a portal, and the alarms among them."""

    family: str
    runs: int
    alarms: tuple[str, ...]


def opened(family: str, folder: Path, *, seed: int, volume: int) -> Simulation:
    """A portal that nobody has visited yet."""
    path = folder / f"{family}-{seed}-{volume}.db"
    day, month = Random(f"{family} {seed}").choice(_BREAK_DAYS)
    eve = datetime(2025, month, day, 8) - timedelta(days=HEALTHY_DAYS + 1)  # noqa: DTZ001 - as printed
    return Simulation(Portal.of(family), path, Random(f"{family} {seed} {volume}"), eve, volume=volume)


def clean_runs(simulation: Simulation, runs: int) -> CleanRuns:
    """Let clean days pass."""
    alarms = [alarm for _ in range(runs) for alarm in simulation.run().alarms]
    return CleanRuns(simulation.portal.family, runs, tuple(alarms))


def trials(simulation: Simulation, only: Collection[str] = ()) -> Iterator[Trial]:
    """Every mutation after the same history, in one run of a busy portal; those that leave the pages as they are read
    are left out."""
    for name, mutation in mutations(simulation.portal).items():
        if (not only or name in only) and _matters(simulation.portal, simulation, mutation):
            yield _trial(simulation, name, mutation)


def _trial(simulation: Simulation, name: str, mutation: Mutation) -> Trial:
    path = simulation.path.with_name("mutated.db")
    copy2(simulation.path, path)
    mutated = replace(
        simulation,
        path=path,
        rng=Random(f"{simulation.portal.family} {name}"),
        numbers=list(simulation.numbers),
        edited=dict(simulation.edited),
    )
    before = mutated.trusted()
    alarms = _noticed(mutated, mutation)
    published = mutated.trusted().items() - before.items()
    path.unlink()
    return Trial(
        family=simulation.portal.family,
        mutation=name,
        alarms=alarms,
        days=mutated.day - simulation.day,
        published=len(published),
        wrong=sum(not mutated.says(url, facts) for url, facts in published),
    )


def _noticed(simulation: Simulation, mutation: Mutation) -> tuple[str, ...]:
    """The alarms of the first day that has any."""
    if simulation.volume > QUIET:
        return simulation.run(mutation, fewest=_FEWEST).alarms
    return next(filter(None, (simulation.run(mutation).alarms for _ in range(_DAYS))), ())


def _matters(portal: Portal, simulation: Simulation, mutation: Mutation) -> bool:
    """Whether a page is read otherwise because of it; a portal without that field is not changed by its loss."""
    pages = [(portal.first_list, "listing", portal.listing)]
    pages += [(portal.address(n), "article", portal.page(simulation.content(n, d))) for n, d in simulation.numbers[:20]]
    return any(
        _read(portal, address, kind, body) != _read(portal, address, kind, mutation(body, portal, kind))
        for address, kind, body in pages
    )


def _read(portal: Portal, address: str, kind: str, body: bytes) -> object:
    family = family_of(portal.source)
    try:
        if kind == "listing":
            return family.read_listing(body, address, portal.source, "utf-8").articles
        return replace(read_or_miss(family, body, address, portal.source, "utf-8"), layout=None)
    except LayoutError:
        return None
