"""CK-09: `N, tăng D (P %)` says that D is P % of N − D, what there was before."""

import re
from collections.abc import Iterator

from doisoat.checks.arithmetic import Number, Outcome, half_up, judge_rate
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.nearby import alike_before
from doisoat.checks.operands import Operand, amount_of, decimals_of, obstacle, operand
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

_WORDS = r"[^CFPMUXRSL;.()]"
_DIFFERENCE = r"(?:\b(?P<way>tăng|giảm)(?: thêm| được| tới)? (?P<amount>[CM])|(?P<change>X))"
_RATE = (
    rf"{_WORDS}{{0,30}}(?:[,(]|\btương đương|\btương ứng|\btức)\s*"
    r"(?:(?:tức|hay|tương đương|tương ứng|với|là|bằng|tăng|giảm) )*[+–-]?(?P<rate>[PX])"
    r"(?=\s*(?:[),.;]|$|so với(?! kế hoạch| chỉ tiêu| dự toán| mục tiêu)))"
)
_GROWN = re.compile(
    rf"(?P<new>[CM]){_WORDS}{{0,90}}(?:,|;(?=\s*so với))\s*(?:so với {_WORDS}{{0,40}}[ ,]\s*)?(?:đã )?"
    rf"{_DIFFERENCE}{_RATE}"
)
_ALONE = re.compile(_DIFFERENCE + _RATE)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each figure told with its change as an amount and as a percentage."""
    for here in reading.passages:
        done: set[int] = set()
        for match in _GROWN.finditer(here.text):
            done.add(match.start("rate"))
            yield from _checked(reading, here, match)
        for match in _ALONE.finditer(here.text):
            if match.start("rate") not in done:
                yield from _sought(reading, here, match)


def _checked(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    name = "amount" if match["amount"] else "change"
    new, gone, rate = (here.figures[index_at(here, match.start(group))] for group in ("new", name, "rate"))
    way = match["way"] or _direction(gone)
    after, difference = operand(new), operand(gone)
    unlike = kinship(new, gone) != SAME or not _is_rate(rate, way)
    if way is None or unlike or after is None or difference is None:
        return
    figures = (new, gone, rate)
    reason = next((found for figure in figures if (found := obstacle(figure))), None)
    if reason:
        yield conclude(reading, "CK-09", figures, undecided(reason), undecided_message(reason))
        return
    before = _before(after, difference, way)
    if before.value > 0:
        yield conclude(reading, "CK-09", figures, *_judged(after, difference, before, rate, way))


def _sought(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    """The figure that changed stands further off: the one that fits is told, and nothing is accused."""
    gone = here.figures[index_at(here, match.start("amount" if match["amount"] else "change"))]
    rate = here.figures[index_at(here, match.start("rate"))]
    way, difference = match["way"] or _direction(gone), operand(gone)
    if way is None or difference is None or obstacle(gone) or obstacle(rate) or not _is_rate(rate, way):
        return
    fitting = []
    for new in alike_before(reading, gone):
        after = operand(new)
        before = _before(after, difference, way) if after else None
        if after and before and before.value > 0:
            judged = _judged(after, difference, before, rate, way)
            fitting += [(new, judged)] if judged[0].verdict in ("match", "match_interval") else []
    if len(fitting) == 1:
        yield conclude(reading, "CK-09", (fitting[0][0], gone, rate), *fitting[0][1])


def _direction(figure: Figure) -> str | None:
    """The way of a change in the unit of what changes; None for one in per cent, points, times or ranks."""
    quantity = figure.mention.quantity
    if quantity is None or (quantity.unit or "").startswith(("percent", "pp", "factor", "rank", "score")):
        return None
    return {"up": "tăng", "down": "giảm"}.get(quantity.direction or "")


def _is_rate(figure: Figure, way: str | None) -> bool:
    quantity = figure.mention.quantity
    if figure.mark == "P":
        return True
    told = {"up": "tăng", "down": "giảm"}.get(quantity.direction or "") if quantity else None
    if figure.mention.surface.lower().startswith("vượt"):  # over a plan
        return False
    return quantity is not None and quantity.unit == "percent" and told == way


def _before(after: Operand, difference: Operand, way: str) -> Number:
    value = after.value - difference.value if way == "tăng" else after.value + difference.value
    return Number(value, after.number.ulp + difference.number.ulp)


def _judged(after: Operand, difference: Operand, before: Number, rate: Figure, way: str) -> tuple[Judgement, Message]:
    """A warning at most: that the figure is what the change led to is an assumption."""
    outcome = judge_rate(difference.number, before, amount_of(rate), decimals_of(rate))
    places = max(1, decimals_of(rate))
    severity = "warning" if outcome.severity == "error" else outcome.severity
    computed = half_up(outcome.exact, places) if outcome.exact is not None else None
    judgement = Judgement(verdict=outcome.verdict, severity=severity, reason=outcome.reason, computed=computed)
    return judgement, _message(after, difference, outcome, rate, way)


def _message(after: Operand, difference: Operand, outcome: Outcome, rate: Figure, way: str) -> Message:
    sign, places = ("−" if way == "tăng" else "+"), max(1, decimals_of(rate))
    shown = vietnamese(outcome.exact or 0, places)
    stated = vietnamese(amount_of(rate), decimals_of(rate))
    numbers = (vietnamese(after.value), vietnamese(difference.value), shown, stated)
    ending = (": khớp", ": consistent") if outcome.verdict in ("match", "match_interval") else ("", "")
    return both(
        f"{{1}} / ({{0}} {sign} {{1}}) = {{2}} %; văn bản ghi {{3}} %{ending[0]}",
        f"{{1}} / ({{0}} {sign} {{1}}) = {{2}} %; the text says {{3}} %{ending[1]}",
        *numbers,
    )


CHECK = Check(
    rules=("CK-09",),
    relation="rate",
    title_vi="tỷ lệ tăng, giảm không khớp số tăng, giảm",
    title_en="a rate of change that is not its amount over what there was before",
    why_vi="Số tăng (giảm) chia cho số trước khi tăng (giảm) phải bằng tỷ lệ đã nêu.",
    why_en="The amount of a change over what there was before must be the rate printed beside it.",
    find=find,
    examples=(
        Example("Tiếp nhận 1.350 hồ sơ, tăng 150 hồ sơ (12,5%) so với cùng kỳ.", "match", "ok"),
        Example("Tiếp nhận 1.350 hồ sơ, tăng 150 hồ sơ (tăng 15,2%) so với cùng kỳ.", "mismatch", "warning"),
        Example("Chi 369 tỷ đồng, so với cùng kỳ năm trước tăng 104 tỷ đồng (tăng 39,2%).", "match_interval", "ok"),
        Example("Còn 1.200 hộ nghèo, giảm 300 hộ nghèo, tương đương 20%.", "match", "ok"),
        Example("Tiếp nhận 1.350 hồ sơ, tăng khoảng 150 hồ sơ (12,5%).", "skip", "info", "hedged_operand"),
        Example("Cả nước xảy ra 46 vụ; so với cùng kỳ năm trước, tăng 8 vụ (tăng 17,4%).", "mismatch", "warning"),
        Example("Xảy ra 23 vụ, 25 người bị thương; giảm 4 vụ (-14,8%) so với năm trước.", "match", "ok"),
        Example("Xảy ra 23 vụ, 25 người bị thương. Trong đó số vụ giảm 4 vụ (-12,8%).", ""),
        Example("Doanh thu 17.894 tỷ đồng, tăng 450 tỷ đồng, vượt 25% so với kế hoạch.", ""),
        Example("Tiếp nhận 1.350 hồ sơ, tăng 12,5%.", ""),
        Example("Tiếp nhận 1.350 hồ sơ, tăng 150 hồ sơ; tỷ lệ đúng hạn đạt 98%.", ""),
    ),
)
