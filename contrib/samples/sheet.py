"""The annex of a sample as a workbook of its own."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from samples.archive import steady
from samples.paper import Paper
from samples.table import HEADS, WIDTHS, lines_of, spans_of

_ABOVE = 4


def xlsx(paper: Paper) -> bytes:
    """One sheet: the head of the annex, an empty row, the table; ordinals are numbers."""
    annex = paper.annex
    if annex is None:
        raise ValueError(f"{paper.stem} has no annex")
    book = Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    lines = lines_of(annex)
    for place, words in enumerate(("PHỤ LỤC", annex.title, paper.annexed_to), start=1):
        sheet.cell(place, 1, words).alignment = Alignment(horizontal="center")
        sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=len(lines[0].cells))
    edge = Border(*[Side("thin")] * 4)
    for row, line in enumerate(lines, start=_ABOVE + 1):
        for column, words in enumerate(line.cells, start=1):
            cell = sheet.cell(row, column, int(words) if words.isdecimal() else words or None)
            cell.border, cell.font = edge, Font(bold=line.kind != "row")
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    for (left, top), (right, bottom) in spans_of(annex, lines):
        rows = {"start_row": top + _ABOVE + 1, "end_row": bottom + _ABOVE + 1}
        sheet.merge_cells(**rows, start_column=left + 1, end_column=right + 1)
    for place, column in enumerate(column for column in HEADS if column in annex.columns):
        sheet.column_dimensions["ABCDEFG"[place]].width = WIDTHS[column]
    written = BytesIO()
    book.save(written)
    return steady(written.getvalue())
