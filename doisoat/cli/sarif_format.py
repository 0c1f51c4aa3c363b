"""Findings of stored documents as SARIF 2.1.0, one result a finding, for tools that show results of analyses."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import click

from doisoat.checks.register import ALL_RULES
from doisoat.cli.baseline import Entry
from doisoat.cli.findings_text import message_in
from doisoat.cli.printer import Told
from doisoat.cli.rules import RULES
from doisoat.cli.tally import Tally
from doisoat.records import Document, Finding
from doisoat.records.wire import plain
from store.documents import StoredDocument

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Which hash `partialFingerprints` holds; another way to make it gets another name.
FINGERPRINT = "doisoat/v1"
#: The severity as `kind` and `level`; a level beside "none" goes with the kind "fail" only (SARIF 3.27.10).
_LEVELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "error": ("fail", "error"),
        "warning": ("fail", "warning"),
        "notice": ("fail", "note"),
        "info": ("open", "none"),
        "ok": ("pass", "none"),
    }
)


@dataclass(frozen=True, slots=True)
class SarifPrinter:
    """One log with one run, at the end; messages and rules in the user's language, places as lines and code points."""

    lang: str
    results: list[Mapping[str, Any]] = field(default_factory=list)

    def begin(self) -> None:
        """Nothing comes first."""

    def tell(self, stored: StoredDocument, told: Sequence[Told]) -> None:
        """Keep them for the end."""
        self.results.extend(_result(stored.document, one, self.lang) for one in told)

    def finish(self, tally: Tally) -> None:  # noqa: ARG002 - a log has no counts
        """Print the log."""
        run = {
            "tool": {"driver": _driver(self.lang)},
            "language": self.lang,
            "columnKind": "unicodeCodePoints",
            "results": self.results,
        }
        click.echo(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2))


def _driver(lang: str) -> Mapping[str, Any]:
    return {"name": "doisoat", "version": version("doisoat"), "rules": [_rule(rule, lang) for rule in RULES]}


def _rule(rule: str, lang: str) -> Mapping[str, Any]:
    """What the checks that speak for a rule say of it."""
    checks = [check for check in ALL_RULES if rule in check.rules]
    titles = [check.title_vi if lang == "vi" else check.title_en for check in checks]
    reasons = [check.why_vi if lang == "vi" else check.why_en for check in checks]
    return {
        "id": rule,
        "shortDescription": {"text": "; ".join(dict.fromkeys(titles))},
        "fullDescription": {"text": " ".join(dict.fromkeys(reasons))},
    }


def _result(document: Document, told: Told, lang: str) -> Mapping[str, Any]:
    finding = told.finding
    kind, level = _LEVELS[finding.severity]
    related = [_location(document, m.start, m.end, m.surface) for m in finding.evidence]
    return {
        "ruleId": finding.rule,
        "ruleIndex": RULES.index(finding.rule),
        "kind": kind,
        "level": level,
        "message": {"text": message_in(finding, lang)},
        "locations": [_location(document, finding.start, finding.end, finding.surface)],
        "relatedLocations": [{"id": number, **location} for number, location in enumerate(related, 1)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": _properties(document, finding),
        **_judgement(told.entry),
    }


def _location(document: Document, start: int, end: int, surface: str) -> dict[str, Any]:
    """A place by character and by line; lines and columns count from 1, the end column is the one behind."""
    region = {
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": surface},
        **_position(document.text, start, "start"),
        **_position(document.text, end, "end"),
    }
    address = quote(document.url, safe=":/?#[]@!$&'()*+,;=%~")
    return {"physicalLocation": {"artifactLocation": {"uri": address}, "region": region}}


def _position(text: str, offset: int, which: str) -> dict[str, int]:
    line_begin = text.rfind("\n", 0, offset) + 1
    return {f"{which}Line": text.count("\n", 0, offset) + 1, f"{which}Column": offset - line_begin + 1}


def _properties(document: Document, finding: Finding) -> Mapping[str, Any]:
    stated = {
        "source": document.source,
        "title": document.title,
        "verdict": finding.verdict,
        "reason": finding.reason,
        "diagnosis": list(finding.diagnosis),
        "page": document.page_at(finding.start),
        "computed": None if finding.computed is None else plain(finding.computed),
    }
    return {name: value for name, value in stated.items() if value}


def _judgement(entry: Entry | None) -> Mapping[str, Any]:
    """A finding that an editor has judged is a suppressed result."""
    if entry is None:
        return {}
    reason = f"{entry.status}: {entry.note}" if entry.note else entry.status
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": reason}]}
