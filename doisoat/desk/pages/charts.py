"""`/bieu-do`: findings by province and rule, rates and documents over time, and how fresh each source is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from datasette.utils.asgi import Response

from doisoat.desk.charts import Bar, Curve, bars, curve, months_between
from doisoat.desk.pages.findings import Findings, address, findings
from doisoat.desk.pages.start import overview
from doisoat.desk.rules import rule_titles
from store.trends import MonthCount, OnlineRate, documents_by_month, online_rates

if TYPE_CHECKING:
    from doisoat.desk.server import Desk

WIDTH = 240.0
FIELD = (300.0, 60.0)
_COUNTED = ("error", "warning")


class Field(NamedTuple):
    """Curves on one axis of months."""

    curves: tuple[Curve, ...]
    months: tuple[str, ...]


async def page(datasette: "Desk", request: Any) -> Response:
    """The dashboard."""
    found = await findings(datasette)
    rates: Sequence[OnlineRate] = await datasette.kept.get("rates", lambda: datasette.read(online_rates))
    months: Sequence[MonthCount] = await datasette.kept.get("months", lambda: datasette.read(documents_by_month))
    shown = {
        "by_province": _bars(found, "province"),
        "by_rule": _bars(found, "rule"),
        "titles": rule_titles(),
        "rates": _rates(rates),
        "documents": _documents(months),
        "overview": await overview(datasette),
        "field": FIELD,
        "width": WIDTH,
    }
    return Response.html(await datasette.render_template("charts.html", shown, request=request))


def _bars(found: Findings, field: str) -> tuple[Bar, ...]:
    rows: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_COUNTED, 0))
    for severity in _COUNTED:
        for name, count in found.counts(field, {"severity": severity}).items():
            rows[name][severity] = count
    return bars(rows, {name: address(**{field: name}) for name in rows}, WIDTH)


def _rates(rates: Sequence[OnlineRate]) -> Field:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for rate in rates:
        found[rate.province][rate.month] = rate.mean
    months = _months([rate.month for rate in rates])
    return Field(_curves(found, months, top=100.0), months)


def _documents(counts: Sequence[MonthCount]) -> Field:
    """A month without documents is a zero."""
    months = _months([count.month for count in counts])
    found: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(months, 0))
    for count in counts:
        found[count.source][count.month] = count.documents
    return Field(_curves(found, months, top=float(max((count.documents for count in counts), default=1))), months)


def _months(stated: Sequence[str]) -> tuple[str, ...]:
    return months_between(min(stated), max(stated)) if stated else ()


def _curves(found: Mapping[str, Mapping[str, float]], months: Sequence[str], top: float) -> tuple[Curve, ...]:
    """All on one axis, so that they can be compared."""
    return tuple(curve(name, values, months, FIELD, top) for name, values in sorted(found.items()))
