"""`doisoat export`: the database as files that others can take up."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doisoat.cli.settings import Settings

if TYPE_CHECKING:
    from doisoat.cli.export_package import Written
    from store.database import Store

FORMATS = ("csv", "jsonl", "parquet")
_DONE = {
    "vi": "Đã xuất ra {folder} ({formats}): {rows}.",
    "en": "Exported to {folder} ({formats}): {rows}.",
}


@click.command()
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="The folder the files go to.")
@click.option("--format", "forms", type=click.Choice(FORMATS), multiple=True, default=("csv",), help="May be repeated.")
@click.pass_obj
def command(settings: Settings, *, folder: Path, forms: tuple[str, ...]) -> None:
    """Write documents, mentions, findings, evidence, references, procedures and files into FOLDER, a file a table.

    datapackage.json and dictionary.md say what every column holds. Equal contents give equal bytes, so that two
    exports can be compared with diff. An earlier export is replaced, other files are left alone.
    """
    from doisoat.cli.export_folder import DESCRIPTION, replaced_folder
    from doisoat.cli.export_package import DICTIONARY, file_name, write_descriptions
    from doisoat.cli.export_writers import require_libraries
    from store.database import opened_store
    from store.export import one_state
    from store.export_tables import EXPORTED
    from store.sources import stored_sources

    wanted = [form for form in FORMATS if form in forms]
    require_libraries(wanted)
    names = [DESCRIPTION, DICTIONARY, *(file_name(table, form) for table in EXPORTED for form in wanted)]
    with opened_store(settings.database, create=False) as db, replaced_folder(folder, names) as place, one_state(db):
        written = tuple(_written(db, place, wanted))
        write_descriptions(place, written, stored_sources(db))
    if settings.verbosity >= 0:
        rows = ", ".join(f"{one.table.name} {one.rows}" for one in written if one.form == wanted[0])
        said = _DONE[settings.lang].format(folder=folder, formats=", ".join(wanted), rows=rows)
        click.echo(said, err=True)


def _written(db: "Store", place: Path, forms: Sequence[str]) -> "Iterator[Written]":
    from doisoat.cli.export_package import Written, file_name
    from doisoat.cli.export_writers import FORMS
    from store.export import exported_rows
    from store.export_tables import EXPORTED

    for form in forms:
        for table in EXPORTED:
            path = place / file_name(table, form)
            yield Written(table, form, FORMS[form].write(path, table.columns, exported_rows(db, table)))
