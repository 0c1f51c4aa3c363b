"""Percent differences between two percentages, which may mean percent or points (domain RO-03)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from doisoat.records import Mention
from doisoat.text.shadow import Shadow

_BORDER = re.compile(r"[;\n]|[.!?]\s")
_BASE = re.compile(r"[^.;\n%]{0,60}\(\s?$|[^.;\n%]{0,40}so với[^.;\n%]{0,40}$")


def with_point_readings(shadow: Shadow, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Changes in percent that stand beside a percentage get the unit `percent|pp`: both readings are to be tried."""
    figures = [m for m in mentions if m.kind in ("percent", "change", "count", "fraction", "money")]
    open_readings = {
        id(m)
        for before, m, after in zip([None, *figures], figures, [*figures[1:], None], strict=False)
        if m.kind == "change"
        and m.quantity
        and m.quantity.unit == "percent"
        and _between_rates(shadow.key, before, m, after)
    }
    return tuple(
        replace(m, quantity=replace(m.quantity, unit="percent|pp")) if id(m) in open_readings and m.quantity else m
        for m in mentions
    )


def _between_rates(key: str, before: Mention | None, change: Mention, after: Mention | None) -> bool:
    if after and after.kind == "percent" and _BASE.fullmatch(key[change.end : after.start]):
        return True
    if before is None or before.kind != "percent" or change.start - before.end > 40:
        return False
    return not _BORDER.search(key, before.end, change.start)
