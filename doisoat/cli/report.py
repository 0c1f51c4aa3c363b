"""What `validate` and `demo` tell of stored documents: chosen, held against the baseline, counted, printed."""

from dataclasses import dataclass, field

from doisoat.cli.baseline import Baseline, Entry
from doisoat.cli.baseline_review import can_be_judged, entry_of
from doisoat.cli.findings_text import shown_findings
from doisoat.cli.printer import Printer, Told
from doisoat.cli.rules import Selection
from doisoat.cli.tally import Tally
from doisoat.records import Finding
from store.documents import StoredDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`everything` prints the consistent, the undecided and the known ones too.

    `found` gathers the findings a baseline can hold, as entries without a status, by fingerprint; `checked` the
    source and URL of every document.
    """

    printer: Printer
    everything: bool = False
    selection: Selection = field(default_factory=Selection)
    baseline: Baseline = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    found: dict[str, Entry] = field(default_factory=dict)
    checked: set[tuple[str, str]] = field(default_factory=set)

    def tell(self, stored: StoredDocument, findings: tuple[Finding, ...]) -> None:
        """Take in what was found in one document and print what is to be seen of it."""
        document = stored.document
        wanted = self.selection.of(findings)
        self.checked.add((document.source, document.url))
        lasting = [f for f in wanted if can_be_judged(f)]
        self.found.update((f.fingerprint, entry_of(document, f)) for f in lasting)
        self.tally.add(wanted, [f for f in lasting if self._judged(f)])
        shown = shown_findings(wanted, everything=self.everything)
        told = [Told(finding, self._judged(finding)) for finding in shown]
        self.printer.tell(stored, [t for t in told if self.everything or not t.entry])

    def _judged(self, finding: Finding) -> Entry | None:
        """The entry of a finding that an editor has given a status."""
        entry = self.baseline.get(finding.fingerprint)
        return entry if entry and entry.status else None
