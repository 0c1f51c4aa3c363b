"""What an output format is: begun, told of one document after the other, finished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from doisoat.cli.baseline import Entry
from doisoat.cli.findings_text import message_in
from doisoat.cli.tally import Tally
from doisoat.records import Document, Finding
from doisoat.records.wire import finding_record
from store.documents import StoredDocument


class Told(NamedTuple):
    """A finding, and the baseline's entry where an editor has judged it."""

    finding: Finding
    entry: Entry | None = None


class Printer(Protocol):
    """Writes to standard output; machine formats hold nothing else than the findings."""

    def begin(self) -> None:
        """Before the first document, when nothing can be wrong with the options any more."""

    def tell(self, stored: StoredDocument, told: Sequence[Told]) -> None:
        """What one document gave, in the order of its text; often nothing."""

    def finish(self, tally: Tally) -> None:
        """After the last document."""


@dataclass(frozen=True, slots=True)
class SilentPrinter:
    """Prints nothing: only the counts are wanted."""

    def begin(self) -> None:
        """Nothing comes first."""

    def tell(self, stored: StoredDocument, told: Sequence[Told]) -> None:
        """Nothing is told."""

    def finish(self, tally: Tally) -> None:
        """Nothing comes last."""


def told_record(stored: StoredDocument, told: Told, lang: str) -> Mapping[str, Any]:
    """The record of `check --format jsonl` with the document's URL, source and row, and the finding's lasting name."""
    origin = {"document": stored.document.url, "source": stored.document.source, "id": stored.id}
    finding = told.finding
    judged = {"baseline": told.entry.status, "note": told.entry.note} if told.entry else {}
    lasting = {"fingerprint": finding.fingerprint} | place_of(stored.document, finding.start)
    return origin | finding_record(finding, message_in(finding, lang)) | lasting | judged


def place_of(document: Document, offset: int) -> dict[str, int]:
    """The `page` of a place, where the document has pages."""
    page = document.page_at(offset)
    return {} if page is None else {"page": page}
