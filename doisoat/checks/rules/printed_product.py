"""CK-24: a printed chain `x × y × z = w` holds as it stands."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import prod

from doisoat.checks.arithmetic import Number
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.operands import obstacle, operand
from doisoat.checks.printed_number import PLAIN_NUMBER, number_figure
from doisoat.checks.reading import Reading, figures_within
from doisoat.records import Finding

_TIMES = re.compile(r"×|\*|(?<=\s)x(?=\s)")
#: One number with its unit, and nothing else that could be a number.
_FACTOR = re.compile(rf"[^\d=]*(?P<number>{PLAIN_NUMBER})(?!\d)[^\d=]{{0,30}}")
_RESULT = re.compile(rf"\s*[^\d\n=;]{{0,12}}(?P<number>{PLAIN_NUMBER})(?!\d)(?!\s*[×*])")
#: The factors stand so close before the sign of equality.
_REACH = 160
_BREAK = re.compile(r"[;:\n=(]|[.,]\s")
#: Multiplier words and signs right behind a number that a plain reading of it would miss.
_SCALED = re.compile(r"\s*(?:%|phần trăm|triệu|tỷ|nghìn|ngàn|trăm|tr\b)")

#: A hedge may open a figure so many characters before its number.
_HEDGE = 16


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each chain of factors with its result."""
    for sign in re.finditer("=", reading.shadow.key):
        places = _numbers(reading.shadow.key, sign.start())
        figures = [_figure(reading, start, end) for start, end in places]
        known = [figure for figure in figures if figure is not None]
        if len(known) == len(places) > 2:
            yield from _checked(reading, known)


def _numbers(key: str, sign: int) -> list[tuple[int, int]]:
    """The places of the factors before a sign of equality and of the result behind it; empty where it is no chain."""
    start = max(0, sign - _REACH)
    start = max((found.end() for found in _BREAK.finditer(key, start, sign)), default=start)
    cuts = [(start, start), *((m.start(), m.end()) for m in _TIMES.finditer(key, start, sign)), (sign, sign)]
    factors = [_FACTOR.fullmatch(key, left, right) for (_, left), (right, _) in pairwise(cuts)]
    result = _RESULT.match(key, sign + 1, sign + _REACH)
    found = [match for match in (*factors, result) if match is not None]
    return [match.span("number") for match in found] if len(found) == len(factors) + 1 else []


def _figure(reading: Reading, start: int, end: int) -> Figure | None:
    """The figure extraction found at a number, else the plain number."""
    for figure in figures_within(reading, start - _HEDGE, end):
        if figure.start <= start < figure.end:
            return figure if figure.mark in "CMU" else None
    return None if _SCALED.match(reading.shadow.key, end) else number_figure(reading.shadow, start, end)


def _checked(reading: Reading, figures: Sequence[Figure]) -> Iterator[Finding]:
    reason = next((r for figure in figures if (r := obstacle(figure))), None)
    if reason:
        yield conclude(reading, "CK-24", figures, undecided(reason), undecided_message(reason))
        return
    numbers = [number.number for figure in figures if (number := operand(figure)) is not None]
    if len(numbers) < len(figures):
        return
    factors, result = numbers[:-1], numbers[-1]
    exact = prod(factor.value for factor in factors)
    shown = (" × ".join(vietnamese(f.value) for f in factors), vietnamese(exact), vietnamese(result.value))
    verdict = _verdict(factors, result)
    severity = "ok" if verdict != "mismatch" else "warning" if exact == 100 * result.value else "error"
    judgement = Judgement(verdict=verdict, severity=severity)  # `x 0,4 =` may have lost its sign of per cent
    message = both("{0} = {1}; văn bản ghi {2}", "{0} = {1}; the text says {2}", *shown)
    yield conclude(reading, "CK-24", figures, judgement, message)


def _verdict(factors: Sequence[Number], result: Number) -> str:
    if prod(factor.value for factor in factors) == result.value:
        return "match"
    low = prod(factor.value - factor.ulp / 2 for factor in factors)
    high = prod(factor.value + factor.ulp / 2 for factor in factors)
    met = low - result.ulp / 2 <= result.value <= high + result.ulp / 2
    return "match_interval" if met else "mismatch"


CHECK = Check(
    rules=("CK-24",),
    relation="product",
    title_vi="tích ghi trong văn bản không đúng",
    title_en="a printed product that does not hold",
    why_vi="Phép nhân ghi trong văn bản phải đúng như đã ghi.",
    why_en="A multiplication printed in a text must hold as it stands.",
    find=find,
    examples=(
        Example("Chi phí: 8 giờ × 59 đồng/giờ × 148 lượt = 69.856 đồng.", "match", "ok"),
        Example("Tính ra 4 x 32 x 112 = 5.376 đồng mỗi năm.", "mismatch", "error"),
        Example("Thuế: 150.000.000 đồng x 0,4 = 600.000 đồng.", "mismatch", "warning"),
        Example("Chi phí: 2,5 triệu đồng × 12 tháng = 30 triệu đồng.", "match", "ok"),
        Example("Chi phí: khoảng 8 giờ × 59 đồng/giờ = 472 đồng.", "skip", "info", "hedged_operand"),
        Example("Kích thước 20 x 30 x 5 cm.", ""),
    ),
)
