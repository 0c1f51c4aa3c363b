"""How far a finding may accuse, by how the document it stands in was read."""

from dataclasses import replace

from doisoat.records import FALLBACK_LAYOUT, Document, Finding


def as_trusted(finding: Finding, document: Document) -> Finding:
    """An error becomes a warning where the words are less sure than the arithmetic.

    A page that was read without a layout may hold a line that stands round the article; of words recognised in an image
    any digit may be wrong.
    """
    doubt = "ocr" if document.ocr else "fallback_layout" if document.layout == FALLBACK_LAYOUT else None
    if doubt is None or finding.severity != "error":
        return finding
    return replace(finding, severity="warning", reason=finding.reason or doubt)
