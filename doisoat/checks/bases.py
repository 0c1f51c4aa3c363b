"""Which stated figure a rate could be a share of, where the sentence does not say it (domain CK-21, 7.5)."""

import re
from collections.abc import Iterator

from doisoat.checks.arithmetic import Outcome, judge_rate
from doisoat.checks.classes import exclusive
from doisoat.checks.figure import Figure
from doisoat.checks.operands import Operand, amount_of, decimals_of, denominator, obstacle, operand
from doisoat.checks.passage import Passage
from doisoat.checks.reading import Reading, figures_within
from doisoat.checks.units import DIFFERENT, kinship

#: What puts the figures behind it under those before.
_OPENER = re.compile(r"trong đó|(?:bao )?gồm\b|cụ thể")
_SEPARATOR = re.compile(r"[,;:.()\n]|\bvà\b")
_ENDED = re.compile(r"[,;:.()\n\d]|\b(?:và|có|thì|đã)\b")
_NEAR = 50
#: Bases are looked for among so many figures before the part.
_MOST = 40
_REACH = 1000
#: From the best fit to the least.
_ORDER = ("match", "match_interval", "match_truncated", "off_by_ulp")


def candidates(reading: Reading, here: Passage, part: Figure) -> tuple[Operand, ...]:
    """The figures of the same unit before the part in its paragraph: those that govern it, then the nearest.

    A fraction gives both its numbers.
    """
    line_start = reading.shadow.text.rfind("\n", 0, part.start) + 1
    return _before(reading, min(here.start, line_start), part)


def earlier_candidates(reading: Reading, here: Passage, part: Figure) -> tuple[Operand, ...]:
    """The same from the paragraph before: a total may stand in the one, its parts in the next."""
    line_start = reading.shadow.text.rfind("\n", 0, min(here.start, part.start)) + 1
    before = reading.shadow.text.rfind("\n", 0, max(0, line_start - 1)) + 1
    return _before(reading, before, part)


def _before(reading: Reading, start: int, part: Figure) -> tuple[Operand, ...]:
    openers = [
        found.start() for found in _OPENER.finditer(reading.shadow.key, max(start, part.start - _REACH), part.start)
    ]
    governing = openers[-1] if openers else part.start
    earlier = figures_within(reading, start, part.start)[: -_MOST - 1 : -1]
    ordered = sorted(earlier, key=lambda figure: figure.start >= governing)
    own = label_of(reading, part)
    found = ((figure, tuple(_bases(figure, part))) for figure in ordered)
    return tuple(
        n for figure, numbers in found if numbers and not exclusive(label_of(reading, figure), own) for n in numbers
    )


def label_of(reading: Reading, figure: Figure) -> str:
    """The key round a figure, from the separator before it to the one behind."""
    key = reading.shadow.key
    before = _SEPARATOR.split(key[max(0, figure.start - _NEAR) : figure.start])[-1]
    return before + key[figure.start : figure.end] + _ENDED.split(key[figure.end : figure.end + _NEAR])[0]


def fitting(part: Operand, percent: Figure, bases: tuple[Operand, ...]) -> tuple[Operand, Outcome] | None:
    """The base over which the rate is right, the best fit and then the nearest."""
    judged = [
        (base, judge_rate(part.number, base.number, amount_of(percent), decimals_of(percent)))
        for base in bases
        if base.value >= part.value or amount_of(percent) > 100
    ]
    for verdict in _ORDER:
        for base, outcome in judged:
            if outcome.verdict == verdict:
                return base, outcome
    return None


def _bases(figure: Figure, part: Figure) -> Iterator[Operand]:
    if figure.mark not in "CFMU" or kinship(figure, part) == DIFFERENT or obstacle(figure):
        return
    for number in (operand(figure), denominator(figure) if figure.mark == "F" else None):
        if number is not None and number.value > 0:
            yield number
