"""The rows of an export: of one state of the database, one after the other, in the order of lasting keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from store.database import Store, path_of
from store.export_tables import ExportedTable
from store.failures import store_errors
from store.statements import sorted_selection


@contextmanager
def one_state(db: Store) -> Iterator[None]:
    """Within it every question is answered of the same moment, whatever others write meanwhile; nobody is held up."""
    with store_errors(path_of(db)):
        db.execute("BEGIN")
        try:
            yield
        finally:
            db.execute("ROLLBACK")


def exported_rows(db: Store, table: ExportedTable) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, a value a column: text, numbers and None as they are stored."""
    columns = [column.expression for column in table.columns]
    for row in db.execute(sorted_selection(columns, table.rows)):
        yield tuple(row)
