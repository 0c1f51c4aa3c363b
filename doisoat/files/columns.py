"""Pieces of print on a page to lines in reading order.

Letterhead and signature are read one column after the other; many other lines side by side are a table without rules,
which is read row by row.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from doisoat.files.paragraphs import Printed, is_broken

#: Points between two columns: more than any space between words.
_GUTTER = 14.0
#: Points within which edges of lines are one edge; so many lines make one.
_SAME, _FEWEST = 3.0, 3
#: Times the height of a line.
_FAR = 2.5
#: So many lines side by side are a table.
_FEWEST_ROWS = 5
#: A column has no room to be filled: only what a figure or a sentence asks for is joined in it.
_NEVER_FULL = float("inf")
#: What stands beside something else, in Unicode, TCVN3 and VNI. Rows of a table without rules stay rows.
_SIDE_BY_SIDE = re.compile(
    r"x[ãÃ] h[ộỘ]i ch[ủỦ] ngh[ĩĨ]a|[đĐ]ộc l[ậẬ]p\s*[-–]|t[ựỰ] do|n[ơƠ]i nh[ậẬ]n\s*:"
    r"|x· héi chñ nghÜa|[§®]éc lËp\s*-|N¬i nhËn"
    r"|xa[õÕ] ho[äÄ]i chu[ûÛ]|[ñÑ]o[äÄ]c la[äÄ]p\s*-|n[ôÔ]i nha[äÄ]n",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words printed in one stroke; places in points, from the left and from the top.

    `glued`: they go on the word that was printed before them.
    """

    left: float
    top: float
    right: float
    bottom: float
    words: str
    glued: bool = False

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


_Line = list[Piece]


def printed_lines(pieces: Iterable[Piece], width: float) -> list[tuple[float, Printed]]:
    """The lines of a page `width` wide in reading order, each with the place of its top."""
    lines = _lines(pieces)
    left = -_edge([-line[0].left for line in lines], -width)
    edges = left, _edge([line[-1].right for line in lines], width - left)
    ordered = list[tuple[float, Printed]]()
    at = 0
    while at < len(lines):
        band = _band(lines, at)
        if band is None:
            ordered.append((lines[at][0].top, _printed(lines[at], *edges)))
            at += 1
            continue
        end, gutter = band
        if any(stands_side_by_side(_words(line)) for line in lines[at:end]):
            ordered += _columns(lines[at:end], gutter)
        else:
            ordered += _table(lines[at:end], gutter)
        at = end
    return ordered


def words_of(pieces: Iterable[Piece]) -> str:
    """The words of pieces that stand close together, line by line."""
    return "\n".join(_words(line) for line in _lines(pieces))


def stands_side_by_side(words: str) -> bool:
    """Whether words belong to a letterhead or a signature, which have two columns."""
    return _SIDE_BY_SIDE.search(words) is not None


def _lines(pieces: Iterable[Piece]) -> list[_Line]:
    """Pieces on one height are one line, from left to right."""
    lines = list[_Line]()
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        if lines and any(_beside(piece, other) for other in lines[-1]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def _beside(one: Piece, other: Piece) -> bool:
    """Whether half of the lower piece stands on the height of the other, which it does not touch."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.left >= other.right - 1 or other.left >= one.right - 1
    return apart and common >= 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _band(lines: Sequence[_Line], at: int) -> tuple[int, float] | None:
    """Where the two columns that begin at a line end, and the place of their gutter; None where there is one column.

    No line crosses the gutter; a column may begin before the other.
    """
    for first in range(at, min(at + 3, len(lines))):
        for gap in _gaps(lines[first]):
            if any(_crosses(line, gap) for line in lines[at:first]):
                continue
            low, high = gap
            end = first
            while end < len(lines) and (narrowed := _narrowed(lines[end], low, high)) is not None:
                if end > first and lines[end][-1].right <= high and _is_far(lines[end - 1], lines[end]):
                    break
                low, high = narrowed
                end += 1
            middle = (low + high) / 2
            rows = sum(line[0].left < middle < line[-1].right for line in lines[at:end])
            marked = any(stands_side_by_side(_words(line)) for line in lines[at:end])
            if rows >= _FEWEST_ROWS or (marked and end - at >= 2):
                return end, middle
    return None


def _columns(lines: Sequence[_Line], gutter: float) -> Iterator[tuple[float, Printed]]:
    for right in (False, True):
        for line in lines:
            side = [piece for piece in line if (piece.left >= gutter) == right]
            if side:
                yield side[0].top, Printed(_words(side), _NEVER_FULL)


def _table(lines: Sequence[_Line], gutter: float) -> Iterator[tuple[float, Printed]]:
    """Rows with their cells divided by tabs; a line alone behind a row goes on the cell over it."""
    rows = list[_Line]()
    for line in lines:
        if rows and len(line) == 1 and len(rows[-1]) > 1 and line[0].left > rows[-1][0].right:
            nearest = min(range(1, len(rows[-1])), key=lambda at: abs(rows[-1][at].left - line[0].left))
            cell, more = rows[-1][nearest], line[0].words
            between = "" if is_broken(cell.words, more) else " "
            rows[-1][nearest] = replace(cell, words=f"{cell.words}{between}{more}")
        elif rows or line[0].left < gutter < line[-1].right:
            rows.append(list(line))
        else:
            yield line[0].top, Printed(_words(line), _NEVER_FULL)
    for row in rows:
        yield row[0].top, Printed("\t".join(" ".join(piece.words.split()) for piece in row), _NEVER_FULL)


def _is_far(line: _Line, below: _Line) -> bool:
    """Whether a line begins what stands below the columns, such as the body below a letterhead."""
    return below[0].top - line[0].bottom > _FAR * (below[0].bottom - below[0].top)


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


def _edge(ends: Sequence[float], least: float) -> float:
    """The outermost place where several lines end; a stamp in the margin is no edge."""
    counted = Counter(round(end / _SAME) for end in ends)
    for at in sorted(counted, reverse=True):
        if counted[at - 1] + counted[at] + counted[at + 1] >= _FEWEST:
            return max(end for end in ends if round(end / _SAME) == at)
    return max([*ends, least])


def _printed(line: _Line, left: float, right: float) -> Printed:
    """A line; what is centred has room on both sides."""
    words, indent, room = _words(line), line[0].left - left, right - line[-1].right
    first = (line[0].right - line[0].left) * len(words.split(" ")[0]) / max(len(line[0].words), 1)
    centred = indent > _GUTTER and abs(indent - room) < _GUTTER
    return Printed(words, room + indent if centred else room, first, 0.0 if centred else indent)


def _words(line: _Line) -> str:
    joined = "".join(piece.words if piece.glued and n else f" {piece.words}" for n, piece in enumerate(line))
    return " ".join(joined.split())
