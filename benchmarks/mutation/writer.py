"""Writers: how one of them groups digits, marks decimals, prints per cent, and rounds."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from random import Random

from benchmarks.mutation.figure import Figure

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Writer:
    """`rounding`: half_up, truncate or up; `padded`: counts below ten are printed with a zero before them."""

    group: str
    point: str
    percent: str
    rounding: str
    padded: bool


def any_writer(random: Random) -> Writer:
    """Mostly as the norm wants it (1.855 and 67,3%), often not."""
    group = random.choices([".", "", NBSP, " ", ","], [60, 20, 8, 7, 5])[0]
    return Writer(
        group=group,
        point="." if group == "," else random.choices([",", "."], [75, 25])[0],
        percent=random.choices(["%", " %", " phần trăm"], [70, 20, 10])[0],
        rounding=random.choices(["half_up", "truncate", "up"], [50, 25, 25])[0],
        padded=random.random() < 0.6,
    )


def count(writer: Writer, number: int) -> Figure:
    """An exact whole number."""
    digits = f"{number:02}" if writer.padded else str(number)
    return Figure(digits, group=writer.group, point=writer.point)


def percent(writer: Writer, exact: Fraction, decimals: int) -> Figure:
    """A rate ≥ 0 rounded in the writer's way."""
    scaled = exact * 10**decimals
    rounded = {"half_up": floor(scaled + Fraction(1, 2)), "truncate": floor(scaled), "up": ceil(scaled)}
    digits = str(rounded[writer.rounding]).rjust(decimals + 1, "0")
    return Figure(digits, decimals, group=writer.group, point=writer.point, suffix=writer.percent)


def money(scaled: int, decimals: int) -> Figure:
    """An amount in billions, always printed as the norm wants it."""
    return Figure(str(scaled).rjust(decimals + 1, "0"), decimals, rounded=True)


def some_decimals(random: Random) -> int:
    """How many decimals a writer gives a rate."""
    return random.choices([0, 1, 2], [15, 50, 35])[0]
