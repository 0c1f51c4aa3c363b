"""The lists of procedures in the tables of a decision."""

import re
from collections.abc import Sequence
from itertools import groupby

from doisoat.records.decision import Procedure
from extract.decisions.broken_rows import whole_rows
from extract.decisions.entry import CODE, Entry
from extract.decisions.levels import level_of_list
from extract.decisions.lines import Page, one_line
from extract.decisions.outline import Heading
from extract.decisions.tables import read_entries

_CODED = re.compile(rf"[\s(\[–-]*(?:[Mm]ã(?: số)?(?: TTHC| thủ tục)?\s?:?\s*)?{CODE.pattern}[)\]\s.]*$")


def read_procedures(page: Page) -> tuple[Procedure, ...]:
    """Every row of every list, in the order of the text (shadow offsets)."""
    rows = whole_rows(read_entries(page))
    numbers = _list_numbers(rows)
    lists = [list(group) for _, group in groupby(range(len(rows)), key=lambda place: numbers[place])]
    return tuple(
        _procedure(rows[place], number, heading)
        for number, places in enumerate(lists)
        for heading in (_heading([rows[place].outline for place in places]),)
        for place in places
    )


def _list_numbers(rows: Sequence[Entry]) -> list[int]:
    """For each row its list: another begins where the numbering does, or where another caption's does not go on."""
    number = 0
    numbers: list[int] = []
    last = None
    for above, row in zip([None, *rows], rows, strict=False):
        if above is not None and last is not None and row.ordinal:
            recaptioned = row.outline[:1] != above.outline[:1]
            if row.ordinal.begins or (recaptioned and not row.ordinal.follows(last)):
                number += 1
        elif above is not None and (row.ordinal or last is None) and row.table != above.table:
            number += row.outline[:1] != above.outline[:1]
        last = row.ordinal or (last if above and number == numbers[-1] else None)
        numbers.append(number)
    return numbers


def _heading(outlines: Sequence[tuple[Heading, ...]]) -> str:
    """What stands over all rows of a list; sub-heads of some of them do not."""
    common = outlines[0]
    for outline in outlines:
        while outline[: len(common)] != common:
            common = common[:-1]
    return "\n".join(heading.text for heading in common)


def _procedure(entry: Entry, number: int, heading: str) -> Procedure:
    inner = next((head.field for head in reversed(entry.outline) if head.field), None)
    level = entry.level
    if level is None and not entry.tells_levels:
        level = next((told for head in reversed(entry.outline) if (told := level_of_list(head.plain))), None)
    coded = None if entry.codes else _CODED.search(entry.name)
    codes = entry.codes or (("".join(CODE.findall(coded[0])[0].split()),) if coded else ())
    return Procedure(
        list=number,
        heading=heading,
        number=entry.ordinal.printed if entry.ordinal else "",
        name=one_line(entry.name[: coded.start()]) if coded else entry.name,
        field=entry.field or inner,
        level=level,
        code=", ".join(codes) or None,
        start=entry.start,
        end=entry.end,
    )
