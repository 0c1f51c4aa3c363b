"""Findings of stored documents as a table: RFC 4180, UTF-8 without a byte order mark, a header that stays as it is."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from doisoat.cli.printer import Told, told_record
from doisoat.cli.tally import Tally
from store.documents import StoredDocument

#: New columns go to the end; none is renamed, moved or dropped.
HEADER = (
    *("source", "document", "id", "title", "published", "rule", "verdict", "severity", "reason", "diagnosis"),
    *("computed", "message", "surface", "start", "end", "evidence", "fingerprint", "baseline", "note", "page"),
)
#: What a spreadsheet takes for the beginning of a formula, full-width forms too.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class CsvPrinter:
    """The header, then a row a finding; several figures or diagnoses in a cell are separated by `; `."""

    lang: str

    def begin(self) -> None:
        """Print the header: it stands there without a finding too."""
        click.echo(csv_line(HEADER), nl=False)

    def tell(self, stored: StoredDocument, told: Sequence[Told]) -> None:
        """Print a row for each."""
        for one in told:
            row = _row(stored, one, self.lang)
            click.echo(csv_line(harmless(row[name]) for name in HEADER), nl=False)

    def finish(self, tally: Tally) -> None:
        """Nothing comes last."""


def csv_line(cells: Iterable[str]) -> str:
    """The cells as one row with its line end."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def harmless(value: object) -> str:
    """The cell's text; what a spreadsheet would run as a formula gets an apostrophe before it, numbers do not."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _row(stored: StoredDocument, told: Told, lang: str) -> Mapping[str, Any]:
    document, finding = stored.document, told.finding
    kept = {
        "title": document.title,
        "published": document.published_at and document.published_at.isoformat(),
        "verdict": finding.verdict,
        "evidence": "; ".join(mention.surface for mention in finding.evidence),
        "baseline": None,
        "note": None,
        "page": None,
    }
    record = told_record(stored, told, lang)
    return kept | {name: record[name] for name in HEADER if name in record and name != "evidence"}
