"""Every kind of column is told by its own examples and by none of the others."""

import pytest

from doisoat.text.shadow import match_key
from extract.decisions.column import COLUMNS, Column, column_of
from extract.decisions.lines import unmarked

EXAMPLES = [(column, header) for column in COLUMNS for header in column.examples]
COUNTEREXAMPLES = [(column, header) for column in COLUMNS for header in column.counterexamples]


@pytest.mark.parametrize(("column", "header"), EXAMPLES)
def test_a_header_names_its_column(column: Column, header: str) -> None:
    assert column_of(unmarked(match_key(header))) is column
    assert column_of(unmarked(match_key(header.upper()))) is column


@pytest.mark.parametrize(("column", "header"), COUNTEREXAMPLES)
def test_a_near_miss_does_not(column: Column, header: str) -> None:
    assert column_of(unmarked(match_key(header))) is not column
