"""What a failed or fitting sum of parts means, by how exhaustive the list is (domain 7.2, 7.4, 7.5)."""

import re
from collections.abc import Sequence
from fractions import Fraction

from doisoat.checks.arithmetic import Outcome, judge_sum
from doisoat.checks.classes import by_government_level, closed_set, cumulative, dimensions, may_overlap
from doisoat.checks.conclusion import Judgement, Message, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, joined, sum_text, undecided_message, vietnamese
from doisoat.checks.misprint import misprint_message, slips_of_sum
from doisoat.checks.operands import Operand, obstacle, operand, role_class
from doisoat.checks.partition import Partition
from doisoat.checks.passage import words_after, words_before
from doisoat.checks.units import RELATED, SAME, kinship, loosely_related

_RECEIVED = ("tiep_nhan",)
_RESOLVED = re.compile(r"giải quyết|xử lý|trả kết quả|đến hạn")


def judge_partition(partition: Partition) -> tuple[Judgement, Message] | None:
    """The verdict over Σ items = total; None where the figures are no numbers."""
    whole = partition.here.figures[partition.total]
    figures = (whole, *(item.figure for item in partition.items))
    numbers = [number for figure in figures if (number := operand(figure)) is not None]
    if len(numbers) < len(figures):
        return None
    total, *parts = numbers
    reason = next((r for f in figures if (r := obstacle(f))), None)
    if reason:
        return undecided(reason, strength=partition.strength), undecided_message(reason)
    outcome = judge_sum([part.number for part in parts], total.number)
    if outcome.verdict != "mismatch":
        judgement = Judgement(verdict=outcome.verdict, severity="ok", strength=partition.strength)
        return judgement, sum_message(parts, total)
    return _failed(partition, figures, parts, total, outcome)


def _failed(
    partition: Partition, figures: Sequence[Figure], parts: list[Operand], total: Operand, outcome: Outcome
) -> tuple[Judgement, Message]:
    found = outcome.exact or Fraction(0)
    slips = slips_of_sum([part.value for part in parts], total.value)
    slip = slips[0] if len(slips) == 1 else None
    reason, severity = _reason(partition, figures, more=found > total.value)
    if severity in ("error", "warning") and not slips:
        reason, severity = _softened(reason, severity, found, parts, total)
    if severity is None:
        return undecided(reason or "non_exhaustive", strength=partition.strength), undecided_message(
            reason or "non_exhaustive"
        )
    judgement = Judgement(
        verdict="mismatch",
        severity=severity,
        reason=reason,
        strength=partition.strength,
        diagnosis=(slip.kind,) if slip else (),
    )
    lines = [sum_message(parts, total)] + ([misprint_message(slip)] if slip else [])
    if reason == "overlap_possible":
        lines.append(
            Message(
                "một thủ tục, hồ sơ có thể được tính ở nhiều cấp, nhiều nhóm",
                "one item may be counted in several groups",
            )
        )
    return judgement, joined(lines)


def _reason(partition: Partition, figures: Sequence[Figure], *, more: bool) -> tuple[str | None, str | None]:
    """The reason and the severity of a sum that fails; no severity where nothing can be said."""
    barred = _barred(partition, figures)
    if barred:
        return barred, None
    labels = [item.label for item in partition.items]
    if by_government_level(labels):
        return "overlap_possible", "notice"
    if partition.strength == "S3-bins":
        return None, "warning"
    if partition.strength == "S3":
        related = any(kinship(figures[0], other) == RELATED for other in figures[1:])
        pending = not more and "timeliness" in dimensions(labels) and not _said_resolved(partition)
        return None, "warning" if related or pending else "error"
    announced = partition.colon or bool(dimensions(labels))
    if not announced:
        return ("overlap_possible" if more else "non_exhaustive"), None
    return (None, "warning") if more else ("non_exhaustive", "notice")


def _softened(
    reason: str | None, severity: str, found: Fraction, parts: Sequence[Operand], total: Operand
) -> tuple[str | None, str | None]:
    """What is left of a contradiction that no single slip explains.

    Parts may be told in round thousands; parts that make far too much or too little may overlap or belong elsewhere.
    """
    gap = abs(found - total.value)
    if gap <= max(map(rounding, (*parts, total))) / 2:
        return reason, "notice"
    if 2 * found >= 3 * total.value:
        return "overlap_possible", None
    return reason, "warning" if 4 * gap > total.value else severity


def rounding(number: Operand) -> Fraction:
    """What a count in round thousands may have been rounded to; 0 for every other, and where a last place is known."""
    step = Fraction(1000)
    if number.number.ulp or number.value == 0 or number.value % step:
        return Fraction(0)
    while number.value % (10 * step) == 0:
        step *= 10
    return step


def _said_resolved(partition: Partition) -> bool:
    """Whether the total is said to be files resolved: of others some may still be within their time."""
    here = partition.here
    quantity = here.figures[partition.total].mention.quantity
    said = words_before(here, partition.total) + words_after(here, partition.total)
    return (quantity is not None and quantity.state == "giai_quyet") or bool(_RESOLVED.search(said))


def _barred(partition: Partition, figures: Sequence[Figure]) -> str | None:
    """The reason why an inexact sum says nothing at all."""
    labels = [item.label for item in partition.items]
    if len({role_class(figure) for figure in figures}) > 1:
        return "target_operand"
    if cumulative(labels):
        return "cumulative_levels"
    if may_overlap(labels) or (closed_set(labels) is None and len(dimensions(labels)) > 1):
        return "overlap_possible"
    if any(loosely_related(figures[0], other) for other in figures[1:]):
        return "different_unit"
    state = figures[0].mention.quantity.state if figures[0].mention.quantity else None
    if "timeliness" in dimensions(labels) and state in _RECEIVED:
        return "different_qualifier"
    return "non_exhaustive" if partition.strength == "S1" else None


def sum_message(parts: Sequence[Operand], total: Operand) -> Message:
    """`901 + 178 + 53 = 1.132; văn bản ghi 1.100 (lệch 32)`."""
    return sum_line([part.value for part in parts], total.value)


def sum_line(parts: Sequence[Fraction], total: Fraction) -> Message:
    """The same over plain numbers."""
    found = sum(parts, Fraction(0))
    numbers = (sum_text(parts), vietnamese(found), vietnamese(total))
    if found == total:
        return both("{0} = {1}; văn bản ghi {2}: khớp", "{0} = {1}; the text says {2}: consistent", *numbers)
    gap = vietnamese(abs(found - total))
    vi, en = ("thừa", "too much") if found > total else ("thiếu", "missing")
    return both(
        f"{{0}} = {{1}}; văn bản ghi {{2}} ({vi} {{3}})",
        f"{{0}} = {{1}}; the text says {{2}} ({{3}} {en})",
        *numbers,
        gap,
    )


def all_same_unit(figures: Sequence[Figure]) -> bool:
    """Whether all figures count the same thing as the first."""
    return all(kinship(figures[0], other) == SAME for other in figures[1:])
