"""`doisoat report`: what the last check found, as one page of HTML."""

from pathlib import Path
from typing import Any

import click

from doisoat.cli.options import Day, rule_options
from doisoat.cli.settings import Settings


@click.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file. [default: standard output]")
@rule_options
@click.option("--source", metavar="NAME", help="Only documents of this source.")
@click.option("--province", metavar="NAME", help="Only documents of this province.")
@click.option("--since", type=Day(), help="Only documents published on this day or later.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Findings that were judged before: shown as such.")
@click.pass_obj
def command(settings: Settings, /, *, out: Path | None, **options: Any) -> None:
    """Write what the last `validate` found as one page of HTML that needs no script and no network.

    Charts, then the findings by province, each with its sentence, its arithmetic and a link to its source. The page is
    Vietnamese with English beside it; `doisoat --lang vi report` (or `en`) has one language.
    """
    from doisoat.cli.report_stored import report_stored

    which = {name: options.pop(name) for name in ("source", "province", "since")}
    report_stored(settings, options, which, out)
