"""`doisoat serve`: the database in a browser."""

from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doisoat.cli.exits import FINE
from doisoat.cli.settings import Settings
from doisoat.records.errors import InputError, OperationError

if TYPE_CHECKING:
    from doisoat.desk.server import Judgement
    from doisoat.desk.versions import EarlierVersion
    from store.database import Store
    from store.documents import StoredDocument

PORT = 8001
_MISSING = {
    "vi": "serve cần Datasette: hãy cài bằng pip install 'doisoat[desk]'",
    "en": "serve needs Datasette: install it with pip install 'doisoat[desk]'",
}
_READY = {
    "vi": "Bàn đối soát: {address} (chỉ đọc, chỉ máy này; dừng bằng Ctrl-C)",
    "en": "The desk: {address} (read only, this machine only; Ctrl-C stops it)",
}


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, help="Port on 127.0.0.1; 0: any that is free.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Findings that were judged, to show their status.")
@click.pass_obj
def command(settings: Settings, port: int, baseline: Path | None) -> int:
    """Show the database in a browser: figures in their text, findings, charts, search and SQL.

    Only this machine is served, and nothing is written: a crawl may run at the same time.
    """
    if find_spec("datasette") is None:
        raise InputError(_MISSING[settings.lang])
    from crawler.archive.segments import archive_folder
    from doisoat.cli.csv_format import harmless
    from doisoat.cli.search_form import filters_of
    from doisoat.desk.server import Desk, Sources, serve
    from store.reading import require_readable

    require_readable(settings.database)
    named = baseline or settings.baseline
    sources = Sources(
        judged=judgements(named),
        versions=earlier_versions,
        filters=filters_of,
        harmless=harmless,
        archive=archive_folder(settings.database),
    )
    try:
        serve(Desk(settings.database, sources), port, lambda address: _tell(address, settings))
    except OSError as error:
        raise OperationError(f"port {port} of 127.0.0.1: {error.strerror}; choose another with --port") from error
    return FINE


def _tell(address: str, settings: Settings) -> None:
    click.echo(_READY[settings.lang].format(address=address), err=True)


def judgements(path: Path | None) -> "Callable[[], Mapping[str, Judgement]]":
    """What the baseline says now, by fingerprint; read again when the file changed. Raises ConfigurationError at once.

    A file that is not sound any more changes nothing.
    """
    from doisoat.cli.baseline import read_baseline
    from doisoat.desk.server import Judgement
    from doisoat.records.errors import ConfigurationError

    if path is None:
        return dict

    def read() -> "Mapping[str, Judgement]":
        return {name: Judgement(entry.status, entry.note) for name, entry in read_baseline(path).items()}

    kept = (_stamp(path), read())

    def judged() -> "Mapping[str, Judgement]":
        nonlocal kept
        stamp = _stamp(path)
        if stamp != kept[0]:
            try:
                kept = (stamp, read())
            except ConfigurationError:
                kept = (stamp, kept[1])
        return kept[1]

    return judged


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def earlier_versions(db: "Store", stored: "StoredDocument") -> "Sequence[EarlierVersion]":
    """The earlier versions of a document with the figures that the next one prints otherwise."""
    from doisoat.cli.versions import steps_of
    from doisoat.desk.versions import EarlierVersion

    return tuple(
        EarlierVersion(
            number=version.number,
            seen=version.seen_at.isoformat() if version.seen_at else None,
            replaced=version.replaced_at.isoformat(),
            changes=tuple(
                (one.surface, two.surface)
                for change in changes
                for one, two in zip(change.before, change.now, strict=True)
            ),
        )
        for version, changes in steps_of(db, stored)
    )
