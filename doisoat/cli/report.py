"""What `validate` and `demo` print of stored documents: told one by one, summed up at the end."""

import json
from dataclasses import dataclass, field
from typing import Any

import click

from doisoat.cli.findings_text import Tally, finding_lines, message_in, shown_findings, summary_line
from doisoat.cli.jsonl import json_line
from doisoat.cli.screen import Piece, printable, show
from doisoat.cli.severities import SEVERITIES
from doisoat.records import Finding
from doisoat.records.wire import finding_record
from store.documents import StoredDocument

#: `json` is one object with all findings and the counts; `jsonl` one finding a line, as they are found.
OUTPUTS = ("text", "jsonl", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`rules` narrows what is printed and counted; empty means all. `output` is one of `OUTPUTS`."""

    output: str = "text"
    lang: str = "en"
    everything: bool = False
    rules: frozenset[str] = frozenset()
    tally: Tally = field(default_factory=Tally)
    records: list[dict[str, Any]] = field(default_factory=list)

    def tell(self, stored: StoredDocument, findings: tuple[Finding, ...]) -> None:
        """Print (or keep for the end) what was found in one document."""
        wanted = tuple(f for f in findings if not self.rules or f.rule in self.rules)
        self.tally.add(wanted)
        shown = shown_findings(wanted, everything=self.everything)
        if self.output == "text":
            self._show(stored, shown)
            return
        records = [stored_finding_record(stored, finding, self.lang) for finding in shown]
        if self.output == "json":
            self.records.extend(records)
            return
        for record in records:
            click.echo(json_line(record))

    def finish(self) -> None:
        """Print the summary; JSON lines have none."""
        if self.output == "text":
            show((summary_line(self.tally, "document", self.lang, everything=self.everything),))
        elif self.output == "json":
            counts = {severity: self.tally.severities[severity] for severity in SEVERITIES}
            summary = {"documents": self.tally.texts, "without_error": self.tally.clean, "findings": counts}
            click.echo(json.dumps({"findings": self.records, "summary": summary}, ensure_ascii=False, indent=2))

    def _show(self, stored: StoredDocument, shown: tuple[Finding, ...]) -> None:
        if shown:
            document = stored.document
            show(((Piece(printable(document.title), "bold"),), (Piece(f"  {printable(document.url)}", "dim"),)))
            show(finding_lines(f"#{stored.id}", document.text, shown, self.lang))


def stored_finding_record(stored: StoredDocument, finding: Finding, lang: str) -> dict[str, Any]:
    """The record of `check --format jsonl` with the document's URL, source and row, and the finding's lasting name."""
    origin = {"document": stored.document.url, "source": stored.document.source, "id": stored.id}
    return origin | finding_record(finding, message_in(finding, lang)) | {"fingerprint": finding.fingerprint}
