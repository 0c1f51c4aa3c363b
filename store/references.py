"""What the stored documents refer to: which decisions, by how many documents, and which of them are not stored."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from store.database import Store

#: What is not stored is told apart as the law numbers it: by province where the office is local, and by year.
_GROUPS = """
SELECT c.reference, c.decision, c.decision_title AS title, c.decision_url AS url,
       count(DISTINCT c.document) AS documents, count(*) AS places,
       json_group_array(DISTINCT json_extract(m.details, '$.reference.issuer_name')) AS issuers,
       json_group_array(DISTINCT COALESCE(c.issued_on, c.stated_date)) AS days,
       json_group_array(DISTINCT CASE WHEN json_extract(m.details, '$.reference.key') LIKE '%@%'
                                      THEN COALESCE(d.province, s.province) END) AS provinces,
       json_group_array(DISTINCT c.reason) AS reasons
FROM citations AS c
JOIN mentions AS m ON m.id = c.mention
JOIN documents AS d ON d.id = c.document
JOIN sources AS s ON s.name = d.source
WHERE c.reason IS NOT 'itself' AND (c.decision IS NULL OR NOT ?)
GROUP BY c.reference, c.decision,
         CASE WHEN c.decision IS NULL AND json_extract(m.details, '$.reference.key') LIKE '%@%'
              THEN COALESCE(d.province, s.province) END,
         CASE WHEN c.decision IS NULL AND c.reference NOT GLOB '*/[12][0-9][0-9][0-9]/*'
              THEN substr(COALESCE(c.stated_date, d.published_at), 1, 4) END
ORDER BY documents DESC, places DESC, c.reference, c.decision"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A number that documents refer to, and the stored decision that is meant (row `decision`, None: none is).

    `documents` counts the documents that cite it, `places` the places. `issuers`, `days` and `provinces` are what is
    known of it: of a stored decision its day, else all that is told; `provinces` of the texts, for a local office.
    `reasons` say why no decision is meant, as in the view `citations`.
    """

    reference: str
    decision: int | None
    title: str | None
    url: str | None
    documents: int
    places: int
    issuers: tuple[str, ...]
    days: tuple[str, ...]
    provinces: tuple[str, ...]
    reasons: tuple[str, ...]


def cited_references(db: Store, *, missing: bool) -> Iterator[Cited]:
    """What stored documents refer to, the most cited first; with `missing` only what leads to no stored decision."""
    for row in db.execute(_GROUPS, (missing,)):
        values: dict[str, Any] = dict(row)
        yield Cited(**values | {name: _told(values[name]) for name in ("issuers", "days", "provinces", "reasons")})


def _told(values: str) -> tuple[str, ...]:
    return tuple(sorted(value for value in json.loads(values) if value is not None))
