"""Findings as an editor goes through them: counted by what they can be chosen by, and listed a page at a time."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from store.database import Store

_FROM = """
FROM findings AS f JOIN documents AS d ON d.id = f.document JOIN sources AS s ON s.name = d.source
WHERE f.severity IN ('error', 'warning', 'notice')"""
_GROUPS = f"""
SELECT f.rule, f.severity, COALESCE(d.province, s.province, ''), d.source, review_status(f.fingerprint), count(*)
{_FROM} GROUP BY 1, 2, 3, 4, 5"""
_LISTED = f"""
SELECT f.id, f.rule, f.severity, f.sentence, f.message_vi, f.message_en, f.fingerprint,
       review_status(f.fingerprint) AS status, d.id AS document, d.title, d.source,
       COALESCE(d.province, s.province) AS province, d.published_at
{_FROM}
  AND (:rule IS NULL OR f.rule = :rule)
  AND (:severity IS NULL OR f.severity = :severity)
  AND (:severity IS NOT NULL OR f.severity <> 'notice')
  AND (:province IS NULL OR COALESCE(d.province, s.province, '') = :province)
  AND (:source IS NULL OR d.source = :source)
  AND (:status IS NULL OR review_status(f.fingerprint) = :status)
ORDER BY f.severity, d.published_at DESC, f.id LIMIT :limit OFFSET :offset"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which findings to list; None: all of them, but notices only where they are asked for."""

    rule: str | None = None
    severity: str | None = None
    province: str | None = None
    source: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """How many findings share all of this; `province` and `status` are empty where there is none."""

    rule: str
    severity: str
    province: str
    source: str
    status: str
    findings: int


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


def finding_groups(db: Store) -> tuple[Group, ...]:
    """Errors, warnings and notices counted; the store must `know_statuses`."""
    return tuple(Group(*row) for row in db.execute(_GROUPS))


def listed_findings(db: Store, wanted: Wanted, *, limit: int, offset: int = 0) -> tuple[ListedFinding, ...]:
    """Those that are wanted, errors first and of each severity the newest first; the store must `know_statuses`."""
    named = {name: getattr(wanted, name) for name in Wanted.__slots__}
    rows: list[sqlite3.Row] = db.execute(_LISTED, named | {"limit": limit, "offset": offset}).fetchall()
    return tuple(ListedFinding(*row) for row in rows)
