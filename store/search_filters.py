"""What a search can ask of documents and of their figures, and how that is said in SQL."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from store.database import Store
from store.search_query import folded, sane

#: Each condition under the name of the value that it needs: of a document `d` with its source `s`, of a mention `m`.
_OF_DOCUMENT = MappingProxyType(
    {
        "source": "d.source = :source",
        "provinces": "coalesce(d.province, s.province) IN (SELECT value FROM json_each(:provinces))",
        "since": "d.published_at >= :since",
    }
)
_OF_FIGURE = MappingProxyType(
    {
        "kind": "m.kind = :kind",
        "unit": "(m.unit = :unit OR json_extract(m.details, '$.quantity.unit_text') = :unit)",
        "least": "m.value_num >= CAST(:least AS REAL)",
        "most": "m.value_num <= CAST(:most AS REAL)",
        "role": "m.role = :role",
        "level": """(json_extract(m.details, '$.quantity.gov_level') = :level
            OR :level IN (SELECT rtrim(value, '~') FROM json_each(m.details, '$.quantity.level'))
            OR :level IN (SELECT rtrim(value, '~') FROM json_each(m.details, '$.quantity.level_2022')))""",
        "first": "substr(json_extract(m.details, '$.quantity.period'), 1, 10) >= :first",
        "last": "substr(json_extract(m.details, '$.quantity.period'), 12) <= :last",
    }
)
_PROVINCES = "SELECT province FROM sources UNION SELECT province FROM documents"
_PLAIN = ("source", "kind", "unit", "role", "level")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What documents must have; None asks for nothing.

    One figure must be all of: of this `kind` (`percent`), this `unit` (`ho_so`, or as printed), a value from `least` to
    `most`, this `role` (`achieved`), this `level` (of services `4`, `toan_trinh`, or of government `tinh`), and speak
    of a period that lies within the two days of `period`. `province` may be written without accents; `since` is a day
    of publication.
    """

    kind: str | None = None
    unit: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    role: str | None = None
    level: str | None = None
    period: tuple[date, date] | None = None
    province: str | None = None
    source: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Conditions:
    """SQL over a document `d` and over a mention `m` of it, both empty where nothing is asked, and their values."""

    document: str
    figure: str
    values: Mapping[str, Any]


def conditions_of(db: Store, filters: Filters) -> Conditions:
    """The filters as SQL."""
    stated: dict[str, Any] = {name: sane(value) for name in _PLAIN if (value := getattr(filters, name)) is not None}
    stated |= {name: str(value) for name in ("least", "most") if (value := getattr(filters, name)) is not None}
    if filters.since:
        stated["since"] = filters.since.isoformat()
    if filters.period:
        stated["first"], stated["last"] = (day.isoformat() for day in filters.period)
    if filters.province is not None:
        wanted = folded(sane(filters.province)).strip()
        known = [name for (name,) in db.execute(_PROVINCES) if name is not None and folded(name) == wanted]
        stated["provinces"] = json.dumps(known)
    return Conditions(_all_of(_OF_DOCUMENT, stated), _all_of(_OF_FIGURE, stated), stated)


def _all_of(conditions: Mapping[str, str], stated: Mapping[str, Any]) -> str:
    return " AND ".join(condition for name, condition in conditions.items() if name in stated)
