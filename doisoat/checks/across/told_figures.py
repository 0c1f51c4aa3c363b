"""Figures as tellings write them: exact whole numbers bare, others with the interval that they stand for.

`1236`, `97.6 [97.55, 97.65)`, `lt_near 27000 [25650, 27000)`; `~` is what nothing can contradict.
"""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from doisoat.checks.arithmetic import Outcome
from doisoat.checks.hedges import judge_hedge
from doisoat.records import Interval, Quantity
from doisoat.records.telling import Printed

OPEN = "~"
#: How a hedge is said in Vietnamese and in English.
HEDGES = {
    "gt": ("hơn", "more than"),
    "lt_near": ("gần", "nearly"),
    "approx": ("khoảng", "about"),
    "lt": ("dưới", "less than"),
}
_TOLD = re.compile(r"(?:(?P<op>[a-z_]+) )?(?P<value>\S+)(?: (?P<from>[\[(])(?P<lo>\S*), (?P<hi>\S*)(?P<to>[\])]))?")


class ToldFigure(NamedTuple):
    """What one figure says; `interval` is None for what is no number, a fraction."""

    op: str
    value: str
    interval: Interval | None

    @property
    def is_exact(self) -> bool:
        """Whether it is told without a hedge."""
        return self.op == "eq"


def written(printed: Printed) -> str:
    """How a telling writes a figure: equal texts say the same."""
    if not printed.value or printed.ambiguous or (printed.op != "eq" and printed.op not in HEDGES):
        return OPEN
    if printed.op == "eq" and printed.lo == printed.hi:
        return printed.value
    if printed.lo is None and printed.hi is None:
        return OPEN
    ends = f"{'[' if printed.lo_incl else '('}{printed.lo or ''}, {printed.hi or ''}{']' if printed.hi_incl else ')'}"
    return f"{'' if printed.op == 'eq' else printed.op + ' '}{printed.value} {ends}"


def told_figures(said: str) -> tuple[ToldFigure | None, ...]:
    """The figures that a telling says, in the order of the text; None for what nothing can contradict."""
    return tuple(_figure(text) for text in said.split("; "))


def _figure(text: str) -> ToldFigure | None:
    found = _TOLD.fullmatch(text)
    if text == OPEN or found is None:
        return None
    op, value = found["op"] or "eq", found["value"]
    if found["from"]:
        lo, hi = (Decimal(end) if end else None for end in (found["lo"], found["hi"]))
        return ToldFigure(op, value, Interval(lo=lo, hi=hi, lo_incl=found["from"] == "[", hi_incl=found["to"] == "]"))
    return ToldFigure(op, value, None if "/" in value else Interval(lo=Decimal(value), hi=Decimal(value)))


def contradict(one: ToldFigure, two: ToldFigure) -> bool:
    """Whether two exact figures cannot both be true, the one with fewer digits rounded or cut off."""
    if one.interval is None or two.interval is None:
        return one.value != two.value
    fine, coarse = sorted((one.interval, two.interval), key=_width)
    if _width(fine) < _width(coarse) and coarse.hi is not None:
        coarse = replace(coarse, hi=coarse.hi + _width(coarse) / 2)
    return not _meet(fine, coarse)


def against_hedge(exact: ToldFigure, hedged: ToldFigure) -> Outcome | None:
    """What the law says of a hedge that its exact value does not meet (domain CK-18); None where they agree."""
    if exact.interval is None or hedged.interval is None or _meet(exact.interval, hedged.interval):
        return None
    amount = Decimal(hedged.value)
    decimals = max(0, -int(amount.as_tuple().exponent))
    quantity = Quantity(amount=amount, op=hedged.op, interval=hedged.interval, decimals=decimals)
    return judge_hedge(Fraction(exact.value), quantity)


def _meet(one: Interval, two: Interval) -> bool:
    return _begins_in_time(one, two) and _begins_in_time(two, one)


def _width(interval: Interval) -> Decimal:
    return Decimal(0) if interval.lo is None or interval.hi is None else interval.hi - interval.lo


def _begins_in_time(one: Interval, two: Interval) -> bool:
    """Whether the first interval begins before the second ends."""
    if one.lo is None or two.hi is None:
        return True
    return one.lo < two.hi or (one.lo == two.hi and one.lo_incl and two.hi_incl)
