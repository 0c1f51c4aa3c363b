"""CK-05, confirm only: counts of one sentence that make up a count of the sentence before (domain 7.5)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.operands import Operand, obstacle, operand, role_class
from doisoat.checks.passage import Passage
from doisoat.checks.reading import Reading
from doisoat.checks.sums import sum_message
from doisoat.checks.units import SAME, kinship, unit_of
from doisoat.records import Finding

#: Smaller totals are met by chance.
_LEAST = 20
_MOST_PARTS = 12


def find(reading: Reading) -> Iterator[Finding]:
    """One confirmation where all the counts of a sentence that have one unit make up a count of the sentence before."""
    for before, here in pairwise(reading.passages):
        if not reading.shadow.text[before.end : here.start].strip():
            yield from _made_up(reading, before, here)


def _made_up(reading: Reading, before: Passage, here: Passage) -> Iterator[Finding]:
    for whole in before.figures:
        total = operand(whole) if whole.mark == "C" and _usable(whole) else None
        if total is None or total.value < _LEAST or _outdone(before, whole, total):
            continue
        parts = [figure for figure in here.figures if figure.mark == "C" and _alike(figure, whole)]
        numbers = [number for figure in parts if _usable(figure) and (number := operand(figure)) is not None]
        if not 1 < len(parts) == len(numbers) <= _MOST_PARTS:
            continue
        if sum((number.value for number in numbers), Fraction(0)) == total.value:
            judgement = Judgement(verdict="match", severity="ok", strength="S2")
            yield conclude(reading, "CK-05", (whole, *parts), judgement, sum_message(numbers, total))


def _outdone(before: Passage, whole: Figure, total: Operand) -> bool:
    """Whether a greater count of the unit stands in the sentence: then this one is no total."""
    others = (operand(figure) for figure in before.figures if figure.mark == "C" and _alike(figure, whole))
    return any(other.value > total.value for other in others if other)


def _usable(figure: Figure) -> bool:
    return obstacle(figure) is None and role_class(figure) == "fact"


def _alike(one: Figure, two: Figure) -> bool:
    return bool(unit_of(one)) and bool(unit_of(two)) and kinship(one, two) == SAME


CHECK = Check(
    rules=("CK-05",),
    relation="sum",
    title_vi="các phần cộng lại đúng bằng tổng số nêu ở câu trước",
    title_en="parts that make up the total of the sentence before",
    why_vi="Các phần nêu ở câu sau chỉ dùng để xác nhận tổng số của câu trước; lệch thì không kết luận.",
    why_en="Parts in the next sentence can only confirm a total: an inexact sum says nothing.",
    find=find,
    examples=(
        Example(
            "Cả năm xảy ra 46 vụ ùn tắc. Nguyên nhân do va chạm là 33 vụ, xe đông: 7 vụ, nguyên nhân khác 6 vụ.",
            "match",
            "ok",
        ),
        Example("Đã nhận 1.250 hồ sơ. Số hồ sơ được duyệt là 1.200 hồ sơ; số đang xử lý là 50 hồ sơ.", "match", "ok"),
        Example("Đã nhận 1.250 hồ sơ. Số hồ sơ được duyệt là 1.200 hồ sơ; số đang xử lý là 49 hồ sơ.", ""),
        Example("Tỉnh có 5 xã. Đã kiểm tra 3 xã, khen thưởng 2 xã.", ""),
    ),
)
