"""`doisoat validate`: check what is stored."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from doisoat.cli.baseline import STATUSES
from doisoat.cli.exits import FINE
from doisoat.cli.options import Day, Rule, everything_option, fail_on_option, rule_options
from doisoat.cli.settings import Settings
from doisoat.cli.severities import FAIL_ON

OUTPUTS = ("text", "jsonl", "json", "csv", "sarif", "html")


@click.command()
@click.option("--format", "output", type=click.Choice(OUTPUTS), default="text", help="Form of output.")
@fail_on_option(*FAIL_ON)
@everything_option
@rule_options
@click.option("--source", metavar="NAME", help="Only documents of this source.")
@click.option("--province", metavar="NAME", help="Only documents of this province.")
@click.option("--since", type=Day(), help="Only documents published on this day or later.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Findings that were judged before.")
@click.option(
    "--update-baseline",
    "status",
    is_flag=False,
    flag_value="",
    type=click.Choice(("", *STATUSES)),
    metavar="[STATUS]",
    help="Write what is found into the baseline; new entries get the status "
    f"({', '.join(STATUSES)}), or none: then it is yours to fill in.",
)
@click.option("--explain", type=Rule(), help="Only say what this rule asserts, why, and show its examples.")
@click.pass_obj
def command(settings: Settings, /, *, explain: str | None, **options: Any) -> int:
    """Check the figures of every stored document against each other, keep the findings and print them.

    All findings are kept, whatever is printed; rules narrow what is told, the other filters what is checked. What the
    baseline knows is shown with --all only. --fail-on new takes errors and warnings that the baseline does not know.
    """
    if explain:
        return _explain(explain, settings.lang)
    from doisoat.cli.validation import validate

    which = {name: options.pop(name) for name in ("source", "province", "since")}
    return validate(settings, _with_defaults(options, settings), which)


def _explain(rule: str, lang: str) -> int:
    from doisoat.cli.explain import rule_lines
    from doisoat.cli.screen import show

    show(rule_lines(rule, lang))
    return FINE


def _with_defaults(options: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The options, with what the settings say where they say nothing; what needs a baseline must have one."""
    chosen = {
        **options,
        "fail_on": options["fail_on"] or settings.fail_on,
        "baseline": options["baseline"] or settings.baseline,
    }
    for name, given in (
        ("--fail-on new", chosen["fail_on"] == "new"),
        ("--update-baseline", options["status"] is not None),
    ):
        if given and chosen["baseline"] is None:
            raise click.UsageError(f"{name} needs a baseline: name its file with --baseline FILE")
    return chosen
