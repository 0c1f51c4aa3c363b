"""The sample decisions, from `papers.toml`: counts in their texts are filled in from the rows, or as the fault says."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from samples.paper import Annex, Paper
from samples.procedures import rows_of


@cache
def papers() -> tuple[Paper, ...]:
    """All of them."""
    table = tomllib.loads(Path(__file__).with_name("papers.toml").read_text(encoding="utf-8"))
    return tuple(_paper({**table["shared"], **entry}) for entry in table["papers"])


def _paper(entry: Mapping[str, Any]) -> Paper:
    annex = _annex(entry["annex"]) if "annex" in entry else None
    stated = (_counts(annex) if annex else {}) | entry.get("said", {})
    words = {name: printed(count) for name, count in stated.items()}
    words |= {f"list{n}": printed(count) for n, count in _lengths(annex).items()}
    return Paper(
        stem=entry["stem"],
        formats=tuple(entry["formats"]),
        number=entry["number"],
        issued_on=entry["issued_on"],
        summary=entry["summary"].format(**words),
        bases=tuple(entry["bases"]),
        articles=tuple(paragraph.format(**words) for paragraph in entry["articles"]),
        recipients=tuple(entry["recipients"]),
        role=tuple(entry["role"]),
        signer=entry["signer"],
        stated={name: stated[name] for name in entry["states"]},
        annex=annex,
        council=entry["council"],
    )


def printed(count: int) -> str:
    """As a clerk writes it: `08`, `38`, `1.100`."""
    return f"{count:,}".replace(",", ".").zfill(2)


def _annex(entry: Mapping[str, Any]) -> Annex:
    return Annex(
        title=entry["title"],
        columns=tuple(entry["columns"]),
        rows=rows_of(entry["lists"]),
        merged=entry.get("merged", False),
        landscape=entry.get("landscape", False),
    )


def _counts(annex: Annex) -> dict[str, int]:
    levels = Counter(row.level for row in annex.rows)
    return {"procedures": len(annex.rows), "toan_trinh": levels["toan_trinh"], "mot_phan": levels["mot_phan"]}


def _lengths(annex: Annex | None) -> dict[int, int]:
    return Counter(row.list for row in annex.rows) if annex else {}
