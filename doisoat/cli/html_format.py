"""Findings of stored documents as one page of HTML, for people who read and print it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import click

from doisoat.cli.printer import Told
from doisoat.cli.reported import languages_of, report_rows, reported
from doisoat.cli.settings import Settings
from doisoat.cli.tally import Tally
from doisoat.report.page import page
from doisoat.report.rows import Reported
from store.database import opened_store
from store.documents import StoredDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPrinter:
    """Keeps the rows of the report and prints the page at the end; `which` and `limits` are the filters in force."""

    settings: Settings
    which: Mapping[str, Any]
    limits: tuple[str, ...] = ()
    findings: list[Reported] = field(default_factory=list)

    def begin(self) -> None:
        """Nothing comes first."""

    def tell(self, stored: StoredDocument, told: Sequence[Told]) -> None:
        """Keep them for the end."""
        self.findings.extend(reported(stored, one) for one in told)

    def finish(self, tally: Tally) -> None:
        """Print the page."""
        for piece in self.pieces(tally):
            click.echo(piece, nl=False)

    def pieces(self, tally: Tally) -> Iterator[str]:
        """The page; the database is read when the first piece is asked for."""
        with opened_store(self.settings.database, create=False) as db:
            rows = report_rows(db, self.settings, self.findings, tally, which=self.which, limits=self.limits)
        yield from page(rows, languages_of(self.settings))


def limits_of(options: Mapping[str, Any], which: Mapping[str, Any]) -> tuple[str, ...]:
    """The filters as they are typed: `--province Gia Lai`."""
    single = {f"--{name}": value for name, value in which.items() if value}
    repeated = [("--rule", options["wanted"]), ("--ignore-rule", options["ignored"])]
    return (
        *(f"{name} {value}" for name, value in single.items()),
        *(f"{name} {rule}" for name, rules in repeated for rule in rules),
    )
