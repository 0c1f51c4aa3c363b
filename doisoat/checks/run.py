"""All checks over one reading: findings in the order of the text, each relation once."""

from collections.abc import Iterable, Sequence

from doisoat.checks.check import Check
from doisoat.checks.common_cause import wrong_bases
from doisoat.checks.reading import Reading
from doisoat.checks.register import CHECKS
from doisoat.records import Finding

_Place = tuple[int, int]


def find_contradictions(reading: Reading, checks: Sequence[Check] = CHECKS) -> tuple[Finding, ...]:
    """What the checks say of a text: consistent, contradictory and undecided relations, sorted by place.

    Where two checks speak of the same relation, the one registered first is heard.
    """
    by_relation: dict[str, list[Finding]] = {}
    for check in checks:
        by_relation.setdefault(check.relation, []).extend(check.find(reading))
    kept = [finding for found in by_relation.values() for finding in _each_once(found)]
    kept.sort(key=lambda f: (f.start, f.end, f.rule))
    return tuple(sorted((*kept, *wrong_bases(kept)), key=lambda f: (f.start, f.end, f.rule)))


def _each_once(found: Iterable[Finding]) -> list[Finding]:
    """Without the findings over the figures of an earlier one, or over a part of them; decided ones come first."""
    kept: list[Finding] = []
    users: dict[_Place, list[frozenset[_Place]]] = {}
    for finding in sorted(found, key=lambda f: f.verdict == "skip"):
        places = frozenset((mention.start, mention.end) for mention in finding.evidence)
        rivals = [other for place in places for other in users.get(place, ())]
        if any(places <= other or other <= places for other in rivals):
            continue
        kept.append(finding)
        for place in places:
            users.setdefault(place, []).append(places)
    return kept
