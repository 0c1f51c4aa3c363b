"""The three forms of an exported table, each written row after row: what is in memory does not grow with the file."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from doisoat.cli.csv_format import harmless
from doisoat.cli.jsonl import json_line
from doisoat.records.errors import ConfigurationError
from store.export_tables import ExportedColumn

Rows = Iterable[Sequence[Any]]
Columns = Sequence[ExportedColumn]

#: Rows and characters after which a part of a Parquet file is written.
_PART_ROWS, _PART_CHARACTERS = 10_000, 4_000_000
_NESTED = ("array", "object")


class Form(NamedTuple):
    """`write` makes a new file of a table and tells how many rows went in; `media_type` is what the file is."""

    write: Callable[[Path, Columns, Rows], int]
    media_type: str


def write_csv(path: Path, columns: Columns, rows: Rows) -> int:
    """RFC 4180, UTF-8 without byte order mark; None is an empty cell, and no text can be run as a formula."""
    count = 0
    with path.open("x", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(column.name for column in columns)
        for row in rows:
            table.writerow(map(_cell, row))
            count += 1
    return count


def write_jsonl(path: Path, columns: Columns, rows: Rows) -> int:
    """One object a line with every column; what is kept as JSON stands in it as such."""
    count = 0
    nested = [column.type in _NESTED for column in columns]
    names = [column.name for column in columns]
    with path.open("x", encoding="utf-8", newline="") as file:
        for row in rows:
            values = (json.loads(v) if n and v is not None else v for v, n in zip(row, nested, strict=True))
            file.write(json_line(dict(zip(names, values, strict=True))) + "\n")
            count += 1
    return count


def write_parquet(path: Path, columns: Columns, rows: Rows) -> int:
    """Text, 64-bit integers and floats; JSON, days and times stay the text they are. Needs pyarrow."""
    arrow = _arrow()
    from pyarrow import parquet

    types = {"integer": arrow.int64(), "number": arrow.float64()}
    fields = [
        arrow.field(c.name, types.get(c.type, arrow.string()), metadata={"description": c.description}) for c in columns
    ]
    schema = arrow.schema(fields)
    count = 0
    with path.open("xb") as file, parquet.ParquetWriter(file, schema, compression="zstd") as table:
        for part in _parts(rows):
            arrays = [arrow.array(v, field.type) for v, field in zip(zip(*part, strict=True), fields, strict=True)]
            table.write_batch(arrow.record_batch(arrays, schema=schema))
            count += len(part)
    return count


FORMS: Mapping[str, Form] = {
    "csv": Form(write_csv, "text/csv"),
    "jsonl": Form(write_jsonl, "application/jsonl"),
    "parquet": Form(write_parquet, "application/vnd.apache.parquet"),
}


def require_libraries(forms: Iterable[str]) -> None:
    """Raises ConfigurationError when a form needs a library that is not installed."""
    if "parquet" in forms:
        _arrow()


def _arrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise ConfigurationError(
            "Parquet needs pyarrow, which is not installed: pip install 'doisoat[desk]', or choose --format csv"
        ) from error
    return pa


def _cell(value: Any) -> Any:
    """Numbers as they are; text that a spreadsheet would run gets an apostrophe before it."""
    return value if isinstance(value, int | float) else harmless(value)


def _parts(rows: Rows) -> Iterable[list[Sequence[Any]]]:
    """Rows in parts that are cut at the same places for the same rows."""
    part: list[Sequence[Any]] = []
    characters = 0
    for row in rows:
        part.append(row)
        characters += sum(len(value) for value in row if isinstance(value, str))
        if len(part) >= _PART_ROWS or characters >= _PART_CHARACTERS:
            yield part
            part, characters = [], 0
    if part:
        yield part
