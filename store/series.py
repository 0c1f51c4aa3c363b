"""What is told over time: how many documents were published, and which rates of online services they state."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from store.database import Store

_WANTED = """documents.quarantined IS NULL
  AND (:source IS NULL OR documents.source = :source)
  AND (:province IS NULL OR COALESCE(documents.province, sources.province) = :province)
  AND (:since IS NULL OR documents.published_at >= :since)"""
_MONTHS = f"""
SELECT substr(published_at, 1, 7) AS month, count(*) AS documents
FROM documents JOIN sources ON sources.name = documents.source
WHERE published_at IS NOT NULL AND {_WANTED}
GROUP BY month ORDER BY month"""  # noqa: S608 - our own words
#: How far before a percentage its subject is looked for, in characters.
_REACH = 90
_RATES = f"""
SELECT COALESCE(documents.province, sources.province) AS province, substr(published_at, 1, 7) AS month,
       mentions.value, mentions.surface,
       substr(text, max(1, start_at + 1 - {_REACH}), min({_REACH}, start_at)) AS before,
       EXISTS (SELECT 1 FROM evidence JOIN findings ON findings.id = evidence.finding
               WHERE evidence.mention = mentions.id AND findings.severity IN ('error', 'warning')) AS disputed
FROM mentions
JOIN documents ON documents.id = mentions.document
JOIN sources ON sources.name = documents.source
WHERE mentions.kind = 'percent' AND mentions.value NOT LIKE '%..%' AND mentions.role IS NOT 'target'
  AND published_at IS NOT NULL AND before LIKE '%tuyến%' AND {_WANTED}
ORDER BY province, month, documents.source, documents.url, start_at"""  # noqa: S608 - our own words
#: What ends the clause in which the subject stands.
_ENDS = (".\n", ". ", "; ", "\n")
_ONLINE = "trực tuyến"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineRate:
    """A percentage stated of online services; `month` (`YYYY-MM`) is that of publication.

    `disputed`: an error or a warning rests on it.
    """

    province: str | None
    month: str
    value: Decimal
    surface: str
    disputed: bool


def documents_by_month(
    db: Store, *, source: str | None = None, province: str | None = None, since: date | None = None
) -> tuple[tuple[str, int], ...]:
    """Pairs of month (`YYYY-MM`) and number of documents; what has no day, or is held back, is not among them."""
    rows = db.execute(_MONTHS, _named(source, province, since))
    return tuple((row["month"], row["documents"]) for row in rows)


def online_rates(
    db: Store, *, source: str | None = None, province: str | None = None, since: date | None = None
) -> Iterator[OnlineRate]:
    """Percentages that are no target, in whose clause `trực tuyến` stands before them; by province and month."""
    for row in db.execute(_RATES, _named(source, province, since)):
        if _ONLINE in _clause(row["before"]):
            names = ("province", "month", "surface")
            yield OnlineRate(
                **{name: row[name] for name in names}, value=Decimal(row["value"]), disputed=bool(row["disputed"])
            )


def _clause(before: str) -> str:
    begin = max(before.rfind(end) + len(end) if end in before else 0 for end in _ENDS)
    return before[begin:].lower()


def _named(source: str | None, province: str | None, since: date | None) -> dict[str, Any]:
    return {"source": source, "province": province, "since": since and since.isoformat()}
