"""The lasting name of a finding: the same for the same contradiction, whatever the row or the place in the text."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from doisoat.records.finding import Finding
from doisoat.records.mention import Mention


def document_key(source: str, url: str) -> str:
    """What identifies a document across databases: its source and its canonical URL (or `sha256:…`)."""
    return f"{source} {url}"


def with_fingerprints(document_keys: str | Iterable[str], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, each with its fingerprint of 32 hex digits.

    It hashes the rule, the sorted keys of the documents (one, or all that the findings span), the sorted
    kind:value:unit of the evidence, and the ordinal among equals, counted in the order of the text. Where there is no
    evidence the words that the finding spans stand in its place, however they are broken into lines and cells.
    """
    keys = sorted([document_keys] if isinstance(document_keys, str) else document_keys)
    seen: Counter[tuple[str, ...]] = Counter()
    prints: dict[int, str] = {}
    for index in sorted(range(len(findings)), key=lambda i: (findings[i].start, findings[i].end)):
        name = (findings[index].rule, *_ground(findings[index]))
        prints[index] = _digest([keys, *name, seen[name]])
        seen[name] += 1
    return tuple(replace(finding, fingerprint=prints[index]) for index, finding in enumerate(findings))


def _ground(finding: Finding) -> list[str]:
    return sorted(map(_figure, finding.evidence)) or [" ".join(finding.surface.split())]


def _figure(mention: Mention) -> str:
    value = ",".join(map(str, mention.value)) if isinstance(mention.value, tuple) else mention.value or ""
    unit = (mention.quantity and mention.quantity.unit) or ""
    return f"{mention.kind}:{value}:{unit}"


def _digest(parts: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]
