"""`doisoat extract`: read the figures of the stored documents."""

import click

from doisoat.cli.settings import Settings

_DONE = {
    "vi": "Đã đọc {documents} văn bản, {mentions} số liệu.",
    "en": "Documents read: {documents}, figures: {mentions}.",
}


@click.command()
@click.pass_obj
def command(settings: Settings) -> None:
    """Read every stored document that this version of the extractor has not read yet.

    Stopped at any moment and started again, it goes on where it was.
    """
    from doisoat.cli.stages import extract_stored
    from store.database import opened_store
    from store.lock import sole_writer

    path = settings.database
    with sole_writer(path, create=False), opened_store(path, create=False) as db:
        counts = extract_stored(db, quiet=settings.verbosity < 0)
    if settings.verbosity >= 0:
        click.echo(_DONE[settings.lang].format(documents=counts["documents"], mentions=counts["mentions"]), err=True)
