"""What describes an export: `datapackage.json` (Frictionless Data Package) and the same for people, `dictionary.md`."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from doisoat.cli.export_folder import DESCRIPTION, MAKER
from doisoat.cli.export_writers import FORMS
from doisoat.records import Source
from store.export_tables import DOCUMENTS, EXPORTED, ExportedColumn, ExportedTable

DICTIONARY = "dictionary.md"
_TITLE = "Vietnamese provincial documents, the figures they report, and what was found in them"
_HEAD = """\
# The tables of this export

Rows are sorted by the columns as they stand. A document is `source` and `url`, a finding its `fingerprint`; offsets
count code points of `documents.text`. NULL (an empty cell in CSV) is "not stated" or "not known", never zero. In CSV a
text that a spreadsheet would run as a formula has an apostrophe before it.
"""


class Written(NamedTuple):
    """A file of the export: which table in which form, and how many rows it has."""

    table: ExportedTable
    form: str
    rows: int

    @property
    def file(self) -> str:
        """The name of the file."""
        return file_name(self.table, self.form)


def file_name(table: ExportedTable, form: str) -> str:
    """The name of the file of a table in a form."""
    return f"{table.name}.{form}"


def write_descriptions(folder: Path, written: Sequence[Written], sources: Iterable[Source]) -> None:
    """Both descriptions of the files in `folder`, whose documents come from these sources."""
    package = {
        "profile": "data-package",
        "name": MAKER,
        "title": _TITLE,
        "sources": [{"title": s.title, "path": s.url} if s.url else {"title": s.title} for s in sources],
        "resources": [_resource(folder, one, written[0].form) for one in written],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTION).write_text(text, encoding="utf-8", newline="")
    (folder / DICTIONARY).write_text("\n".join(_dictionary()), encoding="utf-8", newline="")


def _resource(folder: Path, written: Written, plain: str) -> dict[str, Any]:
    """Resources of the `plain` form bear the names of their tables, those of others the form too."""

    def named(table: ExportedTable) -> str:
        return table.name if written.form == plain else f"{table.name}-{written.form}"

    path = folder / written.file
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    text = {} if written.form == "parquet" else {"encoding": "utf-8"}
    return {
        "profile": "tabular-data-resource",
        "name": named(written.table),
        "path": written.file,
        "description": written.table.description,
        "format": written.form,
        "mediatype": FORMS[written.form].media_type,
        **text,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "rows": written.rows,
        "schema": _schema(written, named(DOCUMENTS)),
    }


def _schema(written: Written, documents: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, written.form) for column in written.table.columns]}
    if written.table.key:
        schema["primaryKey"] = list(written.table.key)
    if written.table.documents:
        key = list(DOCUMENTS.key)
        schema["foreignKeys"] = [{"fields": key, "reference": {"resource": documents, "fields": key}}]
    return schema


def _field(column: ExportedColumn, form: str) -> dict[str, str]:
    """Parquet has text where the other forms have days, times and JSON."""
    held = column.type if form != "parquet" or column.type in {"integer", "number"} else "string"
    zoned = {"format": "any"} if held == "datetime" else {}
    return {"name": column.name, "type": held, **zoned, "description": column.description}


def _dictionary() -> Iterator[str]:
    yield _HEAD
    for table in EXPORTED:
        yield f"## {table.name}\n\n{table.description[0].upper()}{table.description[1:]}.\n"
        yield "| column | type | what it holds |\n|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | {column.type} | {column.description.replace('|', chr(92) + '|')} |"
        yield ""
