"""Tables as rows of cells, and plain numbers as figures."""

from fractions import Fraction

import pytest

from doisoat.checks.operands import obstacle, operand
from doisoat.checks.printed_number import number_figure
from doisoat.checks.reading import prepare
from doisoat.checks.run import find_contradictions
from doisoat.checks.tables import tables
from doisoat.text.shadow import shadow
from extract.reader import read

TABLE = (
    "STT\tĐơn vị\tTổng\tĐúng hạn\tTỷ lệ (%)\n1\tSở A\t1.200\t1.150\t95,8\n2\tSở B\t800\t792\t99\n"
    "3\tSở C\t500\t450\t90\nTổng cộng\t\t2.500\t2.392\t95,7"
)


def said(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    findings = find_contradictions(prepare(text, read(text)))
    return [(f.verdict, f.severity, tuple(m.surface for m in f.evidence)) for f in findings if f.rule == "CK-14"]


def test_a_table_has_a_head_and_rows_of_cells() -> None:
    (table,) = tables(prepare(TABLE, read(TABLE)))
    assert [row.cells[0] for row in table.head] == ["stt"]
    assert [row.label for row in table.rows] == ["sở a", "sở b", "sở c", "tổng cộng"]
    assert [figure.mark for figure in table.rows[0].figures if figure is not None] == ["C", "C", "C", "P"]


def test_a_true_table_is_consistent() -> None:
    assert {(verdict, severity) for verdict, severity, _ in said(TABLE)} == {("match", "ok")}
    assert ("match", "ok", ("1.200", "1.150", "95,8")) in said(TABLE)


def test_one_wrong_cell_is_named_by_its_column_and_its_row() -> None:
    wrong = [finding for finding in said(TABLE.replace("1.150", "1.050")) if finding[0] == "mismatch"]
    assert wrong == [
        ("mismatch", "error", ("1.200", "1.050", "95,8")),
        ("mismatch", "error", ("1.050", "792", "450", "2.392")),
    ]


@pytest.mark.parametrize(
    ("printed", "value", "hindered"),
    [
        ("1.234", "1234", False),
        ("1 234 567", "1234567", False),
        ("12,5", "12.5", False),
        ("1.234,5", "1234.5", False),
        ("98.2", "98.2", False),
        ("1,234", "1.234", True),
    ],
)
def test_a_plain_number_is_read_as_printed(printed: str, value: str, hindered: bool) -> None:
    figure = number_figure(shadow(printed), 0, len(printed))
    assert figure is not None
    number = operand(figure)
    assert number is not None
    assert number.value == Fraction(value)
    assert (obstacle(figure) == "ambiguous_number") is hindered


@pytest.mark.parametrize("printed", ["", "12 xã", "1/2", "Sở A", "1.23.4", "12 34"])
def test_what_is_no_plain_number_is_none(printed: str) -> None:
    assert number_figure(shadow(printed), 0, len(printed)) is None


def test_a_long_row_of_signs_is_no_product_and_costs_little() -> None:
    text = "1 x " * 400 + "1 × " * 400
    assert [f for f in find_contradictions(prepare(text, ())) if f.rule == "CK-24"] == []
