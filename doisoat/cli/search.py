"""`doisoat search`: find stored documents by words and by figures."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from doisoat.cli.exits import FINE
from doisoat.cli.figure_filters import figure_filters
from doisoat.cli.jsonl import json_line
from doisoat.cli.options import Day
from doisoat.cli.screen import Line, Piece, printable, show
from doisoat.cli.settings import Settings

if TYPE_CHECKING:
    from store.search import Hit

FORMATS = ("text", "jsonl", "csv")
#: New columns go to the end; none is renamed, moved or dropped.
HEADER = ("id", "source", "url", "kind", "title", "province", "published", "excerpt", "figures")
#: So many are shown to people who do not say how many they want.
_SHOWN = 20

_NOTHING = {"vi": "không tìm thấy văn bản nào", "en": "nothing found"}
_WAITING = {
    "vi": "{count} văn bản chưa được đọc nên chưa tìm được theo từ: chạy `doisoat extract`.",
    "en": "Documents that were not read yet and cannot be found by words: {count}; run `doisoat extract`.",
}
_REBUILT = {"vi": "Đã lập lại chỉ mục: {count} văn bản.", "en": "Documents in the index made anew: {count}."}


@click.command()
@click.argument("words", nargs=-1)
@figure_filters
@click.option("--province", metavar="NAME", help="Only documents of this province; accents may be left out.")
@click.option("--source", metavar="NAME", help="Only documents of this source.")
@click.option("--since", type=Day(), help="Only documents published on this day or later.")
@click.option("--format", "output", type=click.Choice(FORMATS), default="text", help="For people, or for programs.")
@click.option(
    "--limit", type=click.IntRange(min=1), help=f"No more than so many. [default: {_SHOWN}; for programs all]"
)
@click.option("--rebuild-index", "rebuild", is_flag=True, help="Only make the search index anew.")
@click.pass_obj
def command(
    settings: Settings, /, *, words: tuple[str, ...], output: str, limit: int | None, rebuild: bool, **filters: Any
) -> int:
    """Find documents with all these words, in any order, typed with accents or without; the best first.

    Within quotes (your shell needs its own: '"phố cổ"') stands a phrase. What the options ask for must hold of one
    figure. Without words the newest documents come first. Run `extract` before: there the words are told apart.
    """
    from store.database import opened_store
    from store.search import search
    from store.search_filters import Filters
    from store.search_index import count_without_words

    if rebuild:
        return _rebuild(settings)
    wanted = Filters(**filters)
    if not words and wanted == Filters():
        raise click.UsageError("name words to look for, or a filter")
    with opened_store(settings.database, create=False) as db:
        waiting = count_without_words(db) if words else 0
        _tell(
            search(db, " ".join(words), wanted, limit or (_SHOWN if output == "text" else None)), output, settings.lang
        )
    if waiting and settings.verbosity >= 0:
        click.echo(_WAITING[settings.lang].format(count=waiting), err=True)
    return FINE


def _rebuild(settings: Settings) -> int:
    from store.database import opened_store
    from store.lock import sole_writer
    from store.search_index import rebuild_index

    path = settings.database
    with sole_writer(path, create=False), opened_store(path, create=False) as db:
        count = rebuild_index(db)
    if settings.verbosity >= 0:
        click.echo(_REBUILT[settings.lang].format(count=count), err=True)
    return FINE


def _tell(hits: "Iterable[Hit]", output: str, lang: str) -> None:
    if output == "text":
        show(_lines(hits, lang))
    elif output == "csv":
        _print_csv(hits)
    else:
        for hit in hits:
            click.echo(json_line(asdict(hit)))


def _lines(hits: "Iterable[Hit]", lang: str) -> Iterator[Line]:
    found = False
    for hit in hits:
        found = True
        known = " · ".join(printable(said) for said in (hit.province, (hit.published or "")[:10]) if said)
        yield (Piece(f"#{hit.id}  "), Piece(printable(hit.title), "bold"), Piece(f"  {known}".rstrip()))
        yield (Piece("    … "), *_excerpt(hit), Piece(" …"))
        if hit.figures:
            yield (Piece(f"    {'; '.join(map(printable, hit.figures))}", "cyan"),)
        yield (Piece(f"    {printable(hit.url)}", "dim"),)
    if not found:
        yield (Piece(_NOTHING[lang]),)


def _excerpt(hit: "Hit") -> Iterator[Piece]:
    """The excerpt on one line, what was found in bold."""
    done = 0
    for start, end in hit.marks:
        yield Piece(_on_one_line(hit.excerpt[done:start]))
        yield Piece(_on_one_line(hit.excerpt[start:end]), "bold")
        done = end
    yield Piece(_on_one_line(hit.excerpt[done:]))


def _on_one_line(piece: str) -> str:
    """`printable`, with the spaces at both ends."""
    return printable(f"|{piece}|")[1:-1]


def _print_csv(hits: "Iterable[Hit]") -> None:
    from doisoat.cli.csv_format import csv_line, harmless

    click.echo(csv_line(HEADER), nl=False)
    for hit in hits:
        values = {**asdict(hit), "excerpt": printable(hit.excerpt), "figures": "; ".join(hit.figures)}
        click.echo(csv_line(harmless(values[name]) for name in HEADER), nl=False)
