"""CK-21: `A … (P %)` without its base beside it is a rate of some figure stated before: one of them must fit."""

from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.arithmetic import half_up
from doisoat.checks.base_grammar import governs
from doisoat.checks.bases import candidates, earlier_candidates, fitting
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.figure import QUANTITIES, Figure
from doisoat.checks.hedges import judge_hedged
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import Operand, amount_of, decimals_of, obstacle, operand, role_class
from doisoat.checks.passage import Passage
from doisoat.checks.rate_grammar import NONE, SURE
from doisoat.checks.rates import Rate, rates
from doisoat.checks.ratio_verdict import judge_ratio, ratio_message
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

#: A hedge that is met from further off, in points, would be met by any other base too.
_CLOSE = 5


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each counted figure with a rate whose base must be sought."""
    for here in reading.windows:
        for rate in rates(here):
            if rate.part is not None and rate.whole is None and here.figures[rate.part].mark in "CMU":
                yield from _checked(reading, here, rate)


def _checked(reading: Reading, here: Passage, rate: Rate) -> Iterator[Finding]:
    figure, percent = here.figures[rate.part or 0], here.figures[rate.percent]
    part = operand(figure)
    if part is None or rate.bond == NONE:
        return
    rule = "CK-03" if rate.share else "CK-21"
    reason = obstacle(figure) or obstacle(percent)
    if reason is None:
        found = _confirmed(reading, here, rate, rule, part) or _contradicted(reading, here, rate, rule, part)
        if found is not None:
            yield found
            return
    elif obstacle(figure) is None and (found := _hedge_met(reading, here, rate, rule, part)) is not None:
        yield found
        return
    if rate.bond == SURE and not rate.base_named:
        reason = reason or "missing_operand"
        yield conclude(reading, rule, (figure, percent), undecided(reason), undecided_message(reason))


def _confirmed(reading: Reading, here: Passage, rate: Rate, rule: str, part: Operand) -> Finding | None:
    percent = here.figures[rate.percent]
    governing = _governing(here, rate)
    fit = fitting(part, percent, candidates(reading, here, part.figure) + ((governing,) if governing else ()))
    if fit is None and decimals_of(percent) > 0:  # an integer would fit some figure by chance
        fit = fitting(part, percent, earlier_candidates(reading, here, part.figure))
    if fit is None or (rate.bond != SURE and fit[1].exact == 100):
        return None
    base, outcome = fit
    judgement = Judgement(
        verdict=outcome.verdict,
        severity=outcome.severity,
        reason=outcome.reason,
        computed=half_up(100 * part.value / base.value, max(1, decimals_of(percent))),
        denominator=half_up(base.value, 0) if base.value.denominator == 1 else None,
    )
    message = ratio_message(part.value, base.value, percent, outcome)
    return conclude(reading, rule, (base.figure, part.figure, percent), judgement, message)


def _hedge_met(reading: Reading, here: Passage, rate: Rate, rule: str, part: Operand) -> Finding | None:
    """`760 nhiệm vụ; trong đó 637 nhiệm vụ hoàn thành, đạt hơn 83%`: what a hedge says of the base that governs."""
    percent, base = here.figures[rate.percent], _governing(here, rate)
    if base is None or rate.bond != SURE or percent.mention.quantity is None or percent.mention.quantity.amount is None:
        return None
    exact = 100 * part.value / base.value
    outcome = judge_hedged(exact, percent)
    if outcome.verdict != "match" or abs(exact - Fraction(amount_of(percent))) > _CLOSE:
        return None
    message = ratio_message(part.value, base.value, percent, outcome)
    judgement = Judgement(verdict="match", severity="ok")
    return conclude(reading, rule, (base.figure, part.figure, percent), judgement, message)


def _contradicted(reading: Reading, here: Passage, rate: Rate, rule: str, part: Operand) -> Finding | None:
    """A warning, only where `trong tổng số B …, A …` counts the part out of a base, and no other base fits."""
    percent = here.figures[rate.percent]
    base = _governing(here, rate)
    if rate.bond != SURE or rate.base_named or base is None or kinship(base.figure, part.figure) != SAME:
        return None
    judgement, message = judge_ratio(part, base, percent)
    if judgement.verdict != "mismatch" or amount_of(percent) == 100:  # all of those that were due
        return None
    lowered = Judgement(
        verdict="mismatch", severity="warning", computed=judgement.computed, diagnosis=judgement.diagnosis
    )
    return conclude(reading, rule, (base.figure, part.figure, percent), lowered, message)


def _governing(here: Passage, rate: Rate) -> Operand | None:
    """The figure that the part is counted out of: right before it, or before the parts and rates that stand between."""
    if rate.part is None:
        return None
    part, at = here.figures[rate.part], rate.part - 1
    while at >= 0 and (here.figures[at].mark not in QUANTITIES or _is_sibling(here, at, part)):
        at -= 1
    if at < 0:
        return None
    base, whole = here.figures[at], operand(here.figures[at])
    alike = base.mark == part.mark and role_class(base) == role_class(part)
    if not alike or whole is None or whole.value <= 0 or obstacle(base):
        return None
    return (
        whole
        if governs(here.text[: here.places[at]], here.text[here.places[at] + 1 : here.places[rate.part]])
        else None
    )


def _is_sibling(here: Passage, at: int, part: Figure) -> bool:
    """Whether a figure is a rate, or another part with its rate right behind it."""
    figure = here.figures[at]
    rated = at + 1 < len(here.figures) and here.figures[at + 1].mark == "P"
    return figure.mark == "P" or (rated and figure.mark == part.mark and kinship(figure, part) == SAME)


CHECK = Check(
    rules=("CK-21",),
    relation="rate",
    title_vi="tỷ lệ không khớp với tổng số nào đã nêu",
    title_en="a rate that fits no stated base",
    why_vi="Tỷ lệ ghi sau một số lượng phải khớp với một tổng số cùng đơn vị đã nêu trước đó.",
    why_en="A rate printed after a count must fit a total of the same unit stated before it.",
    find=find,
    examples=(
        Example("Giải quyết 1.236/1.405 hồ sơ, trong đó đúng hạn 1.229 hồ sơ (tỷ lệ 99,4%).", "match", "ok"),
        Example("Nhận 500 hồ sơ, xử lý 420 hồ sơ, đúng hạn 399 hồ sơ (95%).", "match", "ok"),
        Example("Trong tổng số 500 hồ sơ có 420 hồ sơ đúng hạn, đạt 94%.", "mismatch", "warning"),
        Example("Kiểm tra 300 cơ sở, trong đó số cơ sở đạt là 246 cơ sở, đạt 85%.", "mismatch", "warning"),
        Example("Giao 760 nhiệm vụ, trong đó 637 nhiệm vụ hoàn thành, đạt hơn 83%.", "match", "ok"),
        Example("Giải thể 468 đơn vị, trong đó 432 đơn vị có vốn dưới 10 tỷ đồng (92,3%).", "match", "ok"),
        Example("Cả nước có 46 vụ.\nDo va chạm là 33 vụ (71,7%).", "match", "ok"),
        Example("Nhận 500 hồ sơ, xử lý 420 hồ sơ, đúng hạn 399 hồ sơ (91%).", "skip", "info", "missing_operand"),
        Example("Nhận 500 hồ sơ, trong đó đúng hạn 399 hồ sơ (91%).", "skip", "info", "missing_operand"),
        Example("Đúng hạn 399 hồ sơ (95%).", "skip", "info", "missing_operand"),
        Example("Trong số 153 nhiệm vụ có 129 nhiệm vụ hoàn thành (100%) đúng hạn.", "skip", "info", "missing_operand"),
    ),
)
