"""The ruled tables of a page: pdfplumber's finder of tables over the rules and pieces that pdfium knows.

pdfplumber itself would parse the page a second time, which costs some sixty times as much.
"""

from collections.abc import Callable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from doisoat.files.columns import Piece, words_of
from doisoat.files.grids import Row, cleaned, is_side_by_side
from doisoat.files.page_space import Box
from doisoat.files.rules import Edge

#: Fewer rules make no table: a line under the letterhead, one under a heading.
_FEWEST_RULES = 6
#: Points by which letters may reach over the rules of their cell.
_OVER = 2.0

#: Cuts a piece at places from the left, if they lie between its words.
Parted = Callable[[Piece, Sequence[float]], list[Piece]]


def ruled_tables(rules: Sequence[Edge], pieces: Sequence[Piece], parted: Parted) -> Iterator[tuple[Box, list[Row]]]:
    """The tables with their boxes; a frame round text is none, nor is a letterhead."""
    from pdfplumber.table import TableFinder

    if len(rules) < _FEWEST_RULES:
        return
    page: Any = SimpleNamespace(edges=[_edge(rule) for rule in rules])
    for table in TableFinder(page).tables:
        rows = _rows(table, [piece for piece in pieces if is_within(piece, table.bbox)], parted)
        columns = max(map(len, rows), default=0)
        if columns > 1 and len(rows) * columns > 2 and any(map(any, rows)) and not is_side_by_side(rows):
            yield table.bbox, cleaned(rows)


def is_within(piece: Piece, box: Box) -> bool:
    """Whether the middle of a piece lies in a box."""
    middle = (piece.left + piece.right) / 2
    return box[0] <= middle < box[2] and box[1] <= piece.middle < box[3]


def _edge(rule: Edge) -> dict[str, Any]:
    """A rule as pdfplumber describes one."""
    width, height = rule.right - rule.left, rule.bottom - rule.top
    return {
        "object_type": "line",
        "orientation": "h" if width >= height else "v",
        "x0": rule.left,
        "x1": rule.right,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": width,
        "height": height,
    }


def _rows(table: Any, pieces: Sequence[Piece], parted: Parted) -> list[Row]:
    rows = list[Row]()
    for row in table.rows:
        _, top, _, bottom = row.bbox
        inside = [piece for piece in pieces if piece.middle >= top]
        sides = [cell[2] for cell in row.cells if cell is not None]
        inside = [part for piece in inside for part in _cut(piece, sides, bottom, parted)]
        rows.append([None if cell is None else words_of(p for p in inside if is_within(p, cell)) for cell in row.cells])
    return rows


def _cut(piece: Piece, sides: Sequence[float], bottom: float, parted: Parted) -> list[Piece]:
    """A piece of this row that was printed over several cells in one stroke, as its cells hold it."""
    crossed = [side for side in sides if piece.left + _OVER < side < piece.right - _OVER]
    return parted(piece, crossed) if crossed and piece.middle < bottom else [piece]
