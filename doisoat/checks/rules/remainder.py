"""CK-04: `trong tổng số T có A, còn lại R` says A + R = T; `A/B, còn C` says A + C = B."""

import re
from collections.abc import Iterator

from doisoat.checks.arithmetic import judge_sum
from doisoat.checks.check import Check, Example
from doisoat.checks.classes import REMAINDER
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import Operand, denominator, obstacle, operand, role_class
from doisoat.checks.partition import Partition, partitions
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.sums import all_same_unit, sum_message
from doisoat.records import Finding

#: What stays open of a fraction: `31/40 tiêu chí, còn 9 tiêu chí`, `(thiếu 9)`.
_SHORTFALL = re.compile(
    r"F[^CFMPXRS;.]{0,40}(?:[,(]|\bvà|;)\s*(?:hiện |chỉ )?(?:còn lại|còn thiếu|còn|thiếu)(?: lại)?(?: là)? (?P<rest>C)"
)


#: `T …; A …, còn R …` without `trong tổng số`: only a sum that fits says that the three belong together.
_LEFT = re.compile(
    r"(?P<total>C)[^CFMPXRS.]{0,60}[,;][^CFMPXRS.]{0,60}(?P<part>C)"
    r"[^CFMXRS.(]{0,80}(?:\([^()]*\)[^CFMXRS.]{0,40})?(?:[,;]|\bvà)\s*"
    r"(?:hiện |chỉ )?(?:còn lại|còn)(?: lại)?(?: là)? (?P<rest>C)"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each total, part and remainder, and for each fraction with its shortfall."""
    for here in reading.windows:
        for readings in partitions(reading, here):
            if found := _pair(reading, readings):
                yield found
    for here in reading.passages:
        for match in _SHORTFALL.finditer(here.text):
            yield from _shortfall(reading, here, match)
        yield from _left(reading, here)


def _left(reading: Reading, here: Passage) -> Iterator[Finding]:
    for match in _LEFT.finditer(here.text):
        figures = tuple(here.figures[index_at(here, match.start(name))] for name in ("total", "part", "rest"))
        numbers = [number for figure in figures if (number := operand(figure)) is not None]
        if len(numbers) == 3 and numbers[1].value + numbers[2].value == numbers[0].value and all_same_unit(figures):
            yield _judged(reading, figures, numbers[0], numbers[1:])


def _pair(reading: Reading, readings: tuple[Partition, ...]) -> Finding | None:
    """Only where a single part and the remainder stand under the total; longer lists are CK-05's."""
    for partition in readings:
        items = partition.items
        if len(items) == 2 and REMAINDER.search(items[1].label):
            figures = (partition.here.figures[partition.total], items[0].figure, items[1].figure)
            numbers = [number for figure in figures if (number := operand(figure)) is not None]
            if len(numbers) == 3:
                return _judged(reading, figures, numbers[0], numbers[1:])
    return None


def _shortfall(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    fraction = here.figures[index_at(here, match.start())]
    rest = here.figures[index_at(here, match.start("rest"))]
    above, below, left = operand(fraction), denominator(fraction), operand(rest)
    if above and below and left and all_same_unit((fraction, rest)):
        yield _judged(reading, (fraction, rest), below, [above, left])


def _judged(reading: Reading, figures: tuple[Figure, ...], total: Operand, parts: list[Operand]) -> Finding:
    reason = next((r for figure in figures if (r := obstacle(figure))), None)
    outcome = judge_sum([part.number for part in parts], total.number)
    if reason is None and outcome.verdict == "mismatch":
        reason = "target_operand" if len({role_class(figure) for figure in figures}) > 1 else None
        reason = reason or (None if all_same_unit(figures) else "different_unit")
    if reason:
        return conclude(reading, "CK-04", figures, undecided(reason), undecided_message(reason))
    judgement = Judgement(verdict=outcome.verdict, severity=outcome.severity, strength="S3")
    return conclude(reading, "CK-04", figures, judgement, sum_message(parts, total))


CHECK = Check(
    rules=("CK-04",),
    relation="sum",
    title_vi="phần đã nêu và phần còn lại không bằng tổng số",
    title_en="a part and the remainder that do not make the whole",
    why_vi="Phần đã nêu cộng với phần còn lại phải bằng tổng số.",
    why_en="The stated part and the remainder must make the whole.",
    find=find,
    examples=(
        Example("Trong tổng số 1.855 thủ tục có 325 thủ tục không đủ điều kiện, còn lại 1.530 thủ tục.", "match", "ok"),
        Example("Trong 98 thủ tục, 40 thủ tục toàn trình, còn lại 60 thủ tục.", "mismatch", "error"),
        Example("Xã đạt 31/40 tiêu chí, còn 9 tiêu chí.", "match", "ok"),
        Example("Xã đạt 31/40 tiêu chí, còn thiếu 8 tiêu chí.", "mismatch", "error"),
        Example(
            "Trong 98 thủ tục, khoảng 40 thủ tục toàn trình, còn lại 60 thủ tục.", "skip", "info", "hedged_operand"
        ),
        Example("Tỉnh có 98 xã, còn lại 320 hồ sơ.", ""),
    ),
)
