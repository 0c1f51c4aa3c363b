"""XLSX: sheets with their names, cells as a Vietnamese reader sees them."""

import datetime as dt
from io import BytesIO

import openpyxl
import pytest

from doisoat.files.reading import read_file


def _book(*rows, title: str = "Phụ lục I") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def _read(book: openpyxl.Workbook) -> str:
    written = BytesIO()
    book.save(written)
    reading = read_file(written.getvalue())
    assert (reading.kind, reading.outcome) == ("xlsx", "read"), reading.reason
    return reading.text.text


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (12, "12"),
        (12.0, "12"),
        (87.5, "87,5"),
        (0.1, "0,1"),
        (1e16, "10000000000000000"),
        (dt.datetime.fromisoformat("2024-03-05"), "05/03/2024"),
        (dt.date(2024, 3, 5), "05/03/2024"),
        ("1.000001", "1.000001"),
        ("hai\ndòng", "hai dòng"),
        (True, "x"),
    ],
)
def test_cells_are_printed_as_they_are_read(value, printed):
    assert _read(_book(["ô", value])) == f"Phụ lục I\nô\t{printed}"


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.875, "0.0%", "87,5%"),
        (0.8754, "0%", "88%"),
        (1, "0%", "100%"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, "#,##0.00", "1.234,50"),
        (0.1 + 0.2, "General", "0,3"),
        (2.5, "0", "2,5"),
        (7, "00", "07"),
        (-3, "General", "-3"),
    ],
)
def test_numbers_are_shown_in_the_format_of_their_cell(value, form, shown):
    book = _book(["ô", value])
    book.active["B1"].number_format = form
    assert _read(book) == f"Phụ lục I\nô\t{shown}"


def test_sheets_are_blocks_and_hidden_ones_are_not_read():
    book = _book(["STT", "Tên", None, None], [1, "Cấp thẻ", None], title="Sheet1")
    second = book.create_sheet("Cấp xã")
    second.append([None, "một dòng"])
    book.create_sheet("Trống")
    hidden = book.create_sheet("Nháp")
    hidden.append(["nháp"])
    hidden.sheet_state = "hidden"
    assert _read(book) == "STT\tTên\n1\tCấp thẻ\nCấp xã\n\tmột dòng"


def test_formulas_without_a_value_are_empty():
    assert _read(_book(["tổng", "=1+1", "x"])) == "Phụ lục I\ntổng\t\tx"


def test_every_row_of_a_long_list():
    rows = [[n, f"{n % 3}.{n:06d}", f"Thủ tục thứ {n}"] for n in range(1, 1101)]
    text = _read(_book(["STT", "Mã", "Tên"], *rows))
    assert text.split("\n")[2:] == ["\t".join(map(str, row)) for row in rows]
