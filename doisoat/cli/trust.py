"""How far a finding may accuse, by how the document it stands in was read."""

from dataclasses import replace

from doisoat.records import FALLBACK_LAYOUT, Document, Finding


def as_trusted(finding: Finding, document: Document) -> Finding:
    """An error becomes a warning where a page was read without a layout: a line round the article may stand in it.

    What several documents tell differently is never more than a warning.
    """
    if document.layout != FALLBACK_LAYOUT or finding.severity != "error":
        return finding
    return replace(finding, severity="warning", reason=finding.reason or "fallback_layout")
