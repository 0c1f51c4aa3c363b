"""The interval a figure stands for, hedged or not (domain 5)."""

from decimal import Decimal

from doisoat.records import Interval


def bounds(op: str, x: Decimal, step: Decimal) -> Interval:
    """The interval of a figure x under an operator; `step` is u of domain 5."""
    tenth = x * Decimal("0.05")
    match op:
        case "lt_near":
            return Interval(lo=x - max(step, tenth), hi=x, hi_incl=False)
        case "gt":
            return Interval(lo=x, hi=None, lo_incl=False, hi_incl=False)
        case "lt":
            return Interval(lo=None, hi=x, lo_incl=False, hi_incl=False)
        case "ge":
            return Interval(lo=x, hi=None, hi_incl=False)
        case "le":
            return Interval(lo=None, hi=x, lo_incl=False)
        case "approx":
            reach = max(step / 2, tenth)
            return Interval(lo=x - reach, hi=x + reach)
    message = f"unknown operator {op}"
    raise ValueError(message)


def exact_interval(x: Decimal, ulp: Decimal) -> Interval:
    """The rounding interval of an unhedged figure: [x - u/2, x + u/2), the point itself where it is exact."""
    if not ulp:
        return Interval(lo=x, hi=x)
    return Interval(lo=x - ulp / 2, hi=x + ulp / 2, hi_incl=False)
