"""A computed value against a hedged one (domain 5): `gần 45 %`, `trên 70 %`, `khoảng 3.000`."""

from decimal import Decimal
from fractions import Fraction

from doisoat.checks.arithmetic import Outcome, half_up
from doisoat.checks.figure import Figure
from doisoat.records import Interval, Quantity

#: How far beyond its interval an approximation is merely loose: a fifth of the value.
_LOOSE = Fraction(1, 5)


def judge_hedged(exact: Fraction, hedged: Figure) -> Outcome:
    """Is the exact value inside what the hedge says? Direction faults are warnings, loose hedges notices."""
    quantity = hedged.mention.quantity
    return Outcome("skip", "info", exact, "hedged_operand") if quantity is None else judge_hedge(exact, quantity)


def judge_hedge(exact: Fraction, hedged: Quantity) -> Outcome:
    """The same of a quantity that stands in no text."""
    if hedged.interval is None or hedged.amount is None:
        return Outcome("skip", "info", exact, "hedged_operand")
    if inside(exact, hedged.interval):
        return Outcome("match", "ok", exact)
    stated = Fraction(hedged.amount)
    if hedged.op == "lt_near" and exact < stated:
        return Outcome("mismatch", "notice", exact, "hedge_loose")
    if hedged.op == "approx" and abs(exact - stated) <= _LOOSE * stated:
        return Outcome("mismatch", "notice", exact, "hedge_loose")
    rounds_to_it = half_up(abs(exact), hedged.decimals) == abs(hedged.amount)
    return Outcome("mismatch", "notice" if rounds_to_it else "warning", exact, "hedge_direction")


def inside(value: Fraction | Decimal, interval: Interval) -> bool:
    """Membership with open and closed ends."""
    exact = Fraction(value)
    if interval.lo is not None and (
        exact < Fraction(interval.lo) or (exact == Fraction(interval.lo) and not interval.lo_incl)
    ):
        return False
    if interval.hi is None:
        return True
    return exact < Fraction(interval.hi) or (exact == Fraction(interval.hi) and interval.hi_incl)
