"""SQL made from our own tables' column lists; no value from outside is ever put into the text of a statement."""

from collections.abc import Iterable, Sequence


def insertion(table: str, columns: Sequence[str]) -> str:
    """An INSERT that takes one value a column, in their order."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608


def change_by_id(table: str, columns: Iterable[str]) -> str:
    """An UPDATE of one row that takes the columns in their order, then the row's id."""
    settings = ", ".join(f"{column} = ?" for column in columns)
    return f"UPDATE {table} SET {settings} WHERE id = ?"  # noqa: S608


def sorted_selection(columns: Sequence[str], tables: str) -> str:
    """A SELECT in the order of all its columns."""
    order = ", ".join(str(place) for place in range(1, len(columns) + 1))
    return f"SELECT {', '.join(columns)} FROM {tables} ORDER BY {order}"  # noqa: S608
