"""AN-03: the rows of a list are numbered without gaps and without repeats."""

from collections.abc import Iterator
from itertools import pairwise

from doisoat.checks.annex.check import AnnexCheck
from doisoat.checks.annex.lists import ProcedureList, lists_of
from doisoat.checks.annex.rows_against_count import agrees
from doisoat.checks.check import Example
from doisoat.checks.conclusion import Message
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import DecisionStructure, Procedure

_RULE = "AN-03"
#: A list with more faults than one in so many rows is numbered in a way that we do not know.
_ROWS_A_FAULT = 8


def find(reading: Reading, structure: DecisionStructure) -> Iterator[Finding]:
    """One finding for each gap and each repeat."""
    lists = lists_of(structure)
    faults = [fault for listed in lists for fault in _faults(listed)]
    if not faults:
        return
    counted = agrees(reading, structure)
    for before, row, message in faults:
        yield _finding(reading, before, row, message, "warning" if counted else "notice")


def _faults(listed: ProcedureList) -> list[tuple[Procedure, Procedure, Message]]:
    """Places where a number does not follow the one before by one: only where all the others do."""
    if None in listed.ordinals or listed.ordinals[:1] != (1,):
        return []
    found = []
    for (one, before), (two, row) in pairwise(zip(listed.ordinals, listed.rows, strict=True)):
        if one is None or two is None or two == one + 1:
            continue
        if two < one:
            return []
        found.append((before, row, _repeat(two) if two == one else _gap(one, two)))
    return found if len(found) * _ROWS_A_FAULT <= len(listed.rows) else []


def _repeat(number: int) -> Message:
    return Message(f"số thứ tự {number} đứng hai lần liền nhau", f"the ordinal {number} stands twice in a row")


def _gap(one: int, two: int) -> Message:
    missing = str(one + 1) if two == one + 2 else f"{one + 1}–{two - 1}"
    return Message(f"sau số thứ tự {one} là {two}: thiếu {missing}", f"after {one} comes {two}: {missing} is missing")


def _finding(reading: Reading, before: Procedure, row: Procedure, message: Message, severity: str) -> Finding:
    raw = reading.shadow.raw
    return Finding(
        rule=_RULE,
        verdict="mismatch",
        severity=severity,
        evidence=(),
        message_vi=message.vi,
        message_en=message.en,
        surface=raw[row.start : row.end],
        start=row.start,
        end=row.end,
        sentence=raw[before.start : row.end],
        sentence_start=before.start,
    )


_NAMES = ("Cấp", "Cấp lại", "Cấp đổi", "Gia hạn", "Điều chỉnh", "Thu hồi", "Đăng ký", "Đăng ký lại", "Xóa", "Chuyển")
_HEAD = (
    "Điều 1. Công bố kèm theo Quyết định này danh mục 10 thủ tục hành chính.\nPHỤ LỤC\nSTT\tTên thủ tục hành chính\n"
)


def _rows(*ordinals: int) -> str:
    return "\n".join(f"{n}\t{name} giấy phép nuôi cá lồng" for n, name in zip(ordinals, _NAMES, strict=False))


CHECK = AnnexCheck(
    rules=(_RULE,),
    title_vi="số thứ tự trong danh mục bị thiếu hoặc lặp",
    title_en="ordinals of a list are missing or repeated",
    why_vi=(
        "Số thứ tự phải liên tục. Mức cảnh báo khi số dòng vẫn đúng với số đã công bố (vậy là đánh số sai, không phải "
        "thiếu dòng); nếu không thì chỉ là lưu ý. Đánh số lại từ 1 ở mục sau là danh mục mới, không phải lỗi."
    ),
    why_en=(
        "Ordinals must go on without a gap. A warning where the rows are as many as the decision says, so that it is "
        "the numbering that is wrong and no row is lost; else a notice. Numbers that begin again at 1 are a new list."
    ),
    find=find,
    examples=(
        Example(_HEAD + _rows(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), ""),
        Example(_HEAD + _rows(1, 2, 3, 5, 6, 7, 8, 9, 10, 11), "mismatch", "warning"),
        Example(_HEAD + _rows(1, 2, 3, 3, 4, 5, 6, 7, 8, 9), "mismatch", "warning"),
        Example(_HEAD + _rows(1, 2, 3, 5, 6, 7, 8, 9, 10), "mismatch", "notice"),
        Example(_HEAD + _rows(1, 3, 5, 7, 9, 11, 13, 15, 17, 19), ""),
    ),
)
