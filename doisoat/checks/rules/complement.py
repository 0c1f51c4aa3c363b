"""CK-04: those that do and those that do not (`đủ điều kiện`, `không đủ điều kiện`) make the whole."""

import re
from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.operands import obstacle, operand, role_class
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading, figures_within
from doisoat.checks.sums import all_same_unit, sum_message
from doisoat.checks.units import DIFFERENT, kinship
from doisoat.records import Finding

#: Predicates that are denied in one clause and asserted in another; spellings that mean the same stand together.
_PREDICATES = (
    r"(?:đủ|đáp ứng(?: đủ| được)?)(?: các)? điều kiện",
    r"đạt chuẩn",
    r"hoàn thành",
    r"phát sinh(?: hồ sơ| giao dịch)?",
    r"thực hiện được",
    r"đạt yêu cầu",
    r"tham gia",
)
_DENIED = re.compile(
    r"\b(?:trong|trên)(?: tổng)?(?: số)? (?P<whole>C)[^CFMP;.]{0,80}\b(?:có|thì|"
    r",) (?P<part>C)(?P<words>[^CFMP;.]{0,60})"
)
#: How far on, in characters, the other half is looked for.
_NEAR = 1500


def find(reading: Reading) -> Iterator[Finding]:
    """A confirmation where the whole, the part without and, later, the part with are stated and agree.

    The halves stand too far apart to contradict each other: an inexact sum says nothing.
    """
    for here in reading.passages:
        for match in _DENIED.finditer(here.text):
            predicate = _denied_predicate(match["words"])
            if predicate is not None:
                yield from _confirmed(reading, here, match, predicate)


def _denied_predicate(words: str) -> re.Pattern[str] | None:
    for predicate in _PREDICATES:
        if re.search(rf"\b(?:không|chưa) {predicate}", words):
            return re.compile(rf"(?<!không )(?<!chưa ){predicate}")
    return None


def _confirmed(reading: Reading, here: Passage, match: re.Match[str], predicate: re.Pattern[str]) -> Iterator[Finding]:
    whole, part = (here.figures[index_at(here, match.start(name))] for name in ("whole", "part"))
    total, first = operand(whole), operand(part)
    if total is None or first is None or obstacle(whole) or obstacle(part):
        return
    for other in figures_within(reading, part.end, part.end + _NEAR):
        second = operand(other) if _asserts(reading, other, predicate) and kinship(whole, other) != DIFFERENT else None
        if second is None or obstacle(other) or role_class(other) != role_class(whole):
            continue
        if first.value + second.value == total.value and all_same_unit((whole, part, other)):
            judgement = Judgement(verdict="match", severity="ok", strength="S3")
            yield conclude(reading, "CK-04", (whole, part, other), judgement, sum_message([first, second], total))
            return


def _asserts(reading: Reading, figure: Figure, predicate: re.Pattern[str]) -> bool:
    """Whether the words right after a count assert the predicate."""
    tail = re.split(r"[.;,()\n]", reading.shadow.key[figure.end : figure.end + 80])[0]
    return figure.mark == "C" and bool(predicate.search(tail))


CHECK = Check(
    rules=("CK-04",),
    relation="sum",
    title_vi="phần đạt và phần không đạt điều kiện khớp tổng số",
    title_en="those that do and those that do not make the whole",
    why_vi="Số đủ điều kiện cộng số không đủ điều kiện phải bằng tổng số.",
    why_en="Those that meet a condition and those that do not make up the whole.",
    find=find,
    examples=(
        Example(
            "Trong tổng số 800 thủ tục hiện hành có 150 thủ tục không đáp ứng các điều kiện. Tỉnh cung cấp 500 "
            "dịch vụ trên tổng số "
            "650 thủ tục đủ điều kiện.",
            "match",
            "ok",
        ),
        Example("Trong tổng số 800 thủ tục có 150 thủ tục chưa đủ điều kiện. Có 640 thủ tục đủ điều kiện.", ""),
        Example("Trong tổng số 800 thủ tục có 150 thủ tục mới.", ""),
    ),
)
