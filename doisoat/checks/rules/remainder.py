"""CK-04: `trong tổng số T có A, còn lại R` says A + R = T."""

import re
from collections.abc import Iterator
from dataclasses import replace

from doisoat.checks.check import Check, Example
from doisoat.checks.classes import REMAINDER
from doisoat.checks.operands import Operand, operand
from doisoat.checks.partition import Partition, partitions
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.ratio_in_words import in_words
from doisoat.checks.reading import Reading
from doisoat.checks.remainder_verdict import remainder_finding
from doisoat.checks.sums import all_same_unit
from doisoat.checks.units import DIFFERENT, kinship
from doisoat.records import Finding

#: `T …; A …, còn R …` without `trong tổng số`: only a sum that fits says that the three belong together.
_LEFT = re.compile(
    r"(?P<total>C)[^CFMPXRS.]{0,60}[,;][^CFMPXRS.]{0,60}(?P<part>C)"
    r"[^CFMXRS.(]{0,80}(?:\([^()]*\)[^CFMXRS.]{0,40})?(?:[,;]|\bvà)\s*"
    r"(?:hiện |chỉ |số )?(?P<word>còn lại|còn)(?: lại)?(?: là)? (?P<rest>C)"
)
#: A sentence that opens so names parts of what the sentence before told.
_DIVIDES = re.compile(r"\W*(?:trong (?:đó|số (?:này|đó))|cụ thể|bao gồm|gồm|theo đó)\b")
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


_STOP = re.compile(r"[.!?]\s|\n")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each total, part and remainder."""
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
        for match in _OF_RATIO.finditer(here.text):
            yield from _of_ratio(reading, here, match)
        for match in _BESIDE.finditer(here.text):
            figures = tuple(here.figures[index_at(here, match.start(name))] for name in ("part", "rest", "total"))
            numbers = [number for figure in figures if (number := operand(figure)) is not None]
            if len(numbers) == len(figures) and all_same_unit(figures):
                yield remainder_finding(reading, figures, numbers[2], numbers[:2])
        yield from _left(reading, here)


def _of_ratio(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    at = {name: index_at(here, match.start(name)) for name in ("part", "total", "rest")}
    part, total, rest = (here.figures[at[name]] for name in ("part", "total", "rest"))
    numbers = [number for figure in (total, part, rest) if (number := operand(figure)) is not None]
    if not in_words(here, at["part"], at["total"]) or len(numbers) < 3 or not all_same_unit((part, total, rest)):
        return
    found = remainder_finding(reading, (part, total, rest), numbers[0], numbers[1:])
    doubtful = found.severity == "error" and match["subject"].strip()
    yield replace(found, severity="warning") if doubtful else found


def _left(reading: Reading, here: Passage) -> Iterator[Finding]:
    for match in _LEFT.finditer(here.text):
        figures = tuple(here.figures[index_at(here, match.start(name))] for name in ("total", "part", "rest"))
        numbers = [number for figure in figures if (number := operand(figure)) is not None]
        if len(numbers) < 3 or not all_same_unit(figures):
            continue
        fits = numbers[1].value + numbers[2].value == numbers[0].value
        within = max(numbers[1].value, numbers[2].value) < numbers[0].value
        if fits or (within and match["word"] == "còn lại" and _alone(here, index_at(here, match.start("total")))):
            found = remainder_finding(reading, figures, numbers[0], numbers[1:])
            yield replace(found, severity="warning") if found.severity == "error" else found


def _alone(here: Passage, total: int) -> bool:
    """Whether the total is the first of its unit in the sentence, which does not go on dividing an earlier one."""
    figures = here.figures
    return not _DIVIDES.match(here.text) and not any(
        f.mark in "CF" and kinship(f, figures[total]) != DIFFERENT for f in figures[:total]
    )


def _under_it(partition: Partition, numbers: list[Operand]) -> bool:
    """Whether the part is said of the total: nothing else counted in between, none of another sentence equal.

    In `5.180 thí sinh, trong đó có 11 điểm thi dành cho 299 thí sinh, còn lại …` the 299 are told of the 11.
    """
    total, *parts = numbers
    if sum(part.value for part in parts) == total.value:
        return True
    here, last = partition.here, partition.items[1].index
    between = zip(here.figures, here.places, strict=True)
    others = [f for f, place in between if partition.opened <= place < here.places[last] and f.mark in "CFMS"]
    same_sentence = not _STOP.search(here.text, here.places[partition.total], partition.opened)
    return len(others) < 2 and (same_sentence or all(part.value != total.value for part in parts))


def _pair(reading: Reading, readings: tuple[Partition, ...]) -> Finding | None:
    """Only where a single part and the remainder stand under the total; longer lists are CK-05's.

    In `14 hồ sơ trả lại, 12 hồ sơ quá hạn và 32 hồ sơ còn lại` no word makes the first figure the total.
    """
    for partition in readings:
        if partition.promise == "comma":
            continue
        items = partition.items
        if len(items) == 2 and REMAINDER.search(items[1].label):
            figures = (partition.here.figures[partition.total], items[0].figure, items[1].figure)
            numbers = [number for figure in figures if (number := operand(figure)) is not None]
            if len(numbers) == 3 and _under_it(partition, numbers):
                return remainder_finding(reading, figures, numbers[0], numbers[1:])
    return None


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
        Example("Ngoài 5 xã đã xong, còn 3 xã đang làm trong tổng số 9 xã.", "mismatch", "error"),
        Example("Tỉnh có 610 cán bộ, đã bồi dưỡng 288 cán bộ, còn lại 321 cán bộ.", "mismatch", "warning"),
        Example("Đã nghiệm thu 48 công trình trên tổng số 50 công trình, còn 2 công trình.", "match", "ok"),
        Example("Đã nghiệm thu 48 công trình trên tổng số 50 công trình, còn 5 công trình.", "mismatch", "error"),
        Example(
            "Trong 98 thủ tục, khoảng 40 thủ tục toàn trình, còn lại 60 thủ tục.", "skip", "info", "hedged_operand"
        ),
        Example("Có 58 hồ sơ, trong đó 14 hồ sơ trả lại, 12 hồ sơ quá hạn và 32 hồ sơ còn lại đúng hạn.", ""),
        Example(
            "Tỉnh có 5.180 thí sinh, trong đó có 11 điểm thi dành cho 299 thí sinh tự do, còn lại 4.119 thí sinh.", ""
        ),
        Example("Chốt có ba người.\nTrong đó, ba người trực ban ngày; hai người còn lại trực ban đêm.", ""),
        Example("Chốt có ba người. Trong đó, ba người trực ban ngày; hai người còn lại trực ban đêm.", ""),
        Example("Tỉnh có 98 xã, còn lại 320 hồ sơ.", ""),
        Example(
            "Nhận 58.412 hồ sơ, tăng 11%.\nTrong số này, trực tuyến 19.877 hồ sơ, bưu chính 6.204 hồ sơ, còn lại "
            "32.331 hồ sơ nộp trực tiếp.",
            "",
        ),
    ),
)
