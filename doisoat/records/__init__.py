"""The nouns of the house: frozen data, no work. Imports the standard library only."""

from doisoat.records.document import FALLBACK_LAYOUT, Attachment, Document
from doisoat.records.finding import Finding
from doisoat.records.mention import Interval, Mention, Moment, Quantity, Reference
from doisoat.records.page import Link, Page, PageOutcome
from doisoat.records.source import Source

__all__ = [
    "FALLBACK_LAYOUT",
    "Attachment",
    "Document",
    "Finding",
    "Interval",
    "Link",
    "Mention",
    "Moment",
    "Page",
    "PageOutcome",
    "Quantity",
    "Reference",
    "Source",
]
