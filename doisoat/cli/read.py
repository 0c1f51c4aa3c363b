"""`doisoat read`: the figures of plain-text files, no database."""

from datetime import date

import click

from doisoat.cli.files import each_file, read_text
from doisoat.cli.jsonl import json_line
from doisoat.cli.mentions_text import mention_lines
from doisoat.cli.options import published_option, text_files, text_or_jsonl
from doisoat.cli.screen import show
from doisoat.cli.settings import Settings
from doisoat.records.wire import mention_record


@click.command()
@text_files
@text_or_jsonl
@published_option
@click.pass_obj
def command(settings: Settings, files: tuple[str, ...], output: str, published: date | None) -> int:
    """Read the figures, references and dates of plain-text files in UTF-8; - is standard input.

    A file that cannot be read is named on standard error, the others are read, and the exit code is 2.
    """
    from extract.reader import read

    def read_one(name: str) -> None:
        text = read_text(name, settings.lang)
        mentions = read(text, published)
        if output == "jsonl":
            for mention in mentions:
                click.echo(json_line({"document": name} | mention_record(mention)))
        else:
            show(mention_lines(name, text, mentions, settings.lang))

    return each_file(files, read_one)
