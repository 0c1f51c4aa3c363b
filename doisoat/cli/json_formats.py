"""Findings of stored documents as JSON: one object a line, or one object with all of them and the counts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import click

from doisoat.cli.jsonl import json_line
from doisoat.cli.printer import Told, told_record
from doisoat.cli.severities import SEVERITIES
from doisoat.cli.tally import Tally
from store.documents import StoredDocument


@dataclass(frozen=True, slots=True)
class JsonLinesPrinter:
    """One finding a line, as they are found; no summary."""

    lang: str

    def begin(self) -> None:
        """Nothing comes first."""

    def tell(self, stored: StoredDocument, told: Sequence[Told]) -> None:
        """Print a line for each."""
        for one in told:
            click.echo(json_line(told_record(stored, one, self.lang)))

    def finish(self, tally: Tally) -> None:
        """Nothing comes last."""


@dataclass(frozen=True, slots=True)
class JsonPrinter:
    """`{"findings": […], "summary": {…}}`, at the end."""

    lang: str
    records: list[Mapping[str, Any]] = field(default_factory=list)

    def begin(self) -> None:
        """Nothing comes first."""

    def tell(self, stored: StoredDocument, told: Sequence[Told]) -> None:
        """Keep them for the end."""
        self.records.extend(told_record(stored, one, self.lang) for one in told)

    def finish(self, tally: Tally) -> None:
        """Print it all; the counts are of everything found, whatever is printed."""
        summary = {
            "documents": tally.texts["read"],
            "without_error": tally.texts["clean"],
            "findings": {severity: tally.severities[severity] for severity in SEVERITIES},
            "known": tally.known.total(),
            "undecided": dict(sorted(tally.reasons.items())),
        }
        click.echo(json.dumps({"findings": self.records, "summary": summary}, ensure_ascii=False, indent=2))
