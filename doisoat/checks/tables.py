"""Tables of a text as rows of cells: cells are parted by TAB, rows by line feeds, in document order (CK-14)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doisoat.checks.figure import Figure
from doisoat.checks.printed_number import as_percentage, number_figure
from doisoat.checks.reading import Reading, figures_within

_RATE_HEAD = re.compile(r"%|tỷ lệ|tỷ trọng")
_LABEL = re.compile(r"[^\W\d]{2}")
_TABLE = re.compile(r"(?:^|\n)((?:[^\n]*\t[^\n]*(?:\n|$))+)")


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` are the keys of the cells; `figures[i]` is the number that fills cell i, if one does."""

    cells: tuple[str, ...]
    figures: tuple[Figure | None, ...]

    @property
    def label(self) -> str:
        """The first cell that holds words."""
        return next((cell for cell in self.cells if _LABEL.search(cell)), "")


@dataclass(frozen=True, slots=True)
class Table:
    """`head` are the rows before the first with numbers; `rows` the others, as many cells in each as printed."""

    head: tuple[Row, ...]
    rows: tuple[Row, ...]


def tables(reading: Reading) -> Iterator[Table]:
    """Every run of two or more lines with TABs in them."""
    for found in _TABLE.finditer(reading.shadow.key):
        lines, start = found[1].rstrip("\n").split("\n"), found.start(1)
        rows = []
        for line in lines:
            rows.append(_row(reading, line, start))
            start += len(line) + 1
        if len(rows) > 1:
            yield _table(tuple(rows))


def _row(reading: Reading, line: str, start: int) -> Row:
    cells, figures, at = [], [], start
    for cell in line.split("\t"):
        stripped = cell.strip()
        left = at + cell.index(stripped)
        cells.append(stripped)
        figures.append(_figure(reading, left, left + len(stripped)) if stripped else None)
        at += len(cell) + 1
    return Row(tuple(cells), tuple(figures))


def _figure(reading: Reading, start: int, end: int) -> Figure | None:
    """The figure that extraction found to fill the cell, else the plain number that is all of it."""
    for figure in figures_within(reading, start, end):
        if figure.start == start and figure.end == end:
            return figure
    return number_figure(reading.shadow, start, end)


def _table(rows: tuple[Row, ...]) -> Table:
    body = next((at for at, row in enumerate(rows) if _is_body(row)), len(rows))
    if body and body < len(rows) and _numbers_columns(rows[body]):
        body += 1
    head = rows[:body]
    rated = {at for row in head for at, cell in enumerate(row.cells) if _RATE_HEAD.search(cell)}
    return Table(head, tuple(_with_rates(row, rated) for row in rows[body:]))


def _is_body(row: Row) -> bool:
    return any(figure is not None for figure in row.figures)


def _numbers_columns(row: Row) -> bool:
    """Whether the row only numbers the columns (1, 2, 3 …)."""
    numbers = [figure.mention.value for figure in row.figures if figure is not None]
    return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _with_rates(row: Row, rated: set[int]) -> Row:
    """Bare numbers under a head of rates are percentages."""
    figures = tuple(
        as_percentage(figure) if figure is not None and at in rated and _bare(figure) else figure
        for at, figure in enumerate(row.figures)
    )
    return Row(row.cells, figures)


def _bare(figure: Figure) -> bool:
    return figure.mark == "C" and figure.mention.quantity is not None and figure.mention.quantity.unit is None
