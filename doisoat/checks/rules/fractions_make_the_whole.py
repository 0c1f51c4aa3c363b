"""CK-05, CK-06 over fractions: numerators make up the overall numerator, denominators the overall denominator."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from doisoat.checks.check import Check, Example
from doisoat.checks.classes import by_government_level
from doisoat.checks.conclusion import Judgement, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.items import Item, enumeration_end, items_between, stretches
from doisoat.checks.messages import joined
from doisoat.checks.operands import denominator, obstacle, operand, role_class
from doisoat.checks.passage import Passage, shadow_offset
from doisoat.checks.ratio_in_words import in_words
from doisoat.checks.reading import Reading
from doisoat.checks.sums import sum_line
from doisoat.checks.units import DIFFERENT, kinship
from doisoat.records import Finding

_OPENER = re.compile(r"trong đó|trong số (?:đó|này)|cụ thể|(?:bao )?gồm")


class _Overall(NamedTuple):
    numerator: Figure
    denominator: Figure
    values: tuple[Fraction, Fraction]


def find(reading: Reading) -> Iterator[Finding]:
    """Two findings for an overall ratio in words with fractions under it, one for an overall fraction."""
    for here in reading.windows:
        opener = _OPENER.search(here.text)
        if opener is not None and here.text.count("F", opener.end()) > 1:
            yield from _checked(reading, here, opener)


def _checked(reading: Reading, here: Passage, opener: re.Match[str]) -> Iterator[Finding]:
    end = enumeration_end(here, opener.end())
    items = items_between(
        reading, here, opener.end(), end, lambda figure: figure.mark == "F" and obstacle(figure) is None
    )
    overall = _overall(here, opener.start(), items)
    if overall is None:
        return
    above = [number.value for item in items if (number := operand(item.figure)) is not None]
    below = [number.value for item in items if (number := denominator(item.figure)) is not None]
    if len(above) < len(items) or len(below) < len(items):
        return
    figures = [item.figure for item in items]
    named = by_government_level(stretches(reading, items, shadow_offset(here, opener.end())))
    if overall.numerator is overall.denominator:
        yield _finding(
            reading, (overall.numerator, *figures), ((above, overall.values[0]), (below, overall.values[1])), named
        )
        return
    for figure, parts, total in (
        (overall.numerator, above, overall.values[0]),
        (overall.denominator, below, overall.values[1]),
    ):
        yield _finding(reading, (figure, *figures), ((parts, total),), named)


def _finding(
    reading: Reading,
    figures: Sequence[Figure],
    sums: Sequence[tuple[list[Fraction], Fraction]],
    named: bool,  # noqa: FBT001
) -> Finding:
    """Fractions of one overall ratio may share cases, so an inexact sum is at most a notice."""
    message = joined(sum_line(parts, total) for parts, total in sums)
    if all(sum(parts) == total for parts, total in sums):
        return conclude(reading, "CK-05", figures, Judgement(verdict="match", severity="ok", strength="S2"), message)
    if named:
        judgement = Judgement(verdict="mismatch", severity="notice", reason="overlap_possible", strength="S2")
    else:
        judgement = Judgement(verdict="skip", severity="info", reason="non_exhaustive", strength="S1")
    return conclude(reading, "CK-06", figures, judgement, message)


def _overall(here: Passage, end: int, items: Sequence[Item]) -> _Overall | None:
    """The nearest ratio before the opener, a fraction or one in words, of the unit of the items."""
    if len(items) < 2:
        return None
    first = items[0].figure
    for index in range(len(here.figures) - 1, -1, -1):
        figure = here.figures[index]
        if here.places[index] >= end or kinship(figure, first) == DIFFERENT or role_class(figure) != role_class(first):
            continue
        if figure.mark == "F":
            return _pair(figure, figure)
        above = index - 1
        while above >= 0 and here.figures[above].mark not in "CF":
            above -= 1
        if figure.mark == "C" and above >= 0 and here.figures[above].mark == "C" and in_words(here, above, index):
            return _pair(here.figures[above], figure)
    return None


def _pair(above: Figure, below: Figure) -> _Overall | None:
    first, second = operand(above), denominator(below) if below is above else operand(below)
    if first is None or second is None or obstacle(above) or obstacle(below):
        return None
    return _Overall(above, below, (first.value, second.value))


CHECK = Check(
    rules=("CK-05", "CK-06"),
    relation="sum",
    title_vi="các phân số thành phần không khớp phân số chung",
    title_en="fractions that do not make up the overall one",
    why_vi="Tử số của các phần cộng lại bằng tử số chung, mẫu số cộng lại bằng mẫu số chung, nếu các phần không "
    "trùng nhau.",
    why_en="Numerators of disjoint parts add up to the overall numerator, denominators to the overall denominator.",
    find=find,
    examples=(
        Example("Toàn tỉnh số hóa 30/50 hồ sơ, trong đó cấp tỉnh 10/20 hồ sơ, cấp xã 20/30 hồ sơ.", "match", "ok"),
        Example(
            "Toàn tỉnh số hóa 30/50 thủ tục, trong đó cấp tỉnh 15/20 thủ tục, cấp xã 20/30 thủ tục.",
            "mismatch",
            "notice",
            "overlap_possible",
        ),
        Example(
            "Toàn tỉnh số hóa 300/500 hồ sơ, trong đó Sở A 10/20 hồ sơ, Sở B 20/30 hồ sơ.",
            "skip",
            "info",
            "non_exhaustive",
        ),
        Example("Toàn tỉnh số hóa 300/500 hồ sơ, Sở A 10/20 hồ sơ.", ""),
    ),
)
