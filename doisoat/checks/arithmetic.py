"""The arithmetic of the law (domain 7.1), exact: rates, sums, changes. No floats, no words.

Numbers are `Fraction`, printed results `Decimal`. A printed number stands for the interval of half its last place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

#: Up to this many percentage points a contradiction may still be a slip in rounding.
_SMALL = Fraction(1, 2)
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Number:
    """A value and its unit in the last place: 0 for an exact one."""

    value: Fraction
    ulp: Fraction = Fraction(0)


class Outcome(NamedTuple):
    """A verdict with its severity, and the exact result where there is one."""

    verdict: str
    severity: str
    exact: Fraction | None = None
    reason: str | None = None


class Bounds(NamedTuple):
    """The whole numbers from `first` to `last`, both included."""

    first: int
    last: int


def half_up(value: Fraction, decimals: int) -> Decimal:
    """Rounded to so many decimals, 5 and above up (for values ≥ 0)."""
    return _decimal(floor(value * 10**decimals + _HALF), decimals)


def truncated(value: Fraction, decimals: int) -> Decimal:
    """Cut off after so many decimals."""
    return _decimal(floor(value * 10**decimals), decimals)


def judge_percent(exact: Fraction, percent: Decimal, decimals: int) -> Outcome:
    """A computed percentage against the one printed with so many decimals (7.1 ratio_check, CK-22)."""
    if half_up(exact, decimals) == percent:
        if percent == 100 and exact < 100:
            return Outcome("match", "notice", exact, "rounds_to_100")
        return Outcome("match", "ok", exact)
    if truncated(exact, decimals) == percent:
        return Outcome("match_truncated", "notice", exact)
    distance = abs(exact - Fraction(percent))
    if distance < Fraction(1, 10**decimals):
        return Outcome("off_by_ulp", "notice", exact)
    return Outcome("mismatch", _severity(distance), exact)


def judge_rate(numerator: Number, denominator: Number, percent: Decimal, decimals: int) -> Outcome:
    """100·A/B against P; with rounded operands by intervals. The denominator is positive."""
    exact = 100 * numerator.value / denominator.value
    if not (numerator.ulp or denominator.ulp):
        return judge_percent(exact, percent, decimals)
    low, high = _quotients(numerator, denominator)
    return judge_interval(exact, 100 * low, 100 * high, percent, decimals)


def passing_rates(numerator: Number, denominator: Number, decimals: int) -> int:
    """How many of the rates from 0 to 100 that can be printed with so many decimals `judge_rate` lets pass."""
    most: int = 100 * 10**decimals
    if numerator.ulp or denominator.ulp:
        low, high = (most * quotient for quotient in _quotients(numerator, denominator))
        first, last = ceil(low - _HALF), floor(high + _HALF)
    else:
        exact = most * numerator.value / denominator.value
        first, last = floor(exact), ceil(exact)
    return max(0, min(last, most) - max(first, 0) + 1)


def judge_interval(exact: Fraction, low: Fraction, high: Fraction, percent: Decimal, decimals: int) -> Outcome:
    """A range of possible percentages against the interval that the printed one stands for."""
    margin = Fraction(1, 2 * 10**decimals)
    distance = max(low - (Fraction(percent) + margin), Fraction(percent) - margin - high, Fraction(0))
    if distance == 0:
        return Outcome("match_interval", "ok", exact)
    return Outcome("mismatch", _severity(distance), exact)


def judge_sum(parts: Sequence[Number], total: Number) -> Outcome:
    """Σ parts = total, within half the last places where numbers are rounded. The severity is the caller's."""
    exact = sum((part.value for part in parts), Fraction(0))
    if exact == total.value:
        return Outcome("match", "ok", exact)
    if abs(exact - total.value) <= (sum((part.ulp for part in parts), Fraction(0)) + total.ulp) / 2:
        return Outcome("match_interval", "ok", exact)
    return Outcome("mismatch", "error", exact)


def judge_growth(new: Number, base: Number, percent: Decimal, decimals: int) -> Outcome:
    """100·(new − base)/base, its size without the sign, against P."""
    exact = abs(100 * (new.value - base.value) / base.value)
    if not (new.ulp or base.ulp):
        return judge_percent(exact, percent, decimals)
    low, high = _quotients(new, base)
    ends = sorted((100 * (low - 1), 100 * (high - 1)))
    if new.value < base.value:
        ends = [-ends[1], -ends[0]]
    return judge_interval(exact, ends[0], ends[1], percent, decimals)


def implied_denominators(numerator: Fraction, percent: Decimal, decimals: int) -> Bounds | None:
    """The whole B for which 100·A/B rounds half up to P; None where there is none."""
    low, high = _rounding_interval(percent, decimals)
    if low <= 0 or numerator <= 0:
        return None
    first, last = floor(100 * numerator / high) + 1, floor(100 * numerator / low)
    return Bounds(first, last) if first <= last else None


def implied_numerators(denominator: Fraction, percent: Decimal, decimals: int) -> Bounds | None:
    """The whole A ≥ 0 for which 100·A/B rounds half up to P; None where there is none."""
    low, high = _rounding_interval(percent, decimals)
    first, last = max(0, ceil(denominator * low / 100)), ceil(denominator * high / 100) - 1
    return Bounds(first, last) if first <= last else None


def _rounding_interval(percent: Decimal, decimals: int) -> tuple[Fraction, Fraction]:
    """The numbers in [low, high) round half up to P."""
    margin = Fraction(1, 2 * 10**decimals)
    return Fraction(percent) - margin, Fraction(percent) + margin


def _quotients(above: Number, below: Number) -> tuple[Fraction, Fraction]:
    least = max(below.value - below.ulp / 2, below.value / 2)
    return (above.value - above.ulp / 2) / (below.value + below.ulp / 2), (above.value + above.ulp / 2) / least


def _severity(distance: Fraction) -> str:
    return "warning" if distance <= _SMALL else "error"


def _decimal(scaled: int, decimals: int) -> Decimal:
    return Decimal(f"{scaled}E-{decimals}")
