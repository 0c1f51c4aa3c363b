"""All checks of an annex over one decision."""

from doisoat.checks.annex import levels_against_rows, numbering, rows_against_count
from doisoat.checks.annex.check import AnnexCheck
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import DecisionStructure

CHECKS: tuple[AnnexCheck, ...] = (rows_against_count.CHECK, numbering.CHECK, levels_against_rows.CHECK)


def find_in_decision(reading: Reading, structure: DecisionStructure) -> tuple[Finding, ...]:
    """What the rows of a decision's lists say of its counts, in the order of the text; nothing where it lists none."""
    if not structure.procedures:
        return ()
    found = (finding for check in CHECKS for finding in check.find(reading, structure))
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))
