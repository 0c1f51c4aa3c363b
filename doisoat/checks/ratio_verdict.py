"""The verdict over a ratio and its percentage, with severity, diagnoses and messages (domain 7.1, 7.3, 7.5)."""

from fractions import Fraction

from doisoat.checks.arithmetic import (
    Outcome,
    half_up,
    implied_denominators,
    implied_numerators,
    judge_rate,
)
from doisoat.checks.conclusion import Judgement, Message, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.hedges import judge_hedged
from doisoat.checks.messages import both, bounds_text, joined, undecided_message, vietnamese
from doisoat.checks.misprint import misprint_message, misprinted_ratio
from doisoat.checks.operands import Operand, amount_of, decimals_of, obstacle, role_class
from doisoat.checks.power import weakness

Verdict = tuple[Judgement, Message]


def judge_ratio(part: Operand, whole: Operand, percent: Figure) -> Verdict:
    """A/B against the printed rate P, every sure and explicit."""
    reason = _obstacle(part, whole, percent)
    if reason:
        return undecided(reason), undecided_message(reason)
    exact = 100 * part.value / whole.value
    hedged = _hedged(percent)
    if hedged:
        outcome = judge_hedged(exact, percent)
    else:
        outcome = judge_rate(part.number, whole.number, amount_of(percent), decimals_of(percent))
    if outcome.verdict == "mismatch" and percent.mention.quantity and percent.mention.quantity.exact is not None:
        outcome = Outcome("mismatch", "notice", exact, "hedge_loose")  # `một phần ba` is no measurement
    if hedged and outcome.verdict == "match" and exact > 100 >= amount_of(percent):
        outcome = Outcome("mismatch", "error", exact, "part_exceeds_whole")
    if outcome.verdict == "mismatch" and len({role_class(f) for f in (part.figure, whole.figure, percent)}) > 1:
        return undecided("target_operand"), undecided_message("target_operand")
    judgement = Judgement(
        verdict=outcome.verdict,
        severity=outcome.severity,
        reason=outcome.reason,
        computed=half_up(exact, max(1, decimals_of(percent))),
        diagnosis=() if hedged else _implied(part, whole, percent, outcome),
    )
    message = ratio_message(part.value, whole.value, percent, outcome)
    if hedged or outcome.verdict == "mismatch":
        return judgement, message
    return judgement, joined((message, *weakness(part.number, whole.number, decimals_of(percent))))


def _hedged(percent: Figure) -> bool:
    return percent.mention.quantity is not None and percent.mention.quantity.op != "eq"


def lowered(verdict: Verdict, reason: str) -> Verdict:
    """A mismatch that another base may explain: at most a warning."""
    judgement, message = verdict
    if judgement.verdict != "mismatch":
        return verdict
    severity = "warning" if judgement.severity == "error" else judgement.severity
    return (
        Judgement(
            verdict="mismatch",
            severity=severity,
            reason=reason,
            diagnosis=judgement.diagnosis,
            computed=judgement.computed,
        ),
        joined((message, _DOUBT[reason])),
    )


_DOUBT = {
    "different_denominator": Message(
        "tỷ lệ này có thể được tính trên một tổng số khác với tổng số đã nêu",
        "the rate may have been computed on another base than the one stated",
    )
}


def ratio_message(part: Fraction, whole: Fraction, percent: Figure, outcome: Outcome) -> Message:
    """`901 / 1.499 = 60,1 %; văn bản ghi 70,8 % (lệch 10,7 điểm phần trăm)`, and what would make it right."""
    exact, places = 100 * part / whole, max(1, decimals_of(percent))
    printed = vietnamese(amount_of(percent), decimals_of(percent))
    shown = places if outcome.verdict in ("match", "match_interval", "mismatch") else places + 2
    ratio = (vietnamese(part), vietnamese(whole), vietnamese(exact, shown), printed)
    if outcome.verdict != "mismatch":
        if _hedged(percent):
            said = percent.mention.surface
            line = both(*_AGREEING["hedged"], *ratio)
            return Message(line.vi.replace("§", said), line.en.replace("§", said))
        return both(*_AGREEING[outcome.reason or outcome.verdict], *ratio)
    if outcome.reason in ("hedge_direction", "hedge_loose"):
        hedged = percent.mention.surface
        line = both(*_HEDGED[outcome.reason], *ratio)
        return Message(line.vi.replace("§", hedged), line.en.replace("§", hedged))
    distance = vietnamese(abs(exact - Fraction(amount_of(percent))), places)
    lines = [both(*_CONTRADICTING, *ratio, distance), *_way_out(part, whole, percent)]
    slip = misprinted_ratio(part, whole, amount_of(percent), decimals_of(percent))
    return joined([*lines, misprint_message(slip)] if slip else lines)


_CONTRADICTING = (
    "{0} / {1} = {2} %; văn bản ghi {3} % (lệch {4} điểm phần trăm)",
    "{0} / {1} = {2} %; the text says {3} % ({4} percentage points off)",
)
_AGREEING = {
    "match": ("{0} / {1} = {2} %; văn bản ghi {3} %: khớp", "{0} / {1} = {2} %; the text says {3} %: consistent"),
    "hedged": ("{0} / {1} = {2} %; văn bản ghi “§”: khớp", "{0} / {1} = {2} %; the text says “§”: consistent"),
    "match_interval": (
        "{0} / {1} ≈ {2} % (số đã làm tròn); văn bản ghi {3} %: khớp",
        "{0} / {1} ≈ {2} % (rounded figures); the text says {3} %: consistent",
    ),
    "match_truncated": (
        "{0} / {1} = {2} %; văn bản ghi {3} %: bỏ phần lẻ, không làm tròn",
        "{0} / {1} = {2} %; the text says {3} %: cut off instead of rounded",
    ),
    "off_by_ulp": (
        "{0} / {1} = {2} %; văn bản ghi {3} %: lệch chưa tới một đơn vị của chữ số cuối",
        "{0} / {1} = {2} %; the text says {3} %: off by less than one in the last digit",
    ),
    "rounds_to_100": (
        "{0} / {1} = {2} %; văn bản ghi {3} %: chỉ đúng khi làm tròn, thực tế chưa đủ 100 %",
        "{0} / {1} = {2} %; the text says {3} %: right only by rounding, it is not quite all",
    ),
}
_HEDGED = {
    "hedge_direction": ("{0} / {1} = {2} %; văn bản ghi “§”", "{0} / {1} = {2} %; the text says “§”"),
    "hedge_loose": (
        "{0} / {1} = {2} %; văn bản ghi “§”: cách khá xa",
        "{0} / {1} = {2} %; the text says “§”: rather far away",
    ),
}


def _obstacle(part: Operand, whole: Operand, percent: Figure) -> str | None:
    for figure in (part.figure, whole.figure):
        if reason := obstacle(figure):
            return reason
    quantity = percent.mention.quantity
    if quantity is None or quantity.amount is None or quantity.second is not None:
        return "hedged_operand"
    return "ambiguous_number" if "ambiguous" in percent.mention.flags else None


def _whole_operands(part: Fraction, whole: Fraction) -> bool:
    return part.denominator == 1 and whole.denominator == 1


def _implied(part: Operand, whole: Operand, percent: Figure, outcome: Outcome) -> tuple[str, ...]:
    if outcome.verdict != "mismatch" or not _whole_operands(part.value, whole.value):
        return ()
    amount, decimals = amount_of(percent), decimals_of(percent)
    below = implied_denominators(part.value, amount, decimals)
    above = implied_numerators(whole.value, amount, decimals)
    texts = []
    for name, bounds in (("implied_denominator", below), ("implied_numerator", above)):
        if bounds is not None:
            same = bounds.first == bounds.last
            texts.append(f"{name}={bounds.first}" if same else f"{name}={bounds.first}..{bounds.last}")
    slip = misprinted_ratio(part.value, whole.value, amount, decimals)
    if slip is not None:
        texts.append(slip.kind)
    return tuple(texts)


def _way_out(part: Fraction, whole: Fraction, percent: Figure) -> list[Message]:
    if not _whole_operands(part, whole):
        return []
    amount, decimals = amount_of(percent), decimals_of(percent)
    below = implied_denominators(part, amount, decimals)
    above = implied_numerators(whole, amount, decimals)
    printed = vietnamese(amount, decimals)
    if below and above:
        template = (
            "{0} % chỉ đúng với mẫu số {1}, hoặc tử số {2}",
            "{0} % would need the denominator {1}, or the numerator {2}",
        )
        return [both(*template, printed, bounds_text(below), bounds_text(above))]
    if below or above:
        vi, en = ("mẫu số", "denominator") if below else ("tử số", "numerator")
        bounds = below or above
        assert bounds is not None  # noqa: S101  (for the type checker: one of the two holds)
        return [
            both(f"{{0}} % chỉ đúng với {vi} {{1}}", f"{{0}} % would need the {en} {{1}}", printed, bounds_text(bounds))
        ]
    return []
