"""Reads a number printed in digits: the decision table of domain 3.1, exact decimals only."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read: its value, the digits after the decimal sign, flags, and the other reading if ambiguous."""

    value: Decimal
    decimals: int = 0
    flags: tuple[str, ...] = ()
    alt: Decimal | None = None


def read_numeral(token: str, follower: str, *, plan: bool = False) -> Numeral | None:
    """The value of a token `d+([.,]d+)*`, or None where it is no number (a version, an address).

    `follower` is what stands after it: `unit`, `percent`, `multiplier` or `plain`. `plan` tells that a plan or growth
    cue is near, where a percentage above 100 is ordinary.
    """
    separators = [c for c in token if c in ".,"]
    if not separators:
        return Numeral(Decimal(token), 0, ("leading_zero",) if token[0] == "0" and len(token) > 1 else ())
    if len(set(separators)) == 1 and len(separators) > 1:
        return _grouped(token, separators[0])
    if len(separators) > 1:
        return _mixed(token)
    return _single(token, separators[0], follower, plan=plan)


def _grouped(token: str, separator: str) -> Numeral | None:
    first, *rest = token.split(separator)
    if len(first) > 3 or any(len(group) != 3 for group in rest):
        return None
    return Numeral(Decimal(first + "".join(rest)), 0, ("comma_group",) if separator == "," else ())


def _mixed(token: str) -> Numeral | None:
    last = max(token.rfind("."), token.rfind(","))
    whole, fraction = token[:last], token[last + 1 :]
    separator = "," if token[last] == "." else "."
    if token[last] in whole:
        return None
    grouped = _grouped(whole, separator)
    if grouped is None:
        return None
    flags = ("dot_decimal",) if token[last] == "." else ()
    return Numeral(grouped.value + Decimal(f"0.{fraction}"), len(fraction), flags)


def _single(token: str, separator: str, follower: str, *, plan: bool) -> Numeral:
    whole, fraction = token.split(separator)
    decimal = Decimal(f"{whole}.{fraction}")
    flags = ("dot_decimal",) if separator == "." else ()
    groupable = len(fraction) == 3 and len(whole) <= 3 and (whole[0] != "0" or len(whole) > 1) and whole[0] != "0"
    if not groupable:
        return Numeral(decimal, len(fraction), flags)
    integer = Decimal(whole + fraction)
    if separator == ",":
        if follower in ("unit", "plain"):
            return Numeral(integer, 0, ("comma_group",))
        return Numeral(decimal, 3)
    if follower != "percent":
        return Numeral(integer)
    if integer > 100 and not plan:
        return Numeral(decimal, 3, ("dot_decimal",))
    return Numeral(decimal, 3, ("ambiguous",), alt=integer)
