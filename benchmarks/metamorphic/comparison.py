"""The findings of two writings of one text, held against each other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from benchmarks.metamorphic.rewriting import Rewriting
from benchmarks.metamorphic.subject import Subject, findings_of
from doisoat.records import Finding

_SEVERITIES = ("ok", "info", "notice", "warning", "error")
_ACCUSES = _SEVERITIES.index("notice")


class Said(NamedTuple):
    """All that a finding says, apart from its places and the wording of its figures."""

    rule: str
    values: tuple[str, ...]
    verdict: str
    severity: int
    reason: str | None
    computed: str
    diagnosis: tuple[str, ...]

    def __str__(self) -> str:
        """One line."""
        severity = _SEVERITIES[self.severity]
        return f"{self.rule} {self.verdict} {severity} {self.reason or ''} [{', '.join(self.values)}]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the findings of a text, as counts and, where the property is broken, in words.

    `reasoned`: weakened for a reason that the rewriting gives; `silent`: not told any more, in a sentence that was made
    vague. `lost` and `new` break the property: said before and no longer, an accusation that was not there.
    """

    text: str
    kept: int
    reasoned: int
    silent: int
    lost: tuple[Said, ...]
    new: tuple[Said, ...]


def compared(subject: Subject, before: Sequence[Finding], rewriting: Rewriting, random: Random) -> Comparison | None:
    """The subject rewritten against what was said `before` of it; None where it cannot be rewritten in this way."""
    text = rewriting.rewrite(subject, random)
    if text is None:
        return None
    was = Counter(map(_said, before))
    now = Counter(map(_said, findings_of(text, subject.published)))
    gone, come = was - now, now - was
    vague = Counter(_said(f) for f in before if rewriting.reasons and _stands_at(f, _first_difference(subject, text)))
    touched = list((gone & vague).elements())
    weakened = [said for said in touched if any(_weakens(other, said, rewriting) for other in come)]
    return Comparison(
        text=text,
        kept=(was & now).total(),
        reasoned=len(weakened),
        silent=len(touched) - len(weakened),
        lost=tuple((gone - vague).elements()),
        new=tuple(s for s in come.elements() if s.severity >= _ACCUSES and not _is_milder(s, touched)),
    )


def _weakens(new: Said, old: Said, rewriting: Rewriting) -> bool:
    """The same relation, undecided or judged as a bound for a reason of the rewriting, or met as a bound."""
    same = (new.rule, new.values) == (old.rule, old.values)
    return same and (new.reason in rewriting.reasons or new.severity <= old.severity)


def _is_milder(new: Said, touched: Iterable[Said]) -> bool:
    """Whether no more is said than before, be it under another rule, over the same figures or those that stay exact."""
    return any(set(new.values) <= set(old.values) and new.severity <= old.severity for old in touched)


def _said(finding: Finding) -> Said:
    return Said(
        rule=finding.rule,
        values=tuple(sorted(f"{mention.kind} {mention.value}" for mention in finding.evidence)),
        verdict=finding.verdict,
        severity=_SEVERITIES.index(finding.severity),
        reason=finding.reason,
        computed=str(finding.computed),
        diagnosis=finding.diagnosis,
    )


def _first_difference(subject: Subject, text: str) -> int:
    pairs = enumerate(zip(subject.text, text, strict=False))
    return next((place for place, (one, other) in pairs if one != other), len(text))


def _stands_at(finding: Finding, place: int) -> bool:
    """Whether this place is in what the finding shows."""
    start, end = min(finding.start, finding.sentence_start), finding.sentence_start + len(finding.sentence)
    return start <= place <= max(end, finding.end)
