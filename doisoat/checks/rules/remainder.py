"""CK-04: `trong tổng số T có A, còn lại R` says A + R = T; `A/B, còn C` says A + C = B."""

import re
from collections.abc import Iterator
from dataclasses import replace

from doisoat.checks.arithmetic import judge_sum
from doisoat.checks.check import Check, Example
from doisoat.checks.classes import REMAINDER
from doisoat.checks.conclusion import Judgement, conclude, ratio_figures, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import Operand, denominator, obstacle, operand, role_class
from doisoat.checks.partition import Partition, partitions
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.ratio_in_words import in_words
from doisoat.checks.reading import Reading
from doisoat.checks.sums import all_same_unit, rounding, sum_message
from doisoat.checks.units import DIFFERENT, kinship
from doisoat.records import Finding

#: What stays open of a fraction: `31/40 tiêu chí, còn 9 tiêu chí`, `(thiếu 9)`.
_SHORTFALL = re.compile(
    r"F[^CFMPXRS;.]{0,40}(?:[,(]|\bvà|;)\s*(?:hiện |chỉ )?(?:còn lại|còn thiếu|còn|thiếu)(?: lại)?(?: là)? (?P<rest>C)"
)


#: `T …; A …, còn R …` without `trong tổng số`: only a sum that fits says that the three belong together.
_LEFT = re.compile(
    r"(?P<total>C)[^CFMPXRS.]{0,60}[,;][^CFMPXRS.]{0,60}(?P<part>C)"
    r"[^CFMXRS.(]{0,80}(?:\([^()]*\)[^CFMXRS.]{0,40})?(?:[,;]|\bvà)\s*"
    r"(?:hiện |chỉ |số )?(?P<word>còn lại|còn)(?: lại)?(?: là)? (?P<rest>C)"
)
#: `A trong tổng số B …, còn R`.
_OF_RATIO = re.compile(
    r"(?P<part>C)(?P<between>[^CFMPXRS;.]{0,90}?)(?P<total>C)[^CFMPXRS;.()]{0,50}"
    r"[,;(](?P<subject>[^CFMPXRS;.()]{0,60}?)\b(?:còn lại|còn thiếu|còn)(?: lại)?(?: là)? (?P<rest>C)"
)

#: `ngoài A, còn R trong tổng số T`.
_BESIDE = re.compile(
    r"\bngoài (?P<part>C)[^CFMPXRS;.]{0,60},[^CFMPXRS;.]{0,40}\bcòn (?:lại )?(?P<rest>C)[^CFMPXRS;.]{0,60}"
    r"\btrong tổng số (?P<total>C)"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each total, part and remainder, and for each fraction with its shortfall."""
    told: set[tuple[int, ...]] = set()
    for found in _all(reading):
        places = tuple(mention.start for mention in found.evidence)
        if places not in told:
            told.add(places)
            yield found


def _all(reading: Reading) -> Iterator[Finding]:
    for here in reading.windows:
        for readings in partitions(reading, here):
            if found := _pair(reading, readings):
                yield found
    for here in reading.passages:
        for match in _SHORTFALL.finditer(here.text):
            yield from _shortfall(reading, here, match)
        for match in _OF_RATIO.finditer(here.text):
            yield from _of_ratio(reading, here, match)
        for match in _BESIDE.finditer(here.text):
            figures = tuple(here.figures[index_at(here, match.start(name))] for name in ("part", "rest", "total"))
            numbers = [number for figure in figures if (number := operand(figure)) is not None]
            if len(numbers) == len(figures) and all_same_unit(figures):
                yield _judged(reading, figures, numbers[2], numbers[:2])
        yield from _left(reading, here)


def _of_ratio(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    at = {name: index_at(here, match.start(name)) for name in ("part", "total", "rest")}
    part, total, rest = (here.figures[at[name]] for name in ("part", "total", "rest"))
    numbers = [number for figure in (total, part, rest) if (number := operand(figure)) is not None]
    if not in_words(here, at["part"], at["total"]) or len(numbers) < 3 or not all_same_unit((part, total, rest)):
        return
    found = _judged(reading, (part, total, rest), numbers[0], numbers[1:])
    doubtful = found.severity == "error" and match["subject"].strip()
    yield replace(found, severity="warning") if doubtful else found


def _left(reading: Reading, here: Passage) -> Iterator[Finding]:
    for match in _LEFT.finditer(here.text):
        figures = tuple(here.figures[index_at(here, match.start(name))] for name in ("total", "part", "rest"))
        numbers = [number for figure in figures if (number := operand(figure)) is not None]
        if len(numbers) < 3 or not all_same_unit(figures):
            continue
        fits = numbers[1].value + numbers[2].value == numbers[0].value
        if fits or (match["word"] == "còn lại" and _alone(here, index_at(here, match.start("total")))):
            found = _judged(reading, figures, numbers[0], numbers[1:])
            yield replace(found, severity="warning") if found.severity == "error" else found


def _alone(here: Passage, total: int) -> bool:
    """Whether the total is the first of its unit in the sentence."""
    figures = here.figures
    return not any(f.mark in "CF" and kinship(f, figures[total]) != DIFFERENT for f in figures[:total])


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
    evidence = ratio_figures(*figures)
    reason = next((r for figure in figures if (r := obstacle(figure))), None)
    outcome = judge_sum([part.number for part in parts], total.number)
    if reason is None and outcome.verdict == "mismatch":
        reason = "target_operand" if len({role_class(figure) for figure in figures}) > 1 else None
        reason = reason or (None if all_same_unit(figures) else "different_unit")
    if reason:
        return conclude(reading, "CK-04", evidence, undecided(reason), undecided_message(reason))
    gap = abs(sum(part.value for part in parts) - total.value)
    rounded = outcome.severity == "error" and gap <= max(map(rounding, (*parts, total))) / 2
    severity = "notice" if rounded else outcome.severity
    judgement = Judgement(verdict=outcome.verdict, severity=severity, strength="S3")
    return conclude(reading, "CK-04", evidence, judgement, sum_message(parts, total))


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
        Example("Trong số 20.065 hồ sơ có 7.124 hồ sơ đã nộp, còn lại 13.000 hồ sơ.", "mismatch", "notice"),
        Example("Xã đạt 31/40 tiêu chí, còn 9 tiêu chí.", "match", "ok"),
        Example("Xã đạt 31/40 tiêu chí, còn thiếu 8 tiêu chí.", "mismatch", "error"),
        Example("Ngoài 5 xã đã xong, còn 3 xã đang làm trong tổng số 9 xã.", "mismatch", "error"),
        Example("Tỉnh có 610 cán bộ, đã bồi dưỡng 288 cán bộ, còn lại 321 cán bộ.", "mismatch", "warning"),
        Example("Đã nghiệm thu 48 công trình trên tổng số 50 công trình, còn 2 công trình.", "match", "ok"),
        Example("Đã nghiệm thu 48 công trình trên tổng số 50 công trình, còn 5 công trình.", "mismatch", "error"),
        Example(
            "Trong 98 thủ tục, khoảng 40 thủ tục toàn trình, còn lại 60 thủ tục.", "skip", "info", "hedged_operand"
        ),
        Example("Tỉnh có 98 xã, còn lại 320 hồ sơ.", ""),
    ),
)
