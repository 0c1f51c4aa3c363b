"""Pages of lines and tables to one text: furniture left out, paragraphs and tables put together over page breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from doisoat.files.furniture import furniture
from doisoat.files.grids import Row, continued, lines_of
from doisoat.files.paragraphs import Lines, Printed, joint
from doisoat.records.file_reading import FileText

#: A table, wherever it stands.
_NO_FURNITURE = (0.5, "")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of print, or a table; `place` is that of its top on the page, 0 to 1."""

    place: float
    printed: Printed | None = None
    table: tuple[Row, ...] = ()

    @property
    def length(self) -> int:
        """How many characters it has."""
        words = [self.printed.words] if self.printed else [cell for row in self.table for cell in row if cell]
        return sum(map(len, words))


@dataclass(slots=True)
class _Item:
    """A line, or a table whose `marks` are the rows with which pages begin: row → page."""

    page: int
    printed: Printed | None = None
    rows: list[Row] = field(default_factory=list)
    marks: dict[int, int] = field(default_factory=dict)


def composed(pages: Sequence[Sequence[Block]]) -> FileText:
    """The text of pages with the offsets at which they begin."""
    text, starts, before = Lines(), dict[int, int](), None
    for item in _items(pages):
        if item.printed is not None:
            start = text.add(item.printed.words, joined=joint(before, item.printed))
            starts.setdefault(item.page, start)
        else:
            _add_table(item, text, starts)
        before = item.printed
    end, known = text.length, list[int]()
    for page in reversed(range(len(pages))):
        end = starts.get(page, end)
        known.append(end)
    return FileText(text=text.text, page_starts=(0, *known[::-1][1:]) if known else ())


def _items(pages: Sequence[Sequence[Block]]) -> Iterator[_Item]:
    """Lines and whole tables in their order."""
    printed = [[(b.place, b.printed.words) if b.printed else _NO_FURNITURE for b in page] for page in pages]
    table: _Item | None = None
    for number, (page, unwanted) in enumerate(zip(pages, furniture(printed), strict=True)):
        for block in (block for n, block in enumerate(page) if n not in unwanted):
            if block.printed is not None:
                if table is not None:
                    yield table
                    table = None
                yield _Item(number, block.printed)
                continue
            rows = list(block.table)
            if table is not None and table.page != number:
                length = len(table.rows)
                if continued(table.rows, rows):
                    table.marks[length] = number
                    continue
            if table is not None:
                yield table
            table = _Item(number, rows=rows)
    if table is not None:
        yield table


def _add_table(item: _Item, text: Lines, starts: dict[int, int]) -> None:
    pages = {0: item.page, **item.marks}
    for row, line in lines_of(item.rows):
        start = text.add(line, joined=None)
        for begun in [mark for mark in pages if mark <= row]:
            starts.setdefault(pages.pop(begun), start)
