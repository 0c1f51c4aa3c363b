"""Rows of cells as extracted from a page to rows of text; a table that goes on over pages is one table."""

import re
from collections.abc import Iterator, Sequence

from doisoat.files.columns import stands_side_by_side
from doisoat.files.paragraphs import is_broken

#: Cells of a row; None where a cell is merged into the one before or above.
Row = list[str | None]

_ORDINAL = re.compile(r"\s*(?:\d{1,4}|[IVXLC]{1,6}|[A-Z])[.)/]?\s*$")
_COUNTED = re.compile(r"\s*\(\s*\d{1,2}\s*\)\s*$")
#: A code of the national database of procedures, broken anywhere by a narrow column.
_CODE = re.compile(r"\d\.\d{6}(?:\.000\.00\.00\.[A-Z]\d{2})?")
#: What sums up rows, or is said with a mark, goes on from no row before.
_OWN = re.compile(r"\s*(?:tổng|cộng|x$|\W*$|[\d.,%]+$)", re.IGNORECASE)
#: Rows among which a head is looked for.
_HEAD = 6


def cleaned(rows: Sequence[Sequence[str | None]]) -> list[Row]:
    """Cells without line breaks, rows without any word left out."""
    found = [[None if cell is None else one_line(cell) for cell in row] for row in rows]
    return [row for row in found if any(row)]


def one_line(cell: str) -> str:
    """The lines of a cell, joined by a space where no figure or symbol was broken."""
    if _CODE.fullmatch(code := "".join(cell.split())):
        return code
    joined = ""
    for line in filter(None, (" ".join(line.split()) for line in cell.split("\n"))):
        joined += line if not joined or is_broken(joined, line) else f" {line}"
    return joined


def is_side_by_side(rows: Sequence[Sequence[str | None]]) -> bool:
    """Whether a table is no table but a letterhead or a signature, laid out in two columns."""
    return len(rows) <= _HEAD and any(stands_side_by_side(cell) for row in rows for cell in row if cell)


def column_lines(rows: Sequence[Sequence[str | None]]) -> Iterator[str]:
    """What stands side by side, one column after the other; cells keep their lines."""
    for column in range(max(map(len, rows), default=0)):
        for row in rows:
            cell = row[column] if column < len(row) else None
            yield from (line for line in (cell or "").split("\n") if line.strip())


def continued(before: list[Row], after: list[Row]) -> bool:
    """Take in a table that goes on from the page before, if it is one: as many columns; its head is not repeated."""
    if not before or not after or len(before[-1]) != len(after[0]):
        return False
    first, end = _head(before)
    head = before[first:end] or before[:1]
    rest = after[len(head) :] if after[: len(head)] == head else after
    if rest and _goes_on(before[-1], rest[0]):
        before[-1] = [_joined(pair) for pair in zip(before[-1], rest[0], strict=True)]
        rest = rest[1:]
    before += rest
    return True


def lines_of(rows: Sequence[Row]) -> list[tuple[int, str]]:
    """One line a row, cells divided by tabs, with the number of the row; a head of several rows is one line."""
    first, end = _head(rows)
    flat = end - first > 1 and _is_merged(rows[first:end])
    kept = {n: row for n, row in enumerate(rows) if not (flat and first < n < end)}
    if flat:
        kept[first] = _flattened(rows[first:end])
    return [(n, _line(row)) for n, row in kept.items()]


def _line(row: Row) -> str:
    """The cells of a row; a cell that goes on to the end of its row stands alone."""
    first = next((n for n, cell in enumerate(row) if cell), 0)
    if first and len(row) > first + 1 and all(cell is None for cell in row[first + 1 :]):
        return row[first] or ""
    return "\t".join(cell or "" for cell in row).rstrip("\t")


def _head(rows: Sequence[Row]) -> tuple[int, int]:
    """Where the head of columns begins and ends: above the first ordinal, without titles, sub-heads and `(1) (2) …`."""
    end = next((n for n, row in enumerate(rows[:_HEAD]) if row and row[0] and _ORDINAL.match(row[0])), 0)
    first = next((n for n in range(end) if not _stands_alone(rows[n])), end)
    body = (n for n in range(first, end) if _stands_alone(rows[n]) or _counts(rows[n]))
    return first, next(body, end)


def _stands_alone(row: Row) -> bool:
    """Whether a row is one cell across, as titles and sub-heads are."""
    return sum(map(bool, row)) == 1 and bool(row[0])


def _counts(row: Row) -> bool:
    return all(_COUNTED.match(cell) for cell in row if cell)


def _goes_on(row: Row, rest: Row) -> bool:
    """Whether a page break went through a row: no ordinal, and words only where words stood."""
    words = [(one, two) for one, two in zip(row, rest, strict=True) if two]
    return (
        not rest[0] and bool(row[0]) and all(one and not _OWN.match(one) and not _OWN.match(two) for one, two in words)
    )


def _joined(pair: tuple[str | None, str | None]) -> str | None:
    one, two = pair
    return one_line(f"{one}\n{two}") if one and two else one or two


def _is_merged(head: Sequence[Row]) -> bool:
    """Whether the rows of a head complete each other, rather than being rows of their own."""
    return len({len(row) for row in head}) == 1 and any(not cell for row in head for cell in row)


def _flattened(head: Sequence[Row]) -> Row:
    """Heads of several rows: what stands over a column, from above; a merged cell stands over all its columns."""
    filled = list[Row]()
    for n, row in enumerate(head):
        before, cells = "", list[str | None]()
        for at, cell in enumerate(row):
            last = n == len(head) - 1
            stands_under = n == 0 or (not last and filled[n - 1][at] == filled[n - 1][at - 1])
            before = cell or (before if cell is None and stands_under else "")
            cells.append(before)
        filled.append(cells)
    columns = zip(*filled, strict=True)
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]
