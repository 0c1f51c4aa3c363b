"""`doisoat ledger`: what became of every address."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from doisoat.cli.jsonl import json_line
from doisoat.cli.outcome_names import OUTCOME_NAMES
from doisoat.cli.screen import Line, Piece, printable, show
from doisoat.cli.settings import Settings
from doisoat.records.errors import InputError

if TYPE_CHECKING:
    from store.ledger import Entry, Sum

FORMATS = ("text", "jsonl", "csv")


@click.command()
@click.argument("source", required=False)
@click.option(
    "--format",
    "output",
    type=click.Choice(FORMATS),
    default="text",
    help="Sums for people; one JSON object, or one row, an address.",
)
@click.pass_obj
def command(settings: Settings, source: str | None, output: str) -> None:
    """Tell what became of every address that the crawls came to know, of one source or of all.

    Every address has exactly one outcome; `docs/monitors.md` lists them.
    """
    from store.database import opened_store
    from store.ledger import ledger_entries, ledger_sums

    with opened_store(settings.database, create=False) as db:
        sums = ledger_sums(db, source)
        if source and not sums:
            known = ", ".join(dict.fromkeys(found.source for found in ledger_sums(db))) or "none"
            raise InputError(f"{settings.database}: no address of a source {source}; there are those of {known}")
        if output == "text":
            show(_lines(sums, settings.lang))
        else:
            _print(ledger_entries(db, source), output)


def _lines(sums: "Iterable[Sum]", lang: str) -> Iterator[Line]:
    for source, several in groupby(sums, key=lambda found: found.source):
        entries = tuple(several)
        yield (Piece(f"{source}  ", "bold"), Piece(str(sum(entry.addresses for entry in entries))))
        for outcome, name in OUTCOME_NAMES[lang].items():
            found = [entry for entry in entries if entry.outcome == outcome]
            if found:
                yield (Piece(f"  {sum(entry.addresses for entry in found):>8}  {name}"),)
                reasons = [entry for entry in found if entry.reason]
                yield from ((Piece(f"  {e.addresses:>8}    {printable(e.reason)}", "dim"),) for e in reasons)


def _print(entries: "Iterable[Entry]", output: str) -> None:
    from doisoat.cli.csv_format import csv_line, harmless
    from store.ledger import Entry

    if output == "csv":
        click.echo(csv_line(Entry._fields), nl=False)
    for entry in entries:
        if output == "csv":
            click.echo(csv_line(map(harmless, entry)), nl=False)
        else:
            click.echo(json_line(entry._asdict()))
