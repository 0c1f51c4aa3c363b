"""Pieces of print on a page to lines in reading order.

Two columns side by side, as in a letterhead, are read one after the other; many lines side by side are a table without
rules, which is read row by row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from doisoat.files.paragraphs import Printed

#: Points between two columns: more than any space between words.
_GUTTER = 14.0
#: A letterhead has three lines on both sides, a closing one or two; a table has more.
_FEWEST_ROWS = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """Words printed in one stroke; places in points, from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float
    words: str

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


_Line = list[Piece]


def printed_lines(pieces: Iterable[Piece], width: float) -> list[tuple[float, Printed]]:
    """The lines of a page `width` wide in reading order, each with its place from the top."""
    lines = _lines(pieces)
    left = min((piece.left for line in lines for piece in line), default=0.0)
    right = max((piece.right for line in lines for piece in line), default=width)
    ordered = list[tuple[float, Printed]]()
    at = 0
    while at < len(lines):
        band = _band(lines, at)
        if band is None:
            ordered.append(_printed(lines[at], left, right))
            at += 1
            continue
        end, gutter = band
        rows = [line for line in lines[at:end] if line[0].left < gutter < line[-1].right]
        if len(rows) >= _FEWEST_ROWS:
            ordered += _table(lines[at:end], rows[0])
            at = end
            continue
        for column in (0, 1):
            for line in lines[at:end]:
                side = [piece for piece in line if (piece.left >= gutter) == bool(column)]
                if side:
                    ordered.append(_printed(side, left, gutter) if not column else _printed(side, gutter, right))
        at = end
    return ordered


def _lines(pieces: Iterable[Piece]) -> list[_Line]:
    """Pieces on one height are one line, from left to right."""
    lines = list[_Line]()
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        if lines and any(_side_by_side(piece, other) for other in lines[-1]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def _table(lines: Sequence[_Line], first: _Line) -> Iterator[tuple[float, Printed]]:
    """Rows with their cells divided by tabs; lines before the first row stay lines, one behind it goes on a cell."""
    rows = list[list[Piece]]()
    for line in lines:
        if len(line) == 1 and rows and line[0].left > rows[-1][0].right and len(rows[-1]) > 1:
            nearest = min(range(1, len(rows[-1])), key=lambda at: abs(rows[-1][at].left - line[0].left))
            cell = rows[-1][nearest]
            rows[-1][nearest] = replace(cell, words=f"{cell.words} {line[0].words}")
        elif rows or line is first:
            rows.append(list(line))
        else:
            yield line[0].top, Printed(" ".join(piece.words for piece in line), 1.0)
    for row in rows:
        yield row[0].top, Printed("\t".join(" ".join(piece.words.split()) for piece in row), 1.0)


def _side_by_side(one: Piece, other: Piece) -> bool:
    """Whether half of the lower piece stands on the height of the other, which it does not touch."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.left >= other.right - 1 or other.left >= one.right - 1
    return apart and common >= 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _band(lines: Sequence[_Line], at: int) -> tuple[int, float] | None:
    """Where the two columns that begin at a line end, and the place of their gutter; None where there is one column.

    One line at least has both columns, and none crosses the gutter; a column may begin before the other.
    """
    for first in range(at, min(at + 3, len(lines))):
        for gap in _gaps(lines[first]):
            if any(_crosses(line, gap) for line in lines[at:first]):
                continue
            low, high = gap
            end = first
            while end < len(lines) and (narrowed := _narrowed(lines[end], low, high)) is not None:
                low, high = narrowed
                end += 1
            both = sum(lines[n][0].left < low < lines[n][-1].right for n in range(at, end))
            if end - at >= 2 and both >= 1:
                return end, (low + high) / 2
    return None


def _gaps(line: _Line) -> Iterator[tuple[float, float]]:
    for one, other in pairwise(line):
        if other.left - one.right >= _GUTTER:
            yield one.right, other.left


def _narrowed(line: _Line, low: float, high: float) -> tuple[float, float] | None:
    """The gutter that a line leaves free, or None where it is crossed."""
    lefts = [piece.right for piece in line if (piece.left + piece.right) / 2 < (low + high) / 2]
    rights = [piece.left for piece in line if (piece.left + piece.right) / 2 >= (low + high) / 2]
    low, high = max([low, *lefts]), min([high, *rights])
    return (low, high) if high - low >= _GUTTER / 2 else None


def _crosses(line: _Line, gap: tuple[float, float]) -> bool:
    return _narrowed(line, *gap) is None


def _printed(line: Sequence[Piece], left: float, right: float) -> tuple[float, Printed]:
    words = " ".join(piece.words for piece in line)
    reach = (line[-1].right - left) / max(right - left, 1.0)
    return line[0].top, Printed(" ".join(words.split()), reach)
