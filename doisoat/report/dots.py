"""Dots over time: the rates that documents of one province state, as printed."""

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup

from doisoat.report.calendar import months_apart
from doisoat.report.chart import drawing, per_cent
from doisoat.report.markup import fill, joined
from doisoat.report.rows import StatedRate

_HIGH, _TOP, _FOOT = 100, 8, 22


def dots(name: str, title: str, description: str, rates: Sequence[StatedRate], span: tuple[str, str]) -> Markup:
    """A chart of the rates from 0 to 100 %, over the months of `span`, first and last; higher ones lie at the top."""
    # Of dots that lie on each other one is drawn: the table has how many there are.
    distinct = {(rate.month, round(rate.value), rate.disputed): rate for rate in rates}
    inside = joined((_scale(span), *(_dot(rate, span) for rate in distinct.values())))
    return drawing(name, title=title, description=description, height=_TOP + _HIGH + _FOOT, inside=inside)


def _scale(span: tuple[str, str]) -> Markup:
    lines = joined(
        fill(
            '<line x1="36" x2="100%" y1="{y}" y2="{y}"/><text x="30" y="{text}" class="scale count">{rate}%</text>',
            y=_height(rate),
            text=_height(rate) + 4,
            rate=rate,
        )
        for rate in (0, 50, 100)
    )
    foot = _TOP + _HIGH + 18
    first = fill('<text x="36" y="{y}" class="scale">{first}</text>', y=foot, first=span[0])
    last = fill('<text x="100%" y="{y}" class="scale count">{last}</text>', y=foot, last=span[1])
    return joined((lines, first, *((last,) if span[0] != span[1] else ())))


def _dot(rate: StatedRate, span: tuple[str, str]) -> Markup:
    """Within the chart's width: from 14 to 97 in a hundred, so that no dot lies on the scale."""
    where = Fraction(months_apart(span[0], rate.month), max(1, months_apart(*span)))
    x, y = per_cent(14 + 83 * where, 100), _height(min(100, max(0, round(rate.value))))
    what = fill("<title>{surface} ({month})</title>", surface=rate.surface, month=rate.month)
    if rate.disputed:
        return fill(
            '<text class="cross" x="{x}" y="{y}">{what}<tspan aria-hidden="true">✕</tspan></text>',
            x=x,
            y=y + 5,
            what=what,
        )
    return fill('<circle class="bar" cx="{x}" cy="{y}" r="4">{what}</circle>', x=x, y=y, what=what)


def _height(rate: int) -> int:
    return _TOP + _HIGH - _HIGH * rate // 100
