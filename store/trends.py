"""Figures over time: how much was published, and the rates of online services that texts report."""

from dataclasses import dataclass

from store.database import Store

_MONTHS = """
SELECT source, substr(published_at, 1, 7) AS month, count(*) FROM documents
WHERE published_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"""
#: A rate is one of online services where the words before it say so: `nộp trực tuyến, đạt tỷ lệ 67,6%`.
_RATES = """
SELECT COALESCE(d.province, s.province) AS province, substr(d.published_at, 1, 7) AS month,
       avg(m.value_num), count(*)
FROM mentions AS m JOIN documents AS d ON d.id = m.document JOIN sources AS s ON s.name = d.source
WHERE m.kind = 'percent' AND m.role = 'achieved' AND m.value_num BETWEEN 0 AND 100
  AND d.published_at IS NOT NULL AND COALESCE(d.province, s.province) IS NOT NULL AND d.quarantined IS NULL
  AND substr(d.text, max(1, m.start_at - 119), min(120, m.start_at)) LIKE '%trực tuyến%'
GROUP BY 1, 2 ORDER BY 1, 2"""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many documents a source published in a month (`2025-03`)."""

    source: str
    month: str
    documents: int


@dataclass(frozen=True, slots=True)
class OnlineRate:
    """The mean of the rates of online services, in percent, that texts of a province printed in a month."""

    province: str
    month: str
    mean: float
    figures: int


def documents_by_month(db: Store) -> tuple[MonthCount, ...]:
    """By source and month of publication; what has no day is not counted."""
    return tuple(MonthCount(*row) for row in db.execute(_MONTHS))


def online_rates(db: Store) -> tuple[OnlineRate, ...]:
    """By province and month of publication, rates achieved only."""
    return tuple(OnlineRate(*row) for row in db.execute(_RATES))
