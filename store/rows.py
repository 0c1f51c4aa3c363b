"""Records as rows, and rows as records again: one pair of functions a noun, the columns of each in one place."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from doisoat.records import Attachment, Document, Finding, Interval, Mention
from doisoat.records.decision import DecisionPart, Procedure
from doisoat.records.telling import Telling
from doisoat.records.wire import details_text, mention_from, plain

DOCUMENT_COLUMNS = (
    *("source", "url", "kind", "number", "issued_on", "title", "lead", "body", "text", "title_end", "lead_end"),
    *("author", "province", "published_at", "published_source", "attachments", "sha256", "demo", "issuer", "signer"),
    "layout",
)
#: What is kept of an earlier state; the rest does not change.
VERSION_COLUMNS = (
    *("number", "issued_on", "title", "lead", "body", "text", "title_end", "lead_end"),
    *("author", "published_at", "published_source", "attachments", "sha256", "issuer", "signer"),
)
MENTION_COLUMNS = (
    *("kind", "surface", "start_at", "end_at", "value", "value_num", "unit", "lo", "hi", "lo_incl", "hi_incl"),
    *("op", "role", "details"),
)
FINDING_COLUMNS = (
    *("rule", "verdict", "severity", "reason", "diagnosis", "computed", "reading", "strength", "denominator"),
    *("sentence", "sentence_start", "start_at", "end_at", "surface", "message_vi", "message_en", "fingerprint"),
)
PART_COLUMNS = ("kind", "value", "start_at", "end_at")
PROCEDURE_COLUMNS = ("list", "heading", "number", "name", "field", "level", "code", "start_at", "end_at")
TELLING_COLUMNS = ("scope", "key", "start_at", "end_at", "said", "certain", "settled")
_SAME_NAME = ("rule", "verdict", "severity", "reason", "reading", "strength", "sentence", "sentence_start", "surface")
_SAME_OF_PROCEDURE = PROCEDURE_COLUMNS[:-2]
_MESSAGES = ("message_vi", "message_en", "fingerprint")


def document_row(document: Document) -> tuple[Any, ...]:
    """Values for `DOCUMENT_COLUMNS`; times and days in ISO 8601, attachments as a JSON list."""
    row = {name: getattr(document, name) for name in DOCUMENT_COLUMNS}
    row["issued_on"] = document.issued_on and document.issued_on.isoformat()
    row["published_at"] = document.published_at and document.published_at.isoformat()
    row["attachments"] = json.dumps([asdict(a) for a in document.attachments], ensure_ascii=False)
    row["demo"] = int(document.demo)
    return tuple(row.values())


def document_from(row: sqlite3.Row) -> Document:
    """The document that `document_row` took apart."""
    values = {name: row[name] for name in DOCUMENT_COLUMNS}
    values["issued_on"] = values["issued_on"] and date.fromisoformat(values["issued_on"])
    values["published_at"] = values["published_at"] and datetime.fromisoformat(values["published_at"])
    values["attachments"] = tuple(Attachment(**a) for a in json.loads(values["attachments"]))
    values["demo"] = bool(values["demo"])
    return Document(**values)


def mention_row(mention: Mention) -> tuple[Any, ...]:
    """Values for `MENTION_COLUMNS`. `details` holds everything; the other columns repeat what queries ask for."""
    value = ",".join(map(str, mention.value)) if isinstance(mention.value, tuple) else mention.value
    quantity, interval = mention.quantity, mention.quantity and mention.quantity.interval
    said = quantity or mention.moment
    return (
        *(mention.kind, mention.surface, mention.start, mention.end, value, _real(mention)),
        (quantity.unit or quantity.currency) if quantity else None,
        *(_ends(interval) if interval else (None, None, None, None)),
        said.op if said else None,
        quantity.role if quantity else mention.reference and mention.reference.role,
        details_text(mention),
    )


def mention_of(row: sqlite3.Row) -> Mention:
    """The mention that `mention_row` took apart."""
    return mention_from(row["kind"], row["surface"], row["start_at"], row["end_at"], row["value"], row["details"])


def finding_row(finding: Finding) -> tuple[Any, ...]:
    """Values for `FINDING_COLUMNS`; several diagnoses stand in one text, divided by `; `."""
    other = {
        "diagnosis": "; ".join(finding.diagnosis) or None,
        "computed": _text(finding.computed),
        "denominator": _text(finding.denominator),
        "start_at": finding.start,
        "end_at": finding.end,
    }
    return tuple(other[name] if name in other else getattr(finding, name) for name in FINDING_COLUMNS)


def finding_from(row: sqlite3.Row, evidence: Sequence[Mention]) -> Finding:
    """The finding that `finding_row` took apart, with the mentions its evidence rows point at."""
    return Finding(
        **{name: row[name] for name in _SAME_NAME + _MESSAGES},
        evidence=tuple(evidence),
        start=row["start_at"],
        end=row["end_at"],
        diagnosis=tuple(row["diagnosis"].split("; ")) if row["diagnosis"] else (),
        computed=_number(row["computed"]),
        denominator=_number(row["denominator"]),
    )


def telling_row(telling: Telling) -> tuple[Any, ...]:
    """Values for `TELLING_COLUMNS`."""
    settled = telling.settled and telling.settled.isoformat()
    return (
        *(telling.scope, telling.key, telling.start, telling.end, telling.said, int(telling.certain)),
        settled,
    )


def telling_from(row: sqlite3.Row) -> Telling:
    """The telling that `telling_row` took apart."""
    return Telling(
        scope=row["scope"],
        key=row["key"],
        start=row["start_at"],
        end=row["end_at"],
        said=row["said"],
        certain=bool(row["certain"]),
        settled=row["settled"] and date.fromisoformat(row["settled"]),
    )


def part_row(part: DecisionPart) -> tuple[Any, ...]:
    """Values for `PART_COLUMNS`."""
    return part.kind, part.value, part.start, part.end


def part_from(row: sqlite3.Row) -> DecisionPart:
    """The part that `part_row` took apart."""
    return DecisionPart(kind=row["kind"], value=row["value"], start=row["start_at"], end=row["end_at"])


def procedure_row(procedure: Procedure) -> tuple[Any, ...]:
    """Values for `PROCEDURE_COLUMNS`."""
    return (*(getattr(procedure, name) for name in _SAME_OF_PROCEDURE), procedure.start, procedure.end)


def procedure_from(row: sqlite3.Row) -> Procedure:
    """The row of a list that `procedure_row` took apart."""
    same = {name: row[name] for name in _SAME_OF_PROCEDURE}
    return Procedure(**same, start=row["start_at"], end=row["end_at"])


def _real(mention: Mention) -> float | None:
    """The number to sort and average by: a fraction gives its quotient, a range or a rank its first number."""
    quantity = mention.quantity
    if quantity is None or quantity.amount is None:
        return None
    if mention.kind == "fraction":
        return float(quantity.amount / quantity.second) if quantity.second else None
    return float(quantity.amount)


def _ends(interval: Interval) -> tuple[str | None, str | None, int, int]:
    return _text(interval.lo), _text(interval.hi), int(interval.lo_incl), int(interval.hi_incl)


def _text(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
