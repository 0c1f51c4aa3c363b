"""`doisoat extract`: read the figures of the stored documents."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from doisoat.cli.settings import Settings

if TYPE_CHECKING:
    from doisoat.cli.file_stage import FilesRead

_DONE = {
    "vi": "Đã đọc {documents} văn bản, {mentions} số liệu.",
    "en": "Documents read: {documents}, figures: {mentions}.",
}
_FILES = {
    "vi": "Đã đọc {read}/{files} tệp đính kèm.",
    "en": "Attached files read: {read} of {files}.",
}
_OUTCOMES = {
    "vi": {"listed": "tệp nén, đã liệt kê", "skipped": "bỏ qua", "refused": "từ chối", "unreadable": "không đọc được"},
    "en": {"listed": "archives, listed"},
}


@click.command()
@click.pass_obj
def command(settings: Settings) -> None:
    """Read every stored document that this version of the extractor has not read yet, and before that every file.

    A file is read in a process of its own; one that gives no words keeps the reason, and is tried again where a program
    was missing. Stopped at any moment and started again, it goes on where it was.
    """
    from doisoat.cli.stages import extract_stored
    from store.database import opened_store
    from store.lock import sole_writer

    path = settings.database
    with sole_writer(path, create=False), opened_store(path, create=False) as db:
        read = extract_stored(db, database=path, quiet=settings.verbosity < 0)
    if settings.verbosity >= 0:
        for line in _file_lines(read.files, settings.lang):
            click.echo(line, err=True)
        click.echo(_DONE[settings.lang].format(documents=read.documents, mentions=read.mentions), err=True)


def _file_lines(files: "FilesRead", lang: str) -> Iterator[str]:
    """How many files there were, and why some gave no words."""
    if files:
        count = sum(count for (outcome, _), count in files.items() if outcome == "read")
        yield _FILES[lang].format(read=count, files=files.total())
    for (outcome, reason), count in files.most_common():
        if outcome != "read":
            yield f"  {count} × {_OUTCOMES[lang].get(outcome, outcome)}{f': {reason}' if reason else ''}"
