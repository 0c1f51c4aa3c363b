"""Sentences with places for figures, and the ratios that stand in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

_PLACE = re.compile(r"\{(?P<first>\w+)(?:(?P<sign>[%/])(?P<second>\w+))?(?:!(?P<rule>CK-\d\d))?\}")
_DECIMALS = 1


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage of a sentence: the names of its two figures and the check that compares them."""

    numerator: str
    denominator: str
    rule: str


def ratios_in(sentence: str) -> tuple[Ratio, ...]:
    """The percentages that stand in a sentence with places, in order."""
    return tuple(
        Ratio(place["first"], place["second"], place["rule"])
        for place in _PLACE.finditer(sentence)
        if place["sign"] == "%"
    )


def filled(
    sentence: str, figures: Mapping[str, int], words: Mapping[str, str], spoilt: Mapping[Ratio, Decimal] | None = None
) -> str:
    """The sentence with every place filled; a ratio among `spoilt` is printed as given there."""

    def printed(place: re.Match[str]) -> str:
        first, sign, second = place["first"], place["sign"], place["second"]
        if sign == "%":
            right = percentage(figures[first], figures[second])
            return with_comma((spoilt or {}).get(Ratio(first, second, place["rule"]), right))
        if sign == "/":
            return f"{grouped(figures[first])}/{grouped(figures[second])}"
        return words[first] if first in words else grouped(figures[first])

    return _PLACE.sub(printed, sentence)


def percentage(numerator: int, denominator: int) -> Decimal:
    """The percentage to one decimal, half up (Decree 174/2016/NĐ-CP, article 4)."""
    last_places = floor(Fraction(100 * 10**_DECIMALS * numerator, denominator) + Fraction(1, 2))
    return Decimal(last_places).scaleb(-_DECIMALS)


def grouped(number: int) -> str:
    """Digits in groups of three with points (Accounting Law 88/2015/QH13, article 11); one digit takes a zero."""
    return f"{number:,}".replace(",", ".") if number >= 10 else f"0{number}"


def with_comma(percent: Decimal) -> str:
    """A percentage with the decimal comma and its sign."""
    return f"{percent}%".replace(".", ",")
