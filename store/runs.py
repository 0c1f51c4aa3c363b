"""A diary of the stages: what ran when, how it ended, what it counted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from store.database import Store, transaction

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a stage. `finished_at` and `outcome` are None while it runs, and for ever if it was killed."""

    id: int
    stage: str
    source: str | None
    started_at: datetime
    finished_at: datetime | None
    outcome: str | None
    summary: Mapping[str, Any]


def start_run(db: Store, stage: str, source: str | None = None, *, summary: Mapping[str, Any] = _NOTHING) -> int:
    """Note that a stage (`import`, `extract`, `validate`, …) begins; the number is for `finish_run`.

    `summary` is what stands there until then, and for ever should the run be killed.
    """
    row = (stage, source, _now(), _json(summary))
    with transaction(db):
        added = db.execute("INSERT INTO runs (stage, source, started_at, summary) VALUES (?, ?, ?, ?)", row)
        return int(added.lastrowid or 0)


def finish_run(db: Store, run_id: int, outcome: str, summary: Mapping[str, Any]) -> None:
    """Note how a run ended (`fine`, `failed`, `interrupted`) and its counts."""
    row = (_now(), outcome, _json(summary), run_id)
    with transaction(db):
        db.execute("UPDATE runs SET finished_at = ?, outcome = ?, summary = ? WHERE id = ?", row)


def last_run(db: Store, stage: str, source: str | None = None) -> Run | None:
    """The latest run of a stage (for one source, or the latest that was for all), finished or not."""
    row = db.execute(
        "SELECT * FROM runs WHERE stage = ? AND source IS ? ORDER BY id DESC LIMIT 1", (stage, source)
    ).fetchone()
    if row is None:
        return None
    times = {name: row[name] and datetime.fromisoformat(row[name]) for name in ("started_at", "finished_at")}
    return Run(**{**dict(row), **times, "summary": json.loads(row["summary"])})


def _json(summary: Mapping[str, Any]) -> str:
    return json.dumps(dict(summary), ensure_ascii=False, sort_keys=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
