"""XLSX: the sheets one after the other, cells as a Vietnamese reader sees them."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from doisoat.files.bounds import check_markup, checked_archive
from doisoat.files.grids import Row, cleaned, lines_of
from doisoat.files.outcome import refused, unreadable
from doisoat.files.sheet_numbers import printed
from doisoat.records.file_reading import FileText

_MOST_CELLS = 2_000_000
_MOST_COLUMNS = 200
_NAMELESS = ("sheet", "trang tính")


def read_xlsx(content: bytes) -> FileText:
    """The text of an XLSX: formulas as their last values. Raises FileRefused."""
    import openpyxl

    check_markup(checked_archive(content))
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        lines = [line for sheet in book.worksheets if sheet.sheet_state == "visible" for line in _lines(sheet)]
    except (KeyError, ValueError, TypeError, SyntaxError, BadZipFile, OSError) as error:
        raise unreadable("damaged XLSX") from error
    return FileText(text="\n".join(lines))


def _lines(sheet: Any) -> Iterator[str]:
    rows = cleaned(list(_rows(sheet)))
    if rows and not sheet.title.lower().startswith(_NAMELESS):
        yield " ".join(sheet.title.split())
    yield from (line for _, line in lines_of([_trimmed(row) for row in rows]))


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # some programs state a million rows that are not there
    cells = 0
    for row in sheet.iter_rows(max_col=_MOST_COLUMNS):
        cells += len(row)
        if cells > _MOST_CELLS:
            raise refused("too many cells")
        if any(cell.value is not None for cell in row):
            yield [None if cell.value is None else printed(cell.value, cell.number_format) for cell in row]


def _trimmed(row: Row) -> Row:
    """Without the empty cells at its end."""
    end = next((n for n in range(len(row), 0, -1) if row[n - 1]), 0)
    return row[:end]
