"""The header of a table: one or two rows, merged or repeated cells, that name the columns of a list of procedures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.decisions.column import Column, column_of
from extract.decisions.lines import Line, Stretch

#: Headers are no deeper.
_MOST_ROWS = 3
#: Every name of an ordinal column begins with one of these; `Số` over `TT` is one in two rows.
_INITIALS = ("s", "t")
_HALF = ("so", "s")
_MERGED = re.compile(r"(?:so )?s?tt\s+(?=(?:[a-z]|[ivx]{1,5})\s?[./)]\s?\S|linh vuc\b)")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand in a row; `marks` are columns for one level each. `height` counts its lines."""

    ordinal: int
    name: int
    field: int | None
    level: int | None
    code: int | None
    marks: tuple[tuple[int, str], ...]
    height: int

    @property
    def tells_levels(self) -> bool:
        """Whether it has a column for levels at all."""
        return self.level is not None or bool(self.marks)


def is_other_table(line: Line) -> bool:
    """Whether a row is the header of some table: it names an ordinal column and further ones without a figure."""
    return _may_begin(line) and any(cell.text and not cell.text[0].isdigit() for cell in line.cells[1:])


def read_header(lines: Sequence[Line], at: int) -> Header | None:
    """The header that begins at a line, as far as it goes; None where the table there is no list of procedures."""
    if not _may_begin(lines[at]):
        return None
    cut, _ = head_cut(lines[at])
    first = [cell.plain for cell in lines[at].cells]
    rows = [[first[0][:cut] if cut else first[0], *first[1:]]]
    while len(rows) < _MOST_ROWS and at + len(rows) < len(lines) and _goes_on(rows, lines[at + len(rows)].cells):
        rows.append([cell.plain for cell in lines[at + len(rows)].cells])
    columns = [_named(cells) for cells in zip(*_grid(rows), strict=True)]
    header = _header(columns, len(rows))
    if header and at + header.height < len(lines) and is_numbering(lines[at + header.height]):
        return _header(columns, len(rows) + 1)
    return header


def head_cut(line: Line) -> tuple[int, Stretch | None]:
    """Where a sub-head that spans the table below begins in the first cell (`STT A. Cấp tỉnh`), and its words."""
    cell = line.cells[0]
    merged = _MERGED.match(cell.plain)
    if merged is None:
        return 0, None
    at = merged.end()
    return at, Stretch(cell.start + at, cell.end, cell.text[at:], cell.plain[at:])


def is_numbering(line: Line) -> bool:
    """Whether a row only numbers the columns: `(1) (2) (3)`, `A B 1 2`."""
    marks = [cell.plain.strip("()[]. ") for cell in line.cells if cell.text]
    letters = [mark for mark in marks if len(mark) == 1 and mark.isalpha()]
    numbers = [mark for mark in marks if mark.isdecimal()]
    if len(marks) < 2 or not numbers or marks != letters + numbers or letters != list("abcdefgh")[: len(letters)]:
        return False
    first = int(numbers[0])
    return [int(number) for number in numbers] == list(range(first, first + len(numbers)))


def _may_begin(line: Line) -> bool:
    """A row with an ordinal column, or with the first half of its name over a row with the other."""
    return line.is_row and any(_names_ordinal(cell.plain) for cell in line.cells[:2] if cell.plain[:1] in _INITIALS)


def _names_ordinal(plain: str) -> bool:
    column = column_of(plain)
    return bool(_MERGED.match(plain)) or plain.strip(". ") in _HALF or (column is not None and column.kind == "ordinal")


def _goes_on(above: list[list[str]], cells: Sequence[Stretch]) -> bool:
    """Whether a row is a further one of the header: no ordinal and only names of columns, or what stands above."""
    words = [cell.plain for cell in cells]
    if len(words) < 2 or not any(words) or words == above[-1]:
        return False
    level = _level_place(above[0]) is not None
    known = [word for word in words if word]
    named = [word for word in known if _is_mark(word) or (level and word in "1234")]
    repeated = [word for word, over in zip(words, above[-1], strict=False) if word and word == over]
    if set(known) == set(repeated):
        return False
    if words[0] in ("tt", "t", "thu tu") and column_of(f"{above[-1][0]} {words[0]}"):
        return True
    in_first = words[0] == "" or words[0] == above[-1][0] or _is_level_row(words, level=level)
    below_others = bool(named) and not {"ordinal", "name"} & _kinds_over(above[0], words)
    return in_first and (below_others or len({*named, *repeated}) == len(set(known)))


def _kinds_over(above: Sequence[str], words: Sequence[str]) -> set[str]:
    """The kinds of the columns above the words that differ from what stands over them."""
    pairs = ((over, word) for over, word in zip(above, words, strict=False) if word and word != over)
    return {column.kind for over, _ in pairs if (column := column_of(over))}


def _is_level_row(words: list[str], *, level: bool) -> bool:
    return level and all((column := column_of(word)) and column.kind == "mark" for word in words if word)


def _level_place(words: Sequence[str]) -> int | None:
    """Where a header cell groups the columns of levels below it."""
    return next((place for place, word in enumerate(words) if (c := column_of(word)) and c.kind == "level"), None)


def _grid(rows: list[list[str]]) -> list[list[str]]:
    """Header rows as wide as each other: a merged cell that its file gives once covers the columns below it."""
    first = rows[0]
    group = _level_place(first)
    for row in rows[1:]:
        below = [place for place, word in enumerate(row) if word in ("1", "2", "3", "4") or _is_mark(word)]
        if group is None or not below:
            continue
        if len(below) == len([word for word in row if word]) == len(row):
            row[:] = [""] * group + row
            below = list(range(group, group + len(below)))
        covered = [place for place in below[1:] if place < len(first) and first[place] not in ("", first[group])]
        if covered or len(first) < len(row):
            first[group + 1 : group + 1] = [""] * (len(below) - 1)
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def _is_mark(word: str) -> bool:
    column = column_of(word)
    return column is not None and column.kind == "mark"


def _named(cells: Sequence[str]) -> Column | None:
    """The kind of a column by its lowest name, else by all of them together."""
    words = list(dict.fromkeys(cell for cell in cells if cell))
    if words and words[-1] in ("1", "2", "3", "4"):
        return column_of(f"muc do {words[-1]}")
    single = next((column for word in reversed(words) if (column := column_of(word))), None)
    if len(words) > 1 and (single is None or single.kind in ("ordinal", "level")):
        return column_of(" ".join(words)) or single
    return single


def _header(columns: list[Column | None], height: int) -> Header | None:
    kinds = [column.kind if column else "" for column in columns]
    if "ordinal" not in kinds or "foreign" in kinds:
        return None
    places = {kind: kinds.index(kind) for kind in ("name", "field", "level", "code", "ordinal") if kind in kinds}
    marks = tuple((place, c.level) for place, c in enumerate(columns) if c and c.kind == "mark" and c.level)
    if "name" not in places:
        return None
    return Header(
        places["ordinal"], places["name"], places.get("field"), places.get("level"), places.get("code"), marks, height
    )
