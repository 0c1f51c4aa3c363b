"""A diary of the stages: what ran when, how it ended, what it counted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from store.database import Store, transaction


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


def start_run(db: Store, stage: str, source: str | None = None) -> int:
    """Note that a stage (`crawl`, `import`, `extract`, `validate`) begins; the number is for `finish_run`."""
    with transaction(db):
        added = db.execute("INSERT INTO runs (stage, source, started_at) VALUES (?, ?, ?)", (stage, source, _now()))
        return int(added.lastrowid or 0)


def finish_run(db: Store, run_id: int, outcome: str, summary: Mapping[str, Any]) -> None:
    """Note how a run ended (`fine`, `failed`, `interrupted`) and its counts."""
    counted = json.dumps(summary, ensure_ascii=False, sort_keys=True)
    with transaction(db):
        db.execute(
            "UPDATE runs SET finished_at = ?, outcome = ?, summary = ? WHERE id = ?", (_now(), outcome, counted, run_id)
        )


def last_run(db: Store, stage: str, source: str | None = None) -> Run | None:
    """The latest run of a stage (for one source, or the latest that was for all), finished or not."""
    row = db.execute(
        "SELECT * FROM runs WHERE stage = ? AND source IS ? ORDER BY id DESC LIMIT 1", (stage, source)
    ).fetchone()
    if row is None:
        return None
    times = {name: row[name] and datetime.fromisoformat(row[name]) for name in ("started_at", "finished_at")}
    return Run(**{**dict(row), **times, "summary": json.loads(row["summary"])})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
