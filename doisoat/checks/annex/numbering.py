"""AN-03: the rows of one list are numbered one after the other, none left out and none given twice."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doisoat.checks.annex.rows import Rows, lists_of, ordinal
from doisoat.checks.annex.spans import conclude_rows
from doisoat.checks.check import Example, Rule
from doisoat.checks.conclusion import Judgement, Message, undecided
from doisoat.checks.messages import undecided_message
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import DecisionStructure

#: More rows are missed by reading than left out by writing.
_LONGEST_GAP = 3
#: A list with more faults than this was not read as it was written.
_MOST_FAULTS = 3


class Fault(NamedTuple):
    """`kind` is `gap`, `repeat` or `misprint`; `at` the row with an unexpected number, `expected` what it would be."""

    kind: str
    at: int
    expected: int


def find(reading: Reading, structure: DecisionStructure) -> Iterator[Finding]:
    """One finding for each gap, repeat or misprint in each list."""
    for rows in lists_of(structure.procedures):
        faults = numbering_faults(rows)
        if not faults:
            continue
        if len(faults) > _MOST_FAULTS or any(_is_unread(reading.shadow.raw, rows, fault) for fault in faults):
            first, last = rows[max(0, faults[0].at - 1)], rows[faults[0].at]
            yield conclude_rows(
                reading, "AN-03", first, last, undecided("rows_unread"), undecided_message("rows_unread")
            )
            continue
        for fault in faults:
            yield _finding(reading, rows, fault)


def numbering_faults(rows: Rows) -> tuple[Fault, ...]:
    """Where the numbers of one list do not go up by one; nothing where a row without a number of its own is near."""
    numbers = [ordinal(row) for row in rows]
    found: list[Fault] = []
    last = numbers[0]
    for at in range(1, len(numbers)):
        number, expected = numbers[at], (last or 0) + 1
        if number is None or last is None:
            last = number
            continue
        fault = _fault(at, number, expected, numbers[at + 1] if at + 1 < len(numbers) else None)
        if fault is None and number != expected:
            return ()  # the numbering goes back: there are two
        if fault:
            found.append(fault)
        last = expected if fault and fault.kind == "misprint" else number
    return tuple(found)


def _fault(at: int, number: int, expected: int, following: int | None) -> Fault | None:
    if number == expected:
        return None
    if following == expected + 1:
        return Fault("misprint", at, expected)
    if number == expected - 1:
        return Fault("repeat", at, expected)
    return Fault("gap", at, expected) if number > expected else None


def _is_unread(raw: str, rows: Rows, fault: Fault) -> bool:
    """Whether the row may be there, and was not read or was read in two parts."""
    before, row = rows[fault.at - 1], rows[fault.at]
    if fault.kind == "repeat":
        return not row.name[:1].isupper()
    if fault.kind != "gap":
        return False
    missing = range(fault.expected, ordinal(row) or 0)
    between = raw[before.end : row.start]
    numbered = any(re.search(rf"(?m)^\W{{0,3}}0?{number}(?!\d)", between) for number in missing)
    inside = any(re.search(rf"\s0?{number}[.)]?\s", before.name) for number in missing)
    return numbered or inside or len(missing) > _LONGEST_GAP


def _finding(reading: Reading, rows: Rows, fault: Fault) -> Finding:
    severity = "notice" if fault.kind == "misprint" or ordinal(rows[-1]) == len(rows) else "warning"
    message = _message(rows, fault)
    judgement = Judgement(verdict="mismatch", severity=severity)
    return conclude_rows(reading, "AN-03", rows[fault.at - 1], rows[fault.at], judgement, message)


def _message(rows: Rows, fault: Fault) -> Message:
    before, number = rows[fault.at - 1].number, rows[fault.at].number
    if fault.kind == "misprint":
        return Message(
            f"số thứ tự {number} đứng ở chỗ của {fault.expected}", f"row {fault.expected} bears the number {number}"
        )
    count, last = len(rows), rows[-1].number
    vi, en = f"danh mục có {count} dòng, số cuối là {last}", f"the list has {count} rows, the last number is {last}"
    if fault.kind == "repeat":
        return Message(f"số thứ tự {number} được ghi hai lần; {vi}", f"the number {number} is given twice; {en}")
    return Message(
        f"số thứ tự nhảy từ {before} sang {number}; {vi}", f"the numbering leaps from {before} to {number}; {en}"
    )


_HEAD = "QUYẾT ĐỊNH\nDANH MỤC THỦ TỤC HÀNH CHÍNH\nSTT\tTên thủ tục\tLĩnh vực\n"

RULE = Rule(
    rules=("AN-03",),
    title_vi="số thứ tự của danh mục bị nhảy hoặc lặp",
    title_en="a list whose numbering leaps or repeats",
    why_vi=(
        "Người đọc lấy số cuối làm số thủ tục, nên một số bị bỏ hay ghi hai lần làm sai số đếm. Mức lưu ý khi số cuối "
        "vẫn bằng số dòng; không kết luận khi có thể là dòng con, dòng bị ngắt trang hay chưa đọc được."
    ),
    why_en=(
        "Readers take the last number for the count, which a number left out or given twice makes wrong. A notice "
        "where the last number is the count of rows after all; undecided where a row may be broken, or was not read."
    ),
    examples=(
        Example(
            f"{_HEAD}1\tCấp phép A\tĐất đai\n2\tCấp phép B\tĐất đai\n4\tCấp phép C\tĐất đai", "mismatch", "warning"
        ),
        Example(
            f"{_HEAD}1\tCấp phép A\tĐất đai\n2\tCấp phép B\tĐất đai\n2\tCấp phép C\tĐất đai", "mismatch", "warning"
        ),
        Example(f"{_HEAD}1\tCấp phép A\tĐất đai\n7\tCấp phép B\tĐất đai\n3\tCấp phép C\tĐất đai", "mismatch", "notice"),
        Example(
            f"{_HEAD}1\tCấp phép A\tĐất đai\n2\tCấp phép B\tĐất đai\n31\tCấp phép C\tĐất đai",
            "skip",
            "info",
            "rows_unread",
        ),
        Example(f"{_HEAD}1\tCấp phép A\tĐất đai\n2\tCấp phép B\tĐất đai\n3\tCấp phép C\tĐất đai", ""),
        Example(f"{_HEAD}1\tCấp phép A\tĐất đai\n1.1\tCấp phép B\tĐất đai\n2\tCấp phép C\tĐất đai", ""),
    ),
)
