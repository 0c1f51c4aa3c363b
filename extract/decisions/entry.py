"""One row of a list as it stands in the table, before the parts of broken rows are put together."""

import re
from dataclasses import dataclass, replace

from extract.decisions.header import Header
from extract.decisions.levels import is_mark, level_in
from extract.decisions.lines import Line, Stretch, one_line
from extract.decisions.ordinals import Ordinal, read_ordinal
from extract.decisions.outline import Heading

#: Files break long codes at their dots.
CODE = re.compile(r"(?<![\w.])\d\s?\.\s?\d{6}(?:\s?\.\s?\d{2,3}(?!\d))*(?:\s?\.\s?[A-Z]\d{2})?(?!\w)")
_OLD_CODE = re.compile(r"(?<!\w)T-[A-ZĐ]{2,4}-\d{6}-TT(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`code` and `said` are cells as printed; `marked` is the level of the marked column; offsets are the shadow's.

    `loose`: its cells ran together, and all their words are in the name.
    """

    start: int
    end: int
    ordinal: Ordinal | None
    name: str
    field: str = ""
    said: str = ""
    marked: str | None = None
    code: str = ""
    outline: tuple[Heading, ...] = ()
    table: int = 0
    columns: bool = False
    tells_levels: bool = False
    loose: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its cell, white space taken out."""
        found = [*CODE.finditer(self.code), *_OLD_CODE.finditer(self.code)]
        return tuple(dict.fromkeys("".join(code[0].split()) for code in found))

    @property
    def level(self) -> str | None:
        """The level that its own cells state."""
        return self.marked or level_in(self.said)


def entry_of(line: Line, header: Header, outline: tuple[Heading, ...], table: int) -> Entry:
    """A row read by the columns of its header; cells beyond its end are empty."""
    marks = [level for place, level in header.marks if is_mark(_cell(line, place).text, _cell(line, place).plain)]
    return Entry(
        start=line.start,
        end=line.end,
        ordinal=read_ordinal(_cell(line, header.ordinal).plain),
        name=one_line(_cell(line, header.name).text),
        field=one_line(_cell(line, header.field).text),
        said=_cell(line, header.level).plain,
        marked=marks[0] if len(marks) == 1 else None,
        code=_cell(line, header.code).text,
        outline=outline,
        table=table,
        columns=header.tells_levels or header.code is not None or header.field is not None,
        tells_levels=header.tells_levels,
    )


def _cell(line: Line, place: int | None) -> Stretch:
    if place is None or place >= len(line.cells):
        return Stretch(line.end, line.end, "", "")
    return line.cells[place]


def joined(entry: Entry, rest: Entry) -> Entry:
    """A row with the part of it that stands on the next page."""
    return replace(
        entry,
        end=rest.end,
        name=one_line(f"{entry.name} {rest.name}"),
        field=one_line(f"{entry.field} {rest.field}") if rest.field != entry.field else entry.field,
        said=f"{entry.said} {rest.said}".strip() if rest.said != entry.said else entry.said,
        marked=entry.marked or rest.marked,
        code=f"{entry.code} {rest.code}".strip(),
    )
