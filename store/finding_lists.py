"""Findings as an editor goes through them: an index of what they can be chosen by, and a page at a time."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from store.database import Store

_INDEX = """
SELECT f.id, f.rule, f.severity, COALESCE(d.province, s.province, ''), d.source, review_status(f.fingerprint)
FROM findings AS f JOIN documents AS d ON d.id = f.document JOIN sources AS s ON s.name = d.source
WHERE f.severity IN ('error', 'warning', 'notice') ORDER BY f.severity, d.published_at DESC, f.id"""
_LISTED = """
SELECT f.id, f.rule, f.severity, f.sentence, f.message_vi, f.message_en, f.fingerprint,
       review_status(f.fingerprint) AS status, d.id AS document, d.title, d.source,
       COALESCE(d.province, s.province) AS province, d.published_at
FROM json_each(?) AS wanted JOIN findings AS f ON f.id = wanted.value
JOIN documents AS d ON d.id = f.document JOIN sources AS s ON s.name = d.source ORDER BY wanted.key"""


class Indexed(NamedTuple):
    """A finding by its row, with what it can be chosen by; `province` and `status` are empty where there is none."""

    id: int
    rule: str
    severity: str
    province: str
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding with its document, as a list shows it; `id` and `document` are row numbers."""

    id: int
    rule: str
    severity: str
    sentence: str
    message_vi: str
    message_en: str
    fingerprint: str
    status: str
    document: int
    title: str
    source: str
    province: str | None
    published_at: str | None


def know_statuses(db: Store, status_of: Callable[[str], str]) -> None:
    """From now on `review_status(fingerprint)` says in SQL what an editor said of a finding; empty: nothing yet."""
    db.create_function("review_status", 1, lambda name: status_of(str(name)))


def finding_index(db: Store) -> tuple[Indexed, ...]:
    """Errors, notices and warnings, of each the newest first; the store must `know_statuses`."""
    return tuple(map(Indexed._make, db.execute(_INDEX)))


def listed_findings(db: Store, rows: Sequence[int]) -> tuple[ListedFinding, ...]:
    """The findings with these row numbers, in their order; the store must `know_statuses`."""
    return tuple(ListedFinding(*row) for row in db.execute(_LISTED, (json.dumps(list(rows)),)))
