"""The law, computed apart from the program: is a relation true, under any rounding the law lets pass?

Rates may be rounded half up, cut off or rounded up (domain 7.1: off by less than one in the last place);
rounded operands stand for intervals.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from benchmarks.mutation.figure import Figure, last_place, value

#: Whether the relation among named figures holds.
Law = Callable[[Mapping[str, Figure]], bool]

_HALF = Fraction(1, 2)


def rate_fits(part: Figure, whole: Figure, rate: Figure) -> bool:
    """100·A/B is P."""
    return _quotient_fits(part, whole, rate, shift=0)


def growth_fits(new: Figure, base: Figure, rate: Figure, sign: int) -> bool:
    """100·(new − base)/base is P, in the direction said."""
    if value(base) == 0 or sign * (value(new) - value(base)) < 0:
        return False
    return _quotient_fits(new, base, rate, shift=1, sign=sign)


def factor_fits(new: Figure, base: Figure, factor: Figure) -> bool:
    """New is so many times the base."""
    return value(base) > 0 and abs(value(new) / value(base) - value(factor)) < last_place(factor)


def sum_fits(parts: Sequence[Figure], total: Figure) -> bool:
    """Σ = T; with rounded terms within half their last places."""
    slack = sum((last_place(figure) / 2 for figure in (*parts, total) if figure.rounded), Fraction(0))
    return abs(sum(map(value, parts), Fraction(0)) - value(total)) <= slack


def shares_fit(rates: Sequence[Figure]) -> bool:
    """Shares of one whole make 100 within half their last places (7.1)."""
    slack = sum((last_place(rate) for rate in rates), Fraction(0)) / 2
    return abs(sum(map(value, rates), Fraction(0)) - 100) <= slack


def points_fit(new: Figure, base: Figure, points: Figure, sign: int) -> bool:
    """New − base is so many points, within half the last places of all three."""
    slack = sum((last_place(figure) for figure in (new, base, points)), Fraction(0)) / 2
    return abs(sign * (value(new) - value(base)) - value(points)) <= slack


def near_fits(exact: Fraction, rate: Figure) -> bool:
    """`gần P`: in [P − max(u, 5 %), P)."""
    stated = value(rate)
    return stated - max(last_place(rate), stated / 20) <= exact < stated


def near_count_fits(exact: Fraction, stated: Figure) -> bool:
    """`gần N`: in [N − max(u, 5 %), N), where u is a unit of the last digit that is not zero, at most N/10."""
    number = value(stated)
    zeros = len(stated.digits) - len(stated.digits.rstrip("0"))
    return number - max(min(Fraction(10**zeros), number / 10), number / 20) <= exact < number


def _quotient_fits(above: Figure, below: Figure, rate: Figure, *, shift: int, sign: int = 1) -> bool:
    if value(below) == 0:
        return False
    unit = last_place(rate)
    if not (above.rounded or below.rounded):
        exact = 100 * (value(above) / value(below) - shift) * sign
        return abs(exact - value(rate)) < unit
    (least_above, most_above), (least_below, most_below) = _interval(above), _interval(below)
    ends = sorted((100 * (least_above / most_below - shift) * sign, 100 * (most_above / least_below - shift) * sign))
    return ends[0] - unit <= value(rate) <= ends[1] + unit


def _interval(figure: Figure) -> tuple[Fraction, Fraction]:
    margin = last_place(figure) * _HALF if figure.rounded else Fraction(0)
    return value(figure) - margin, value(figure) + margin
