"""`doisoat backup`: a copy of the database."""

from pathlib import Path

import click

from doisoat.cli.settings import Settings

_DONE = {
    "vi": "Đã sao lưu {database} vào {file} ({size:.1f} MB), đã kiểm tra toàn vẹn.",
    "en": "Copied {database} to {file} ({size:.1f} MB), integrity checked.",
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def command(settings: Settings, *, file: Path) -> None:
    """Copy the database as it stands to FILE, which must not exist yet; safe while a crawl goes on.

    The copy is one compact file, checked and on the disk when the command ends. Stopped before, it leaves no FILE.
    """
    from store.backup import back_up

    size = back_up(settings.database, file)
    if settings.verbosity >= 0:
        click.echo(_DONE[settings.lang].format(database=settings.database, file=file, size=size / 1e6), err=True)
