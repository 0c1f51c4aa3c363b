"""Options that several commands share."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

FORMATS = ("text", "jsonl")


class Day(click.ParamType[date]):
    """A calendar day as `YYYY-MM-DD`."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; anything else is a usage error."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"{value!r} is not a day: write it as YYYY-MM-DD, for example 2025-02-18", param, ctx)


class Rule(click.ParamType[str]):
    """The id of a rule that some check speaks for."""

    name = "RULE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The id in capitals; a rule nobody speaks for is a usage error."""
        from doisoat.cli.rules import RULES

        if value.upper() not in RULES:
            self.fail(f"no rule {value}: there is {', '.join(RULES)}", param, ctx)
        return str(value.upper())


text_files = click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
text_or_jsonl = click.option(
    "--format", "output", type=click.Choice(FORMATS), default="text", help="For people, or one JSON object a line."
)
published_option = click.option(
    "--published", type=Day(), help="Day of publication; else the text's own, if it states one."
)
everything_option = click.option("--all", "everything", is_flag=True, help="Consistent and undecided relations too.")


def rule_options(command: _Command) -> _Command:
    """Which rules are told of."""
    ignore = click.option(
        "--ignore-rule", "ignored", type=Rule(), multiple=True, help="Do not tell of this rule; may be repeated."
    )
    only = click.option(
        "--rule", "wanted", type=Rule(), multiple=True, help="Tell only of this rule (CK-01); may be repeated."
    )
    return only(ignore(command))


def fail_on_option(*thresholds: str) -> Callable[[_Command], _Command]:
    """The least severity that ends with exit code 1; without it the settings decide."""
    return click.option(
        "--fail-on", type=click.Choice(thresholds), help="Exit 1 from this severity on. [default: error]"
    )
