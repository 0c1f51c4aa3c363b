"""Rows of cells as extracted from a page to rows of text; a table that goes on over pages is one table."""

import re
from collections.abc import Sequence

#: Cells of a row; None where a cell is merged into the one before or above.
Row = list[str | None]

_ORDINAL = re.compile(r"\s*(?:\d{1,4}|[IVXLC]{1,6}|[A-Z])[.)/]?\s*$")
_SYMBOL = re.compile(r"(?<=\d/)\n(?=[A-ZĐ])|(?<=[A-ZĐ]-)\n(?=[A-ZĐ])")


def cleaned(rows: Sequence[Sequence[str | None]]) -> list[Row]:
    """Cells without line breaks, rows without any word left out."""
    found = [[None if cell is None else _one_line(cell) for cell in row] for row in rows]
    return [row for row in found if any(row)]


def head_of(rows: Sequence[Row]) -> int:
    """How many rows stand over the first one that begins with an ordinal; 0 where none does in the first four."""
    return next((n for n, row in enumerate(rows[:4]) if row and row[0] and _ORDINAL.match(row[0])), 0)


def continued(before: list[Row], after: list[Row]) -> bool:
    """Take in a table that goes on from the page before, if it is one: as many columns; its head is not repeated."""
    if not before or not after or len(before[-1]) != len(after[0]):
        return False
    head = before[: head_of(before)]
    rest = after[len(head) :] if head and after[: len(head)] == head else after
    if rest and _goes_on(before[-1], rest[0]):
        pairs = zip(before[-1], rest[0], strict=True)
        before[-1] = [" ".join(filter(None, pair)) or one for pair in pairs for one in pair[:1]]
        rest = rest[1:]
    before += rest
    return True


def lines_of(rows: Sequence[Row]) -> list[str]:
    """One line a row, cells divided by tabs; a head of several rows becomes one, a single cell stands alone."""
    head = head_of(rows)
    flat = [_flattened(rows[:head])] if head > 1 and len({len(row) for row in rows[:head]}) == 1 else list(rows[:head])
    return ["\t".join(cell or "" for cell in row).rstrip("\t") for row in (*flat, *rows[head:])]


def _goes_on(row: Row, rest: Row) -> bool:
    """Whether a page break went through a row: no ordinal, and words that begin small where words stood."""
    words = [(one, two) for one, two in zip(row, rest, strict=True) if two]
    return not rest[0] and bool(words) and all(one and two[0].islower() for one, two in words)


def _flattened(head: Sequence[Row]) -> Row:
    """Heads of several rows: what stands over a column, from above; a merged cell stands over all its columns."""
    filled = list[Row]()
    for n, row in enumerate(head):
        before, cells = "", list[str | None]()
        for at, cell in enumerate(row):
            above = n and (head[n - 1][at] is not None)
            before = cell if cell is not None else "" if n and above and not before else before
            cells.append(cell if cell is not None else before if n == 0 else "")
        filled.append(cells)
    columns = zip(*filled, strict=True)
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]


def _one_line(cell: str) -> str:
    return " ".join(_SYMBOL.sub("", cell).split())
