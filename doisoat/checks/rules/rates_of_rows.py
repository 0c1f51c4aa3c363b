"""CK-14: a rate in a row of a table is the quotient of two of the row's cells, the same two in every row."""

import re
from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from doisoat.checks.arithmetic import judge_rate
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import Operand, amount_of, decimals_of, obstacle, operand
from doisoat.checks.ratio_verdict import judge_ratio
from doisoat.checks.reading import Reading
from doisoat.checks.tables import Row, Table, tables
from doisoat.records import Finding

_MEAN = re.compile(r"(?:trung bình|bình quân)(?! cộng)")
#: So many rows must agree on the two columns before another row can be called wrong.
_ESTABLISHED = 2


class _Pair(NamedTuple):
    """The columns of the part and the whole."""

    part: int
    whole: int


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each rate whose two columns are known, and one undecided for each mean of rates."""
    for table in tables(reading):
        for column in _rate_columns(table):
            yield from _checked(reading, [row for row in table.rows if _rate(row, column)], column)


def _rate_columns(table: Table) -> list[int]:
    return sorted({at for row in table.rows for at, figure in enumerate(row.figures) if _rate(row, at)})


def _rate(row: Row, at: int) -> Figure | None:
    figure = row.figures[at] if at < len(row.figures) else None
    return figure if figure is not None and figure.mark == "P" and obstacle(figure) is None else None


def _checked(reading: Reading, rows: list[Row], column: int) -> Iterator[Finding]:
    means = [row for row in rows if _MEAN.search(row.label)]
    for row in means:
        if (rate := _rate(row, column)) and _best(means, column) is None:
            reason = "weighted_mean_unknown"
            yield conclude(reading, "CK-14", (rate,), undecided(reason), undecided_message(reason))
    rows = [row for row in rows if row not in means]
    pair = _best(rows, column)
    if pair is None:
        return
    agreeing = sum(_fits(row, column, pair) for row in rows)
    for row in rows:
        fitting = pair if _fits(row, column, pair) else next((p for p in _pairs(row) if _fits(row, column, p)), None)
        if fitting is not None:
            yield _finding(reading, row, column, fitting)
        elif agreeing >= _ESTABLISHED and 2 * agreeing > len(rows) and pair in _pairs(row):
            yield _finding(reading, row, column, pair)


def _best(rows: list[Row], column: int) -> _Pair | None:
    """The two columns over which most rates are right."""
    pairs = {pair for row in rows for pair in _pairs(row)}
    scored = [(sum(_fits(row, column, pair) for row in rows), pair) for pair in sorted(pairs)]
    best = max(scored, key=lambda scored_pair: scored_pair[0], default=(0, None))
    return best[1] if best[0] else None


def _pairs(row: Row) -> list[_Pair]:
    counted = [at for at in range(len(row.figures)) if _operand(row, at) is not None]
    return [_Pair(part, whole) for part, whole in permutations(counted, 2)]


def _operand(row: Row, at: int) -> Operand | None:
    """The count or money of a cell; the first cell only numbers the rows."""
    figure = row.figures[at]
    if figure is None or figure.mark not in "CM" or obstacle(figure) or at == 0:
        return None
    return operand(figure)


def _fits(row: Row, column: int, pair: _Pair) -> bool:
    rate = _rate(row, column)
    part, whole = (_operand(row, at) if at < len(row.figures) else None for at in pair)
    if rate is None or part is None or whole is None or whole.value <= 0:
        return False
    if part.value > whole.value and amount_of(rate) <= 100:
        return False
    return judge_rate(part.number, whole.number, amount_of(rate), decimals_of(rate)).verdict != "mismatch"


def _finding(reading: Reading, row: Row, column: int, pair: _Pair) -> Finding:
    rate, part, whole = row.figures[column], _operand(row, pair.part), _operand(row, pair.whole)
    assert rate is not None and part is not None and whole is not None  # noqa: PT018, S101  (the pair is of this row)
    judgement, message = judge_ratio(part, whole, rate)
    kept = Judgement(
        verdict=judgement.verdict,
        severity=judgement.severity,
        reason=judgement.reason,
        computed=judgement.computed,
        diagnosis=judgement.diagnosis,
    )
    return conclude(reading, "CK-14", (part.figure, whole.figure, rate), kept, message)


CHECK = Check(
    rules=("CK-14",),
    relation="row",
    title_vi="tỷ lệ trong bảng không khớp các ô cùng dòng",
    title_en="a rate in a table that is not the quotient of its row",
    why_vi="Tỷ lệ ở mỗi dòng của bảng phải bằng thương của hai ô cùng dòng, cùng hai cột ở mọi dòng.",
    why_en="The rate in a row of a table must be one cell of the row over another, the same two in every row.",
    find=find,
    examples=(
        Example("Mức\tTổng\tTrễ hạn\tTỷ lệ\nMột\t61827\t4331\t7%\nHai\t1611\t268\t16,6%", "match", "ok"),
        Example("Sở A\t98,2%\nSở B\t91,0%\nTrung bình\t95,1%", "skip", "info", "weighted_mean_unknown"),
        Example("Sở A\t98,2%\nSở B\t91,0%", ""),
        Example("Sở A\t100\t98,2%\nSở B\t200\t91,0%", ""),
    ),
)
