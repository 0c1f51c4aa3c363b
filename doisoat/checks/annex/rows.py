"""The rows of a decision's lists as they are counted: which of them are certain, and what else their count may be."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from doisoat.records.decision import Procedure
from doisoat.text.shadow import match_key

#: `1.000` is a thousand; `1.1` and `17a` are rows below another.
_ORDINAL = re.compile(r"0*(\d{1,4})|(\d{1,3})\.(\d{3})")
WHOLE, PART = "toan_trinh", "mot_phan"

Rows = Sequence[Procedure]


def lists_of(procedures: Rows) -> tuple[Rows, ...]:
    """The rows of each list, in the order of the text."""
    return tuple(tuple(rows) for _, rows in groupby(procedures, key=lambda row: row.list))


def ordinal(row: Procedure) -> int | None:
    """The number of a row; None where it has none, or one below another row's."""
    found = _ORDINAL.fullmatch(row.number.strip(" ."))
    return int("".join(part for part in found.groups() if part)) if found else None


def has_subordinates(rows: Iterable[Procedure]) -> bool:
    """Whether some rows may be no procedures of their own: their number is missing, or one below another's."""
    return any(ordinal(row) is None for row in rows)


def runs_on(rows: Rows) -> bool:
    """Whether the rows are numbered one after the other: then none was lost between them."""
    numbers = [ordinal(row) for row in rows]
    return None not in numbers and numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + len(numbers)))


def begins(rows: Rows) -> bool:
    """Whether a list begins with its first row."""
    return ordinal(rows[0]) == 1


def different(rows: Iterable[Procedure]) -> int:
    """How many procedures they are where some are listed more than once, for several offices."""
    return len({match_key(row.name) for row in rows})


def adds_up(stated: int, numbers: Collection[int]) -> bool:
    """Whether all of the numbers, or some, add up to what is stated."""
    reached = 1  # bit n: some of them make n
    for number in numbers:
        reached |= reached << number
    return stated == sum(numbers) or (0 < stated < sum(numbers) and bool(reached >> stated & 1))


def fits(stated: int, lists: Sequence[Rows]) -> bool:
    """Whether so many procedures stand in all lists, in some of them, or in all of them counted once."""
    main = [sum(ordinal(row) is not None for row in rows) for rows in lists]
    once = different(row for rows in lists for row in rows)
    return stated == once or adds_up(stated, [len(rows) for rows in lists]) or adds_up(stated, main)


def goes_on(text: str, last: Procedure, end: int) -> bool:
    """Whether a line after a row begins with the next number: then the list goes on in words that were not read."""
    number = ordinal(last)
    following = number is not None and re.compile(rf"^\W{{0,3}}0?{number + 1}(?![\d/])[\s.):|]", re.MULTILINE)
    return bool(following and following.search(text, last.end, end))
