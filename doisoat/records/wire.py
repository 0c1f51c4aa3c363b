"""Mentions and findings as the JSON records other programs read (domain specification, 0.1), and back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args, get_type_hints

from doisoat.records.finding import Finding
from doisoat.records.mention import Interval, Mention, Moment, Quantity, Reference

#: Names that the law spells otherwise than our fields, and fields that never leave the program.
_PRINTED = {"maximum": "max"}
_KEPT_IN = {"amount", "second", "interval", "start", "end"}
_DETAILS: Mapping[str, type[Any]] = {"quantity": Quantity, "reference": Reference, "moment": Moment}


def plain(number: Decimal) -> str:
    """The exact decimal without exponent or trailing zeros: `71.9`, `4800000000`."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def mention_record(mention: Mention) -> dict[str, Any]:
    """The JSON object of `read --format jsonl`, without the document's name."""
    record: dict[str, Any] = {
        "kind": mention.kind,
        "surface": mention.surface,
        "start": mention.start,
        "end": mention.end,
        "value": _json(mention.value),
    }
    if mention.level:
        record["level"] = mention.level
    for name in _DETAILS:
        detail = getattr(mention, name)
        if detail is not None:
            record |= _printed_fields(detail)
    if mention.flags:
        record["flags"] = list(mention.flags)
    return record


def finding_record(finding: Finding, message: str) -> dict[str, Any]:
    """The JSON object of `check --format jsonl`, without the document's name."""
    record: dict[str, Any] = {
        "kind": "finding",
        "rule": finding.rule,
        "value": finding.verdict,
        "severity": finding.severity,
        "reason": finding.reason,
        "diagnosis": "; ".join(finding.diagnosis) or None,
        "computed": _json(finding.computed),
        "message": message,
        "surface": finding.surface,
        "start": finding.start,
        "end": finding.end,
        "evidence": [
            {"kind": m.kind, "surface": m.surface, "start": m.start, "end": m.end, "value": _json(m.value)}
            for m in finding.evidence
        ],
    }
    optional = {"reading": finding.reading, "strength": finding.strength, "denominator": _json(finding.denominator)}
    return record | {name: value for name, value in optional.items() if value is not None}


def details_text(mention: Mention) -> str:
    """All that a mention says beside its place and value, as one JSON text: the inverse of `mention_from`."""
    whole = {
        name: {f.name: _json(getattr(detail, f.name)) for f in fields(detail) if getattr(detail, f.name) != f.default}
        for name in _DETAILS
        if (detail := getattr(mention, name)) is not None
    }
    extra = {"flags": list(mention.flags) or None, "level": mention.level}
    value = {"value": list(mention.value)} if isinstance(mention.value, tuple) else {}
    kept = whole | {k: v for k, v in extra.items() if v is not None} | value
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def mention_from(kind: str, surface: str, start: int, end: int, value: str | None, details: str) -> Mention:
    """A mention as it was before `details_text`."""
    kept = json.loads(details)
    return Mention(
        kind=kind,
        surface=surface,
        start=start,
        end=end,
        value=tuple(kept["value"]) if "value" in kept else value,
        flags=tuple(kept.get("flags", ())),
        level=kept.get("level"),
        **{name: _revived(cls, kept[name]) for name, cls in _DETAILS.items() if name in kept},
    )


def _printed_fields(detail: Any) -> dict[str, Any]:
    """The fields that say something, under the names of the law; an interval gives its four ends."""
    interval = getattr(detail, "interval", None)
    record: dict[str, Any] = {}
    if interval is not None:
        record = {name: _json(getattr(interval, name)) for name in ("lo", "lo_incl", "hi", "hi_incl")}
    for f in fields(detail):
        value = getattr(detail, f.name)
        if f.name in _KEPT_IN or value is None or value is False or value == ():
            continue
        record[_PRINTED.get(f.name, f.name)] = _json(value)
    return record


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_json(v) for v in value]
    if isinstance(value, Interval):
        return {f.name: _json(getattr(value, f.name)) for f in fields(value)}
    return value


def _revived(cls: type[Any], kept: Mapping[str, Any]) -> Any:
    readers = _READERS[cls.__name__]
    return cls(
        **{name: readers[name](value) if isinstance(value, str) else _nested(value) for name, value in kept.items()}
    )


def _readers(cls: type[Any]) -> dict[str, Callable[[str], Any]]:
    """For each field of a detail, what makes its value from the printed text."""
    makers: tuple[tuple[type[Any], Callable[[str], Any]], ...] = (
        (Decimal, Decimal),
        (Fraction, Fraction),
        (date, date.fromisoformat),
    )
    hints = {name: {hint, *get_args(hint)} for name, hint in get_type_hints(cls).items()}
    return {name: next((make for made, make in makers if made in wanted), str) for name, wanted in hints.items()}


def _nested(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        ends = {end: Decimal(value[end]) if value.get(end) is not None else None for end in ("lo", "hi")}
        return Interval(**ends, lo_incl=value["lo_incl"], hi_incl=value["hi_incl"])
    return value


_READERS = {cls.__name__: _readers(cls) for cls in _DETAILS.values()}
