"""Options that ask for figures: of which kind, between which numbers, of what time."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")


class Number(click.ParamType[Decimal]):
    """A number, its decimals behind a point or a comma."""

    name = "NUMBER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The number; anything else is a usage error."""
        try:
            number = Decimal(str(value).replace(",", "."))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            self.fail(f"{value!r} is not a number: write it as 90 or 62.5, thousands without a mark", param, ctx)
        return number


class Period(click.ParamType[tuple[date, date]]):
    """A year, a month, or two days."""

    name = "PERIOD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        """Its first and last day; anything else is a usage error."""
        try:
            return _days(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a period: write 2024, 2024-06 or 2024-01-01/2024-06-30", param, ctx)


def _days(written: str) -> tuple[date, date]:
    """Raises ValueError for what is no period."""
    found = _PERIOD.fullmatch(written)
    if not found:
        first, last = map(date.fromisoformat, written.split("/"))
        return first, last
    year, first_month, last_month = int(found["year"]), int(found["month"] or 1), int(found["month"] or 12)
    first = date(year, first_month, 1)
    return first, date(year, last_month, monthrange(year, last_month)[1])


_OPTIONS = (
    click.option("--kind", metavar="KIND", help="With a figure of this kind: percent, count, fraction, …"),
    click.option("--unit", metavar="UNIT", help="With a figure of this unit: ho_so, tthc, … or as it is printed."),
    click.option("--min", "least", type=Number(), help="With a figure of at least so much."),
    click.option("--max", "most", type=Number(), help="With a figure of at most so much."),
    click.option("--role", metavar="ROLE", help="With a figure that is a target, achieved, …"),
    click.option("--level", metavar="LEVEL", help="With a figure of this level: 4, toan_trinh, …; tinh, huyen, xa."),
    click.option("--period", type=Period(), help="With a figure of this year (2024), month (2024-06) or time."),
)


def figure_filters(command: _Command) -> _Command:
    """All of them; one figure must have what they ask for."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
