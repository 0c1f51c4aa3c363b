"""CK-02: `A … trên tổng số B …, đạt P %` says that A/B is P %."""

import re
from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.arithmetic import Number, judge_rate
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import Operand, amount_of, decimals_of, obstacle, operand
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.rate_grammar import NONE
from doisoat.checks.rates import Rate, rates
from doisoat.checks.ratio_verdict import ratio_message
from doisoat.checks.reading import Reading
from doisoat.checks.stated_ratio import Numbers, ratio_finding
from doisoat.checks.units import DIFFERENT, SAME, kinship
from doisoat.records import Finding

#: A rank among a number of bodies is no share of them.
_RANKED = re.compile(
    r"\b(?:trên|trong) (?:tổng )?số\b[^;CFPMR]{0,60}(?P<whole>C)[^;CFPMR]{0,80}(?P<rank>R)[^;CFMR]{0,60}(?P<rate>P)"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each ratio in words with its rate."""
    for here in reading.passages:
        for rate in rates(here):
            if rate.ratio and rate.bond != NONE:
                yield from _checked(reading, here, rate)
        yield from _ranked(reading, here)


def _checked(reading: Reading, here: Passage, rate: Rate) -> Iterator[Finding]:
    if rate.part is None or rate.whole is None:
        return
    figures = (here.figures[rate.part], here.figures[rate.whole])
    part, whole = (operand(figure) for figure in figures)
    if part is None or whole is None or whole.value <= 0:
        return
    for finding in ratio_finding(reading, here, rate, "CK-02", Numbers(part, whole, figures)):
        if finding.verdict == "mismatch" and (other := _with_those_before(reading, here, rate, whole)) is not None:
            yield other
        elif finding.verdict == "mismatch" and kinship(*figures) == DIFFERENT:
            message = undecided_message("different_unit")
            yield conclude(
                reading, "CK-02", (*figures, here.figures[rate.percent]), undecided("different_unit"), message
            )
        else:
            yield finding


def _with_those_before(reading: Reading, here: Passage, rate: Rate, whole: Operand) -> Finding | None:
    """`a đã làm và b đang làm, trong tổng số B, đạt P`: the rate of a, or of a and b together, where it fits."""
    at = rate.part or 0
    near, percent = here.figures[at], here.figures[rate.percent]
    alike = [f for f in here.figures[:at] if f.mark == near.mark and kinship(f, near) == SAME and operand(f)]
    if any(map(obstacle, alike)):
        evidence, reason = (near, whole.figure, percent), "hedged_operand"
        return conclude(reading, "CK-02", evidence, undecided(reason), undecided_message(reason))
    for figures in ((f, *together) for f in alike for together in ((), (near,))):
        numbers = [number for figure in figures if (number := operand(figure)) is not None]
        part = Number(sum((n.value for n in numbers), Fraction(0)), sum((n.number.ulp for n in numbers), Fraction(0)))
        outcome = judge_rate(part, whole.number, amount_of(percent), decimals_of(percent))
        if outcome.verdict != "mismatch" and part.value <= whole.value:
            judgement = Judgement(verdict=outcome.verdict, severity=outcome.severity, reason=outcome.reason)
            message = ratio_message(part.value, whole.value, percent, outcome)
            return conclude(reading, "CK-02", (*figures, whole.figure, percent), judgement, message)
    return None


def _ranked(reading: Reading, here: Passage) -> Iterator[Finding]:
    for found in _RANKED.finditer(here.text):
        figures = tuple(here.figures[index_at(here, found.start(name))] for name in ("whole", "rank", "rate"))
        reason = "rank_not_fraction"
        yield conclude(reading, "CK-02", figures, undecided(reason), undecided_message(reason))


CHECK = Check(
    rules=("CK-02",),
    relation="rate",
    title_vi="tỷ lệ không khớp số lượng trên tổng số",
    title_en="a rate that is not the stated part of the stated whole",
    why_vi="Khi văn bản nêu số lượng trên tổng số rồi ghi tỷ lệ, tỷ lệ phải bằng số lượng chia tổng số.",
    why_en="Where a text states a part, the whole and the rate, the rate must be part over whole.",
    find=find,
    examples=(
        Example("Với 1.100 dịch vụ trên tổng số 1.530 thủ tục đủ điều kiện (đạt tỷ lệ 71,9%).", "match", "ok"),
        Example("Số hóa 3.521 hồ sơ trong tổng số 5.204 hồ sơ, bằng 67,6%.", "match_truncated", "notice"),
        Example("Số hóa 3.521 hồ sơ trong tổng số 5.204 hồ sơ, đạt 76,7%.", "mismatch", "error"),
        Example(
            "Có 147 nhiệm vụ đã xong và 4 nhiệm vụ đang làm, trong tổng số 182 nhiệm vụ, đạt 80,8%.", "match", "ok"
        ),
        Example(
            "Có gần 150 nhiệm vụ đã xong và 4 nhiệm vụ đang làm, trong tổng số 182 nhiệm vụ, đạt 80,8%.",
            "skip",
            "info",
            "hedged_operand",
        ),
        Example("Có 103 thí sinh đỗ trên tổng số 104 thí sinh dự thi, đạt tỷ lệ tốt nghiệp 99%.", "match", "ok"),
        Example("Số hóa gần 3.500 hồ sơ trong tổng số 5.204 hồ sơ, đạt 76,7%.", "skip", "info", "hedged_operand"),
        Example("Trên tổng số 63 tỉnh, tỉnh xếp thứ 12, đạt 88%.", "skip", "info", "rank_not_fraction"),
        Example("Số hóa 3.521 hồ sơ trong tổng số 5.204 hồ sơ; mức độ hài lòng đạt 90%.", ""),
    ),
)
