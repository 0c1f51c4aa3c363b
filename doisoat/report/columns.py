"""Columns that stand: how many documents were published in each month, or year where there are many months."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from doisoat.report.calendar import months_between
from doisoat.report.chart import drawing, per_cent
from doisoat.report.markup import fill, joined

_HIGH, _TOP, _FOOT = 120, 18, 22
#: More months than this are columns too thin to be told apart.
MOST_MONTHS = 72

Counted = Sequence[tuple[str, int]]


def filled(months: Counted) -> Counted:
    """The months with those between them that have nothing; years instead where there are too many months."""
    if not months:
        return ()
    spanned = months_between(months[0][0], months[-1][0])
    known = dict(months)
    if len(spanned) <= MOST_MONTHS:
        return tuple((month, known.get(month, 0)) for month in spanned)
    years: Counter[str] = Counter()
    for month in spanned:
        years[month[:4]] += known.get(month, 0)
    return tuple(years.items())


def columns(name: str, title: str, description: str, counted: Counted) -> Markup:
    """A chart of `filled` months or years; the first, the last and the highest are named."""
    most = max(count for _, count in counted)
    shapes = [_column(place, count, len(counted), most) for place, (_, count) in enumerate(counted)]
    foot = _TOP + _HIGH
    scale = fill(
        '<text x="0" y="12" class="scale">{most}</text><line x1="0" x2="100%" y1="{foot}" y2="{foot}"/>'
        '<text x="0" y="{under}" class="scale">{first}</text>',
        most=most,
        foot=foot,
        under=foot + 16,
        first=counted[0][0],
    )
    last = fill('<text x="100%" y="{y}" class="scale count">{last}</text>', y=foot + 16, last=counted[-1][0])
    inside = joined((*shapes, scale, *((last,) if len(counted) > 1 else ())))
    return drawing(name, title=title, description=description, height=foot + _FOOT, inside=inside)


def _column(place: int, count: int, many: int, most: int) -> Markup:
    height = round(_HIGH * count / most) if most else 0
    height = max(height, int(count > 0))
    return fill(
        '<rect class="bar" x="{x}" y="{y}" width="{width}" height="{height}"/>',
        x=per_cent(10 * place + 1, 10 * many),
        y=_TOP + _HIGH - height,
        width=per_cent(8, 10 * many),
        height=height,
    )
