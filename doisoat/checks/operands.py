"""Figures as numbers that may be calculated with, or the reason why not (domain 7.1, operand eligibility)."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from doisoat.checks.arithmetic import Number
from doisoat.checks.figure import Figure

_DURATION = re.compile(r"PT?(\d+(?:\.\d+)?)[A-Z]$")
#: A figure with more digits is no report of anything, and arithmetic with it only costs time.
_MOST_DIGITS = 30
_AIMS = frozenset({"target", "threshold", "forecast", "task"})


class Operand(NamedTuple):
    """One number of a figure: a fraction has two."""

    figure: Figure
    number: Number

    @property
    def value(self) -> Fraction:
        """The printed value."""
        return self.number.value


def operand(figure: Figure) -> Operand | None:
    """The number of a count, money, duration, percent or score; the numerator of a fraction. None where it has none."""
    mention, quantity = figure.mention, figure.mention.quantity
    if mention.kind == "duration":
        found = _DURATION.match(str(mention.value))
        return Operand(figure, Number(Fraction(found[1]))) if found else None
    if quantity is None or quantity.amount is None or quantity.vague or not _sane(quantity.amount):
        return None
    ulp = Fraction(0) if mention.kind in ("score", "rank") else Fraction(quantity.ulp)
    return Operand(figure, Number(Fraction(quantity.amount), ulp))


def denominator(figure: Figure) -> Operand | None:
    """The second number of a fraction, or the most points a score can have; positive."""
    quantity = figure.mention.quantity
    below = quantity and (quantity.second if figure.mention.kind in ("fraction", "rank") else quantity.maximum)
    if not below or below <= 0 or not _sane(below):
        return None
    measured = quantity.ulp if quantity and figure.mention.kind == "fraction" else 0
    return Operand(figure, Number(Fraction(below), Fraction(measured)))


def obstacle(figure: Figure) -> str | None:
    """Why this figure must not be summed or divided: a reason of the law, or None."""
    mention, quantity = figure.mention, figure.mention.quantity
    if mention.kind == "duration":
        return "hedged_operand" if mention.moment and mention.moment.op not in (None, "eq") else None
    if quantity is None or quantity.amount is None or not _sane(quantity.amount):
        return "hedged_operand" if quantity and quantity.vague else "missing_operand"
    if "ambiguous" in mention.flags:
        return "ambiguous_number"
    ranged = mention.kind in ("count", "percent", "money") and quantity.second is not None
    return "hedged_operand" if quantity.op != "eq" or quantity.vague or ranged else None


def role_class(figure: Figure) -> str:
    """`aim` for targets, thresholds, forecasts and tasks, `base` for the terms of a comparison, else `fact`."""
    role = figure.mention.quantity.role if figure.mention.quantity else None
    if role in _AIMS:
        return "aim"
    return "base" if role == "baseline" else "fact"


def decimals_of(figure: Figure) -> int:
    """The digits printed after the decimal sign."""
    return figure.mention.quantity.decimals if figure.mention.quantity else 0


def amount_of(figure: Figure) -> Decimal:
    """The printed number; callers have made sure that there is one."""
    quantity = figure.mention.quantity
    return quantity.amount if quantity and quantity.amount is not None else Decimal(0)


def _sane(value: Decimal) -> bool:
    return value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS and len(value.as_tuple().digits) < _MOST_DIGITS
