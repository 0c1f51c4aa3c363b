"""CK-14: the row of totals of a table holds the sums of its columns."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doisoat.checks.arithmetic import judge_sum
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import Operand, obstacle, operand
from doisoat.checks.reading import Reading
from doisoat.checks.sums import sum_message
from doisoat.checks.tables import Row, Table, tables
from doisoat.records import Finding

_TOTAL = re.compile(r"(?:tổng(?: cộng| số| toàn tỉnh| chung)?|cộng)(?: [ivx\d]+)?:?")
#: A total only as the first or the last row, where no row is called one.
_ALL = re.compile(r"(?:toàn|cả) (?:tỉnh|thành phố|huyện|xã|ngành)|chung")
_NO_SUM = re.compile(r"%|tỷ lệ|bình quân|trung bình|xếp hạng|thứ hạng|\bhạng\b|điểm|^stt$|^tt$|^mức|chỉ số|năm \d{4}$")
_ROMAN, _ARABIC, _LETTER = re.compile(r"[ivx]+\.?"), re.compile(r"\d+\.?"), re.compile(r"[a-hđ]\.?")


class _Column(NamedTuple):
    total: Figure
    parts: tuple[Figure, ...]
    numbers: tuple[Operand, ...]


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each column of counts in each row of totals."""
    for table in tables(reading):
        for at in _totals(table):
            yield from _checked(reading, table, table.rows[at], _above(table, at) or _below(table, at))


def _totals(table: Table) -> list[int]:
    named = [at for at, row in enumerate(table.rows) if _TOTAL.fullmatch(row.label)]
    ends = {0, len(table.rows) - 1} if table.rows else set()
    return named or sorted(at for at in ends if _ALL.fullmatch(table.rows[at].label))


def _checked(reading: Reading, table: Table, total: Row, groups: Sequence[Sequence[Row]]) -> Iterator[Finding]:
    """The columns, each by the group of rows that fits it; contradicted only where the rows can be one group alone."""
    columns = [[column for rows in groups if (column := _column(table, total, rows, at))] for at in _summed(total)]
    fits = [next((c for c in column if _fits(c)), None) for column in columns]
    fitting = sum(fit is not None for fit in fits)
    failing = [column[0] for column, fit in zip(columns, fits, strict=True) if fit is None and len(column) == 1]
    for fit in fits:
        if fit is not None:
            yield _finding(reading, fit, "ok")
    for column in failing:
        if len(failing) > max(1, fitting):
            reason = "non_exhaustive"
            evidence = (column.total, *column.parts)
            yield conclude(reading, "CK-14", evidence, undecided(reason), undecided_message(reason))
        else:
            yield _finding(reading, column, "error" if fitting else "warning")


def _summed(total: Row) -> list[int]:
    return [at for at, figure in enumerate(total.figures) if figure is not None and figure.mark in "CM"]


def _above(table: Table, at: int) -> list[list[Row]]:
    """The rows since the row of totals before; all rows above that are no totals; the rows of each kind of mark."""
    before = table.rows[:at]
    last = max((i for i, row in enumerate(before) if _TOTAL.fullmatch(row.label)), default=-1)
    plain = [row for row in before if not _TOTAL.fullmatch(row.label)]
    return _ways(list(before[last + 1 :]), plain)


def _below(table: Table, at: int) -> list[list[Row]]:
    after = table.rows[at + 1 :]
    stop = next((i for i, row in enumerate(after) if _TOTAL.fullmatch(row.label)), len(after))
    return _ways(list(after[:stop]), [])


def _ways(near: list[Row], plain: list[Row]) -> list[list[Row]]:
    ways = [near] if near else []
    if len(plain) > len(near):
        ways.append(plain)
    marked = [[row for row in near if mark.fullmatch(row.cells[0])] for mark in (_ROMAN, _ARABIC, _LETTER)]
    kinds = [rows for rows in marked if rows]
    return ways + kinds if len(kinds) > 1 else ways


def _column(table: Table, total: Row, rows: Sequence[Row], at: int) -> _Column | None:
    """The column of a cell of the row of totals, which may be shorter by the cells its label spans."""
    widths = {len(row.cells) for row in rows}
    if len(widths) != 1 or len(rows) < 2:
        return None
    place = at + max(0, widths.pop() - len(total.cells))
    heads = [row.cells[place] for row in table.head if place < len(row.cells)]
    if place >= len(rows[0].cells) or any(_NO_SUM.search(head) for head in heads):
        return None
    figures = (total.figures[at], *(row.figures[place] for row in rows))
    known = tuple(figure for figure in figures if figure is not None and figure.mark in "CM" and not obstacle(figure))
    numbers = tuple(number for figure in known if (number := operand(figure)) is not None)
    if len(numbers) < len(figures):
        return None
    return _Column(known[0], known[1:], numbers)


def _fits(column: _Column) -> bool:
    outcome = judge_sum([number.number for number in column.numbers[1:]], column.numbers[0].number)
    return outcome.verdict != "mismatch"


def _finding(reading: Reading, column: _Column, severity: str) -> Finding:
    total, parts = column.numbers[0], column.numbers[1:]
    outcome = judge_sum([number.number for number in parts], total.number)
    judgement = Judgement(verdict=outcome.verdict, severity=severity)
    return conclude(reading, "CK-14", (column.total, *column.parts), judgement, sum_message(parts, total))


CHECK = Check(
    rules=("CK-14",),
    relation="column",
    title_vi="dòng tổng cộng của bảng không bằng tổng các dòng",
    title_en="a row of totals that is not the sum of its rows",
    why_vi="Ô ở dòng tổng cộng phải bằng tổng các ô cùng cột ở các dòng trên.",
    why_en="A cell in a row of totals must be the sum of the cells of its column.",
    find=find,
    examples=(
        Example("Đơn vị\tTổng\tTrễ hạn\nSở A\t120\t2\nSở B\t80\t1\nTổng cộng\t200\t3", "match", "ok"),
        Example("Đơn vị\tTổng\nSở A\t120\nSở B\t80\nTổng cộng\t210", "mismatch", "warning"),
        Example("Tổng số\t1.200\t30\nSở A\t1.000\t10\nSở B\t200\t20", "match", "ok"),
        Example(
            "STT\tĐơn vị\tTổng\nI\tKhối tỉnh\t200\n1\tSở A\t120\n2\tSở B\t80\nII\tKhối xã\t50\nTổng cộng\t\t250",
            "match",
            "ok",
        ),
        Example("Đơn vị\tTổng\tTrễ\nSở A\t120\t4\nSở B\t80\t5\nTổng cộng\t210\t10", "skip", "info", "non_exhaustive"),
        Example("Đơn vị\tTổng\nSở A\t120\nSở B\t\nTổng cộng\t210", ""),
        Example("Đơn vị\tTỷ lệ\nSở A\t98,2%\nSở B\t91,0%\nTổng cộng\t95,1%", ""),
    ),
)
