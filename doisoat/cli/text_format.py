"""Findings of stored documents for people."""

from collections.abc import Sequence
from dataclasses import dataclass

from doisoat.cli.baseline import Entry
from doisoat.cli.findings_text import finding_lines
from doisoat.cli.printer import Told
from doisoat.cli.screen import Piece, printable, show
from doisoat.cli.tally import Tally, summary_lines
from store.documents import StoredDocument

_KNOWN = {"vi": "đã biết: {status}", "en": "known: {status}"}
_STATUSES = {
    "vi": {"source-error": "văn bản sai", "extractor-error": "máy đọc sai", "accepted": "chấp nhận"},
    "en": {},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPrinter:
    """Title and address, then the findings; at the end a summary, unless `verbosity` is below 0."""

    lang: str
    everything: bool = False
    verbosity: int = 0

    def begin(self) -> None:
        """Nothing comes first."""

    def tell(self, stored: StoredDocument, told: Sequence[Told]) -> None:
        """Print a document that has something to show."""
        if not told:
            return
        document = stored.document
        show(((Piece(printable(document.title), "bold"),), (Piece(f"  {printable(document.url)}", "dim"),)))
        remarks = {t.finding.fingerprint: _remark(t.entry, self.lang) for t in told if t.entry}
        show(
            finding_lines(
                f"#{stored.id}", document.text, (t.finding for t in told), self.lang, remarks, document.page_at
            )
        )

    def finish(self, tally: Tally) -> None:
        """Print the summary."""
        if self.verbosity >= 0:
            reasons = self.everything or self.verbosity > 0
            show(summary_lines(tally, "document", self.lang, everything=self.everything, reasons=reasons))


def _remark(entry: Entry, lang: str) -> str:
    known = _KNOWN[lang].format(status=_STATUSES[lang].get(entry.status, entry.status))
    return f"{known} — {entry.note}" if entry.note else known
