"""`doisoat references`: which decisions the documents refer to, and which of them are not stored."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from doisoat.cli.screen import Line, Piece, printable, show
from doisoat.cli.settings import Settings

if TYPE_CHECKING:
    from store.references import Cited

FORMATS = ("text", "json", "csv")
#: New columns go to the end; none is renamed, moved or dropped.
HEADER = (*("reference", "documents", "places", "issuers", "days", "provinces", "reasons", "decision", "title", "url"),)

_NOTHING = {"vi": "không có viện dẫn nào", "en": "no references"}
_REASONS = {
    "vi": {
        "not_stored": "chưa có trong kho",
        "short_form": "chỉ ghi số, chưa rõ ký hiệu hay năm",
        "other_province": "chỉ có văn bản cùng số của tỉnh khác",
        "other_issuer": "chỉ có văn bản cùng số của cơ quan khác",
        "other_date": "chỉ có văn bản cùng số, khác ngày",
        "other_year": "chỉ có văn bản cùng số, khác năm",
        "issued_later": "văn bản cùng số ban hành sau",
        "unknown_date": "có văn bản cùng số nhưng chưa rõ ngày",
        "several_fit": "nhiều văn bản cùng khớp",
    },
    "en": {
        "not_stored": "not stored",
        "short_form": "symbol or year not given",
        "other_province": "stored only of another province",
        "other_issuer": "stored only of another office",
        "other_date": "stored only with another date",
        "other_year": "stored only of another year",
        "issued_later": "the one stored was issued later",
        "unknown_date": "one is stored, the date is not known",
        "several_fit": "several fit",
    },
}


@click.command()
@click.option("--missing", is_flag=True, help="Only those that no stored decision answers to.")
@click.option("--format", "output", type=click.Choice(FORMATS), default="text", help="For people, or for programs.")
@click.pass_obj
def command(settings: Settings, *, missing: bool, output: str) -> None:
    """Tell which decisions the stored documents refer to and how many documents cite each, the most cited first.

    Run `extract` before: references are read there. A decision counts as stored when its page or its file is.
    """
    from store.database import opened_store
    from store.references import cited_references

    with opened_store(settings.database, create=False) as db:
        cited = tuple(cited_references(db, missing=missing))
    if output == "text":
        show(_lines(cited, settings.lang))
    elif output == "json":
        _print_json(cited)
    else:
        _print_csv(cited)


def _lines(cited: "Iterable[Cited]", lang: str) -> Iterator[Line]:
    found = False
    for one in cited:
        found = True
        known = [*one.days, *one.issuers, *one.provinces]
        head = f"{one.documents:>6} ×  "
        yield (Piece(head), Piece(printable(one.reference), "bold"), Piece(f"  {printable('; '.join(known))}"))
        told = one.title if one.decision else "; ".join(_REASONS[lang].get(r, r) for r in one.reasons)
        number = f"#{one.decision} " if one.decision else ""
        yield (Piece(f"{' ' * len(head)}{number}{printable(told or '')}", "dim"),)
    if not found:
        yield (Piece(_NOTHING[lang]),)


def _print_json(cited: "Iterable[Cited]") -> None:
    import json

    click.echo(json.dumps([asdict(one) for one in cited], ensure_ascii=False, indent=2))


def _print_csv(cited: "Iterable[Cited]") -> None:
    from doisoat.cli.csv_format import csv_line, harmless

    click.echo(csv_line(HEADER), nl=False)
    for one in cited:
        values = asdict(one)
        cells = ("; ".join(v) if isinstance(v := values[name], tuple) else v for name in HEADER)
        click.echo(csv_line(map(harmless, cells)), nl=False)
