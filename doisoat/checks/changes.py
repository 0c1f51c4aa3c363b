"""A stated change between two figures: growth, points, factor or difference (domain 7.1, CK-09)."""

from fractions import Fraction

from doisoat.checks.arithmetic import Outcome, half_up, judge_growth, judge_percent
from doisoat.checks.conclusion import Judgement, Message, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.operands import Operand, amount_of, decimals_of, obstacle, operand

#: `tăng 200%` is also said of what became 200 %.
_TWICE = 100
_CONSISTENT = ("match", "match_truncated", "off_by_ulp", "match_interval")
_FITTING = ("match", "match_interval")


def judge_change(new: Figure, change: Figure, base: Figure) -> tuple[Judgement, Message] | None:
    """`new` is said to differ from `base` by `change`; None where the figures are no numbers."""
    reason = obstacle(new) or obstacle(base) or _inexact(change)
    after, before = operand(new), operand(base)
    if reason:
        return undecided(reason), undecided_message(reason)
    if after is None or before is None or before.value <= 0:
        return None
    if wrong := _direction(after, before, change):
        return wrong
    unit = (change.mention.quantity.unit if change.mention.quantity else None) or ""
    if new.mark == "P":
        return _between_rates(after, before, change, unit)
    return _between_amounts(after, before, change, unit)


def _between_amounts(after: Operand, before: Operand, change: Figure, unit: str) -> tuple[Judgement, Message]:
    if unit == "factor":
        return _factor(after, before, change)
    if unit.startswith("percent"):
        outcome = judge_growth(after.number, before.number, amount_of(change), decimals_of(change))
        return _grown(after, before, change, outcome)
    return _difference(after, before, change)


def _inexact(change: Figure) -> str | None:
    quantity = change.mention.quantity
    if quantity is None or quantity.amount is None or quantity.second is not None:
        return "missing_operand"
    if "ambiguous" in change.mention.flags:
        return "ambiguous_number"
    return "hedged_operand" if quantity.op != "eq" else None


def _direction(after: Operand, before: Operand, change: Figure) -> tuple[Judgement, Message] | None:
    """A rise that falls, or a fall that rises; only where both numbers are exact."""
    direction = change.mention.quantity.direction if change.mention.quantity else None
    if direction not in ("up", "down") or after.number.ulp or before.number.ulp or amount_of(change) == 0:
        return None
    if after.value == before.value or (after.value > before.value) == (direction == "up"):
        return None
    numbers = (vietnamese(before.value), vietnamese(after.value))
    word = {"up": ("tăng", "up"), "down": ("giảm", "down")}[direction]
    message = both(
        f"từ {{0}} đến {{1}}, văn bản ghi {word[0]}", f"from {{0}} to {{1}}, the text says {word[1]}", *numbers
    )
    return Judgement(verdict="mismatch", severity="error"), message


def _grown(after: Operand, before: Operand, change: Figure, outcome: Outcome) -> tuple[Judgement, Message]:
    exact = abs(100 * (after.value - before.value) / before.value)
    places = max(1, decimals_of(change))
    stated = vietnamese(amount_of(change), decimals_of(change))
    numbers = (vietnamese(after.value), vietnamese(before.value), vietnamese(exact, places), stated)
    ending = (": khớp", ": consistent") if outcome.verdict in _FITTING else ("", "")
    message = both(
        f"({{0}} − {{1}}) / {{1}} = {{2}} %; văn bản ghi {{3}} %{ending[0]}",
        f"({{0}} − {{1}}) / {{1}} = {{2}} %; the text says {{3}} %{ending[1]}",
        *numbers,
    )
    computed = half_up(exact, places)
    if outcome.verdict == "mismatch" and outcome.severity == "error" and amount_of(change) >= _TWICE:
        return Judgement(verdict="mismatch", severity="warning", computed=computed), message
    reason = None if outcome.reason == "rounds_to_100" else outcome.reason
    severity = "ok" if outcome.reason == "rounds_to_100" else outcome.severity
    return Judgement(verdict=outcome.verdict, severity=severity, reason=reason, computed=computed), message


def _between_rates(after: Operand, before: Operand, change: Figure, unit: str) -> tuple[Judgement, Message]:
    """Points are the natural reading between two rates; `%` for points is a matter of wording."""
    stated, points = Fraction(amount_of(change)), abs(after.value - before.value)
    shown = vietnamese(points)
    numbers = (vietnamese(max(after.value, before.value)), vietnamese(min(after.value, before.value)), shown)
    if points == stated:
        vi, en = "{0} − {1} = {2} điểm phần trăm: khớp", "{0} − {1} = {2} percentage points: consistent"
        worded = unit != "pp"
        judgement = Judgement(
            verdict="match",
            severity="notice" if worded else "ok",
            reason="pp_written_as_percent" if worded else None,
            reading="pp",
        )
        return judgement, both(vi, en, *numbers)
    if unit != "pp":
        outcome = judge_growth(after.number, before.number, amount_of(change), decimals_of(change))
        if outcome.verdict in _CONSISTENT:
            return _grown(after, before, change, outcome)
    within = abs(points - stated) <= (after.number.ulp + before.number.ulp) / 2 + Fraction(
        1, 2 * 10 ** decimals_of(change)
    )
    stated_text = vietnamese(amount_of(change), decimals_of(change))
    template = ("{0} − {1} = {2} điểm phần trăm; văn bản ghi {3}", "{0} − {1} = {2} points; the text says {3}")
    if within:
        return Judgement(verdict="match_interval", severity="ok", reading="pp"), both(*template, *numbers, stated_text)
    computed = half_up(points, max(1, decimals_of(change)))
    return Judgement(verdict="mismatch", severity="error", computed=computed), both(*template, *numbers, stated_text)


def _factor(after: Operand, before: Operand, change: Figure) -> tuple[Judgement, Message]:
    """`tăng N lần`: N times as much, or N times more."""
    exact, decimals = after.value / before.value, decimals_of(change)
    stated = amount_of(change)
    readings = [judge_percent(exact, factor, decimals) for factor in (stated, stated + 1)]
    outcome = next((one for one in readings if one.verdict in _CONSISTENT), readings[0])
    numbers = (vietnamese(after.value), vietnamese(before.value), vietnamese(exact, decimals + 1), vietnamese(stated))
    message = both("{0} / {1} = {2} lần; văn bản ghi {3} lần", "{0} / {1} = {2} times; the text says {3}", *numbers)
    severity = "warning" if outcome.verdict == "mismatch" else outcome.severity
    return Judgement(verdict=outcome.verdict, severity=severity), message


def _difference(after: Operand, before: Operand, change: Figure) -> tuple[Judgement, Message]:
    exact, stated = abs(after.value - before.value), Fraction(amount_of(change))
    high, low = max(after.value, before.value), min(after.value, before.value)
    numbers = (vietnamese(high), vietnamese(low), vietnamese(exact), vietnamese(stated))
    message = both("{0} − {1} = {2}; văn bản ghi {3}", "{0} − {1} = {2}; the text says {3}", *numbers)
    ulps = (
        after.number.ulp + before.number.ulp + Fraction(change.mention.quantity.ulp if change.mention.quantity else 0)
    )
    if exact == stated:
        return Judgement(verdict="match", severity="ok"), message
    if abs(exact - stated) <= ulps / 2:
        return Judgement(verdict="match_interval", severity="ok"), message
    return Judgement(verdict="mismatch", severity="error", computed=half_up(exact, decimals_of(change))), message
