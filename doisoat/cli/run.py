"""`doisoat run`: crawl, extract and validate, for a timer."""

from pathlib import Path
from typing import Any

import click

from doisoat.cli.crawl import gathering_options, sources_for
from doisoat.cli.settings import Settings
from doisoat.cli.severities import FAIL_ON


@click.command()
@gathering_options
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="never",
    help="Exit 1 from this severity on; new: errors and warnings that were not there before this run.",
)
@click.option("--baseline", type=click.Path(path_type=Path), help="Findings that were judged before are not new.")
@click.pass_obj
def command(settings: Settings, /, *, fail_on: str, baseline: Path | None, **options: Any) -> int:
    """Gather the sources, all or those named, then read and check what is stored; one line of JSON tells of it.

    Exit code 3 when a source could not be gathered whole or the work failed, else 1 by --fail-on, else 0. Stopped at
    any moment and started again, it goes on where it was. docs/operating.md: timer, backup, the fields of the line.
    """
    sources = sources_for(options)
    from doisoat.cli.baseline import read_baseline
    from doisoat.cli.notices import notices
    from doisoat.cli.timed_run import RunOrder, timed_run

    named = baseline or settings.baseline
    judged = read_baseline(named) if named else {}
    send = notices(settings)
    order = RunOrder(sources=sources, options=options, fail_on=fail_on, baseline=judged, send=send)
    return timed_run(settings, order)
