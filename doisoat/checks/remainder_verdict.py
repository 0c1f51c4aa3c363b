"""What a part and a remainder that do, or do not, make the whole mean (CK-04)."""

from collections.abc import Sequence

from doisoat.checks.arithmetic import judge_sum
from doisoat.checks.conclusion import Judgement, conclude, ratio_figures, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import Operand, obstacle, role_class
from doisoat.checks.reading import Reading
from doisoat.checks.sums import all_same_unit, rounding, sum_message
from doisoat.records import Finding


def remainder_finding(
    reading: Reading, figures: tuple[Figure, ...], total: Operand, parts: Sequence[Operand]
) -> Finding:
    """The finding over Σ parts = total, which the figures state."""
    evidence = ratio_figures(*figures)
    reason = next((r for figure in figures if (r := obstacle(figure))), None)
    outcome = judge_sum([part.number for part in parts], total.number)
    if reason is None and outcome.verdict == "mismatch":
        reason = "target_operand" if len({role_class(figure) for figure in figures}) > 1 else None
        reason = reason or (None if all_same_unit(figures) else "different_unit")
    if reason:
        return conclude(reading, "CK-04", evidence, undecided(reason), undecided_message(reason))
    gap = abs(sum(part.value for part in parts) - total.value)
    rounded = outcome.severity == "error" and gap <= max(map(rounding, (*parts, total))) / 2
    severity = "notice" if rounded else outcome.severity
    judgement = Judgement(verdict=outcome.verdict, severity=severity, strength="S3")
    return conclude(reading, "CK-04", evidence, judgement, sum_message(parts, total))
