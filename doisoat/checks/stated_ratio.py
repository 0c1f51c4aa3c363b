"""A rate whose numerator and denominator are both stated: the way CK-01, CK-02 and CK-03 share to their verdict."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from doisoat.checks.bases import candidates, fitting
from doisoat.checks.conclusion import Judgement, Message, conclude, ratio_figures, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, joined, undecided_message, vietnamese
from doisoat.checks.operands import Operand, amount_of, denominator, obstacle, operand
from doisoat.checks.passage import Passage
from doisoat.checks.rate_grammar import NONE, SURE
from doisoat.checks.rates import PLANNED, Rate
from doisoat.checks.ratio_verdict import Verdict, judge_ratio, lowered
from doisoat.checks.reading import Reading, sentence_at
from doisoat.records import Finding

#: What a base named after the rate does to a contradiction.
_UNDECIDED_BY = {"plan": "different_base", "comparison": "different_base", "unclear": "different_denominator"}
#: What is said of votes in an assembly.
_VOTE = re.compile(r"\b(?:tán thành|biểu quyết|phiếu|đại biểu|đbqh)\b")


class Numbers(NamedTuple):
    """The numerator, the denominator, and the figures they rest on."""

    part: Operand
    whole: Operand
    figures: tuple[Figure, ...]


def fraction_operands(here: Passage, rate: Rate) -> Numbers | None:
    """Both numbers of the fraction (or score of a maximum) that a rate is bound to."""
    if rate.part is None or rate.bond == NONE or here.figures[rate.part].mark not in "FS":
        return None
    figure = here.figures[rate.part]
    part, whole = operand(figure), denominator(figure)
    return Numbers(part, whole, (figure,)) if part is not None and whole is not None else None


def ratio_finding(reading: Reading, here: Passage, rate: Rate, rule: str, numbers: Numbers) -> Iterator[Finding]:
    """The finding over the ratio and its rate."""
    percent = here.figures[rate.percent]
    if rate.bond != SURE and obstacle(percent):  # a bound that may speak of each of them: `2/14 sở đạt dưới 90%`
        return
    verdict = judge_ratio(numbers.part, numbers.whole, percent)
    if rate.base_named and obstacle(percent) and verdict[0].verdict == "mismatch":  # `7/22 hồ sơ đạt trên 90% số phiếu`
        return
    if verdict[0].verdict == "mismatch":
        verdict = _doubted(reading, here, rate, numbers, verdict)
    judgement, message = verdict
    yield conclude(reading, rule, _evidence(numbers, percent), judgement, message)


def _evidence(numbers: Numbers, percent: Figure) -> tuple[Figure, ...]:
    if len(numbers.figures) == 1:
        return (*numbers.figures, percent)
    return (*ratio_figures(*numbers.figures), percent)


def _doubted(reading: Reading, here: Passage, rate: Rate, numbers: Numbers, verdict: Verdict) -> Verdict:
    """The contradiction as it stands when the bond, the base named or another stated base leave room for doubt."""
    percent = here.figures[rate.percent]
    if rate.bond != SURE:
        return undecided("different_qualifier"), undecided_message("different_qualifier")
    if rate.base_named == PLANNED:
        judgement, message = verdict
        return replace(judgement, severity="warning"), message
    if rate.base_named in _UNDECIDED_BY:
        reason = _UNDECIDED_BY[rate.base_named]
        return undecided(reason), undecided_message(reason)
    if _of_all_members(reading, numbers, percent):
        judgement, message = lowered(verdict, "different_denominator")
        return replace(judgement, severity="notice"), message
    if rate.base_named == "noun":
        return lowered(verdict, "different_denominator")
    if obstacle(percent):
        return verdict
    others = candidates(reading, here, numbers.part.figure)
    other = fitting(numbers.part, percent, others)
    if other is None:
        return verdict
    return _over_another_base(verdict, numbers.part, other[0])


def _of_all_members(reading: Reading, numbers: Numbers, percent: Figure) -> bool:
    """A vote counts those present, its rate by custom all members: then it is smaller than their quotient."""
    start, end = reading.sentences[sentence_at(reading, percent.start)]
    smaller = Fraction(amount_of(percent)) < 100 * numbers.part.value / numbers.whole.value
    return smaller and bool(_VOTE.search(reading.shadow.key, start, end))


def _over_another_base(verdict: Verdict, part: Operand, base: Operand) -> Verdict:
    judgement, message = lowered(verdict, "different_denominator")
    template = ("tỷ lệ khớp với tổng số {0} đã nêu: {1} / {0}", "the rate fits the other stated base {0}: {1} / {0}")
    names = both(*template, vietnamese(base.value), vietnamese(part.value))
    return _with_denominator(judgement, base), joined((Message(*message), names))


def _with_denominator(judgement: Judgement, base: Operand) -> Judgement:
    quantity = base.figure.mention.quantity
    stated = quantity.second if quantity and base.figure.mark == "F" and base.value == quantity.second else None
    return replace(judgement, denominator=stated or (quantity.amount if quantity else None))
