"""The table of an annex as lines of cells, which every format draws in its own way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from samples.paper import Annex, Row

#: What stands over the columns, in their order; `levels` are two.
HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "number": ("STT",),
        "code": ("Mã thủ tục",),
        "name": ("Tên thủ tục hành chính",),
        "field": ("Lĩnh vực",),
        "level": ("Mức độ cung cấp",),
        "levels": ("Toàn trình", "Một phần"),
    }
)
WIDTHS: Mapping[str, int] = MappingProxyType(
    {"number": 10, "code": 21, "name": 75, "field": 32, "level": 28, "levels": 17}
)
_WORDS = {"toan_trinh": "Toàn trình", "mot_phan": "Một phần", None: ""}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_MORE = tuple(f"{tens}{ones}" for tens in ("X", "XX") for ones in ("", *_ROMAN[:9]))

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table; `wide` says which cells hold words rather than marks."""

    kind: Literal["head", "list", "field", "row"]
    cells: tuple[str, ...]
    wide: tuple[bool, ...]


def lines_of(annex: Annex) -> tuple[Line, ...]:
    """Head, heads of lists, sub-heads of fields and rows."""
    return (*_head(annex), *_body(annex))


def spans_of(annex: Annex, lines: Sequence[Line]) -> Iterator[tuple[Cell, Cell]]:
    """The merged cells, each as (column, row) of its first and of its last one."""
    last = len(lines[0].cells) - 1
    if annex.merged:
        yield (last - 1, 0), (last, 0)
        yield from (((column, 0), (column, 1)) for column in range(last - 1))
    for place, line in enumerate(lines):
        if line.kind == "list":
            yield (0, place), (last, place)
        elif line.kind == "field":
            yield (1, place), (last, place)


def _head(annex: Annex) -> Iterator[Line]:
    labels = [label for column, heads in HEADS.items() if column in annex.columns for label in heads]
    centre = (False,) * len(labels)
    if annex.merged:
        yield Line(kind="head", cells=(*labels[:-2], "Mức độ dịch vụ công", ""), wide=centre)
        yield Line(kind="head", cells=(*[""] * (len(labels) - 2), *labels[-2:]), wide=centre)
    else:
        yield Line(kind="head", cells=tuple(labels), wide=centre)


def _body(annex: Annex) -> Iterator[Line]:
    wide = tuple(column in {"name", "field"} for column in HEADS if column in annex.columns for _ in HEADS[column])
    above, fields, heading = ("", ""), 0, ""
    for row in annex.rows:
        if row.heading != heading:
            heading, fields = row.heading, 0
            yield Line(kind="list", cells=(heading, *[""] * (len(wide) - 1)), wide=(True,) * len(wide))
        if (row.heading, row.field) != above and "field" not in annex.columns:
            numeral, fields = (*_ROMAN[:9], *_ROMAN_MORE)[fields], fields + 1
            cells = (numeral, f"Lĩnh vực {row.field}", *[""] * (len(wide) - 2))
            yield Line(kind="field", cells=cells, wide=(False, *[True] * (len(wide) - 1)))
        above = (row.heading, row.field)
        yield Line(
            kind="row", cells=tuple(cell for c in HEADS if c in annex.columns for cell in _cell(row, c)), wide=wide
        )


def _cell(row: Row, column: str) -> tuple[str, ...]:
    if column == "levels":
        return "x" if row.level == "toan_trinh" else "", "x" if row.level == "mot_phan" else ""
    if column == "level":
        return (_WORDS[row.level],)
    return (getattr(row, column) or "",)
