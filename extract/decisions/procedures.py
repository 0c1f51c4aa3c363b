"""The lists of procedures in the tables of a decision."""

from doisoat.records.decision import Procedure
from extract.decisions.lines import Page


def read_procedures(page: Page) -> tuple[Procedure, ...]:
    """Every row of every list, in the order of the text (shadow offsets)."""
    del page
    return ()
