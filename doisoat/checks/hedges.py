"""A computed value against a hedged one (domain 5): `gần 45 %`, `trên 70 %`, `khoảng 3.000`."""

from decimal import Decimal
from fractions import Fraction

from doisoat.checks.arithmetic import Outcome, half_up
from doisoat.checks.figure import Figure
from doisoat.checks.operands import amount_of, decimals_of
from doisoat.records import Interval

#: How far beyond its interval an approximation is merely loose: a fifth of the value.
_LOOSE = Fraction(1, 5)


def judge_hedged(exact: Fraction, hedged: Figure) -> Outcome:
    """Is the exact value inside what the hedge says? Direction faults are warnings, loose hedges notices."""
    quantity = hedged.mention.quantity
    if quantity is None or quantity.interval is None or quantity.amount is None:
        return Outcome("skip", "info", exact, "hedged_operand")
    if inside(exact, quantity.interval):
        return Outcome("match", "ok", exact)
    stated = Fraction(amount_of(hedged))
    if quantity.op == "lt_near" and exact < stated:
        return Outcome("mismatch", "notice", exact, "hedge_loose")
    if quantity.op == "approx" and abs(exact - stated) <= _LOOSE * stated:
        return Outcome("mismatch", "notice", exact, "hedge_loose")
    rounds_to_it = half_up(abs(exact), decimals_of(hedged)) == abs(amount_of(hedged))
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
