"""`doisoat rebuild`: the database once more, from the archive alone."""

from collections.abc import Iterable
from pathlib import Path

import click

from doisoat.cli.settings import Settings
from doisoat.records.errors import FileError, InputError

#: As `import` keeps pages whose host belongs to no source.
_OTHERS = "files"


@click.command()
@click.option("--from-archive", is_flag=True, help="Read the archive; there is nothing else to rebuild from.")
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=click.Path(path_type=Path))
@click.pass_obj
def command(settings: Settings, *, from_archive: bool, paths: tuple[Path, ...]) -> int:
    """Make a database from archived answers, asking no portal: the same documents as the crawls that archived them.

    PATH names archive files (.warc.gz) in any order, or folders of them; without one it is the archive beside the
    database, `NAME.db.warc`. The database must be new or empty; should it be stopped, it is empty still.
    """
    if not from_archive:
        raise click.UsageError("say what to rebuild from: --from-archive")
    from crawler.archive.segments import archive_folder
    from doisoat.cli.archive import counts_of, look_through, take_in_archive, tell_replayed
    from doisoat.cli.diary import noted
    from store.database import opened_store, transaction
    from store.lock import sole_writer
    from store.pages import holds_nothing

    path = settings.database
    files = _files(paths or (archive_folder(path),))
    with sole_writer(path, create=True):
        archive = look_through(files, settings)
        with opened_store(path, create=True) as db:
            if not holds_nothing(db):
                raise InputError(f"{path} is not empty and was left as it is: name a new database with --db")
            with transaction(db), noted(db, "rebuild") as counts:
                replayed = take_in_archive(db, archive, settings, source=_OTHERS)
                counts.update(counts_of(replayed))
    tell_replayed(replayed, settings)
    return 0


def _files(paths: Iterable[Path]) -> list[Path]:
    """The files that paths name. Raises FileError for a folder without any."""
    files = list[Path]()
    for path in paths:
        found = sorted(path.glob("*.warc.gz")) if path.is_dir() or not path.exists() else [path]
        if not found:
            raise FileError(f"{path}: no archive there (files named .warc.gz); name its folder or its files")
        files += found
    return files
