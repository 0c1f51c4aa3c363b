"""A figure as one writer prints it, and the changes of one digit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Figure:
    """`digits` without signs (`7083` with two decimals is 70.83); `group` and `point` are the signs printed.

    `suffix` follows the number (`%`); `rounded` numbers (money in billions) stand for the interval of half their
    last place, all others without a suffix are exact.
    """

    digits: str
    decimals: int = 0
    group: str = "."
    point: str = ","
    suffix: str = ""
    rounded: bool = False


def value(figure: Figure) -> Fraction:
    """What the digits say."""
    return Fraction(int(figure.digits), 10**figure.decimals)


def last_place(figure: Figure) -> Fraction:
    """The unit of the last digit printed."""
    return Fraction(1, 10**figure.decimals)


def number_text(figure: Figure) -> str:
    """The number as printed, without the suffix."""
    cut = len(figure.digits) - figure.decimals
    whole, rest = figure.digits[:cut], figure.digits[cut:]
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
    return figure.group.join(reversed(groups)) + (figure.point + rest if rest else "")


def one_digit_changes(figure: Figure) -> Iterator[Figure]:
    """Every figure with one other digit; a number of several digits does not begin with a new zero."""
    for place, old in enumerate(figure.digits):
        for new in "0123456789":
            leading = place == 0 and new == "0" and len(figure.digits) - figure.decimals > 1
            if new != old and not leading:
                yield replace(figure, digits=figure.digits[:place] + new + figure.digits[place + 1 :])
