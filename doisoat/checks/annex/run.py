"""All checks over the lists of one decision."""

from doisoat.checks.annex import level_totals, numbering, row_counts
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import DecisionStructure

_CHECKS = (row_counts.find, numbering.find, level_totals.find)


def find_in_decision(reading: Reading, structure: DecisionStructure) -> tuple[Finding, ...]:
    """What the checks say of the rows of a decision, sorted by place; `structure` is that of the reading's text."""
    if not structure.procedures:
        return ()
    found = (finding for find in _CHECKS for finding in find(reading, structure))
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))
