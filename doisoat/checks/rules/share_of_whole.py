"""CK-03: `A …, chiếm P % (trên B)` and `chiếm P % (A/B)` say that A/B is P %."""

from collections.abc import Iterator
from dataclasses import replace

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import operand
from doisoat.checks.passage import Passage
from doisoat.checks.rate_grammar import NONE
from doisoat.checks.rates import PLANNED, Rate, rates
from doisoat.checks.ratio_in_words import spelt_with_preposition
from doisoat.checks.reading import Reading
from doisoat.checks.stated_ratio import Numbers, fraction_operands, ratio_finding
from doisoat.records import Finding


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each share with its base stated, and one undecided for each share of nothing stated."""
    for here in reading.passages:
        for rate in rates(here):
            if not rate.ratio:
                yield from _checked(reading, here, rate)


def _checked(reading: Reading, here: Passage, rate: Rate) -> Iterator[Finding]:
    numbers = _explicit(here, rate)
    if numbers is None and rate.share:
        numbers = fraction_operands(here, rate)
    if numbers is not None:
        yield from ratio_finding(reading, here, rate, "CK-03", numbers)
    elif rate.share and (rate.part is None or rate.bond == NONE):
        reason = "missing_operand"
        percent = here.figures[rate.percent]
        yield conclude(reading, "CK-03", (percent,), undecided(reason), undecided_message(reason))


def _explicit(here: Passage, rate: Rate) -> Numbers | None:
    """The part before the rate and the base stated after it, or set against it."""
    if rate.part is None or rate.whole is None or rate.bond == NONE:
        return None
    figures = (here.figures[rate.part], here.figures[rate.whole])
    base = _of_plan(figures[1], figures[0]) if rate.base_named == PLANNED else _plain(figures[1])
    part, whole = operand(figures[0]), operand(base)
    return Numbers(part, whole, figures) if part is not None and whole is not None and whole.value > 0 else None


def _of_plan(base: Figure, part: Figure) -> Figure:
    """A plan as the base of its completion: that it is an aim is what the rate says."""
    quantity, other = base.mention.quantity, part.mention.quantity
    if quantity is None or other is None:
        return base
    return replace(base, mention=replace(base.mention, quantity=replace(quantity, role=other.role)))


def _plain(base: Figure) -> Figure:
    """A base whose preposition was read as a hedge, without the hedge."""
    quantity = base.mention.quantity
    if quantity is None or not spelt_with_preposition(base):
        return base
    return replace(base, mention=replace(base.mention, quantity=replace(quantity, op="eq", interval=None)))


CHECK = Check(
    rules=("CK-03",),
    relation="rate",
    title_vi="tỷ trọng không khớp số lượng và tổng số",
    title_en="a share that is not the stated part of the stated whole",
    why_vi="Tỷ trọng (chiếm …%) phải bằng số lượng chia cho tổng số đã nêu.",
    why_en="A share must be the stated part over the stated whole.",
    find=find,
    examples=(
        Example("Chứng thực chiếm 44,8% (126.509 hồ sơ/282.677 hồ sơ).", "match", "ok"),
        Example("Lĩnh vực đất đai chiếm gần 45% tổng số (13.420/30.011 hồ sơ).", "match", "ok"),
        Example(
            "Lĩnh vực đất đai chiếm gần 45% tổng số (14.020/30.011 hồ sơ).", "mismatch", "warning", "hedge_direction"
        ),
        Example("Quá hạn 12 hồ sơ, chiếm 0,29% trên 4.138 hồ sơ đến hạn.", "match", "ok"),
        Example("Quá hạn 12 hồ sơ, chiếm 2,9% trên tổng số 4.138 hồ sơ đến hạn.", "mismatch", "error"),
        Example("Kế hoạch giao 2.000 tài khoản, đã kích hoạt 1.500 tài khoản, đạt 75% kế hoạch.", "match", "ok"),
        Example(
            "Kế hoạch giao 2.000 tài khoản, đã kích hoạt 1.500 tài khoản, đạt 79% kế hoạch.", "mismatch", "warning"
        ),
        Example("So với kế hoạch giao (2.000 hồ sơ), đã số hóa 1.500 hồ sơ, đạt 75%.", "match", "ok"),
        Example("Thu 1.310 tỷ đồng, bằng 110,3% so với cùng kỳ (1.188 tỷ đồng).", "match_interval", "ok"),
        Example("Hồ sơ trực tuyến chiếm 52%; trả lại 16 hồ sơ.", "skip", "info", "missing_operand"),
        Example("Giảm so với đầu năm (5.600 hộ, chiếm 4,7%) do có 4.200 hộ thoát nghèo.", ""),
        Example("Trả lại 16 hồ sơ; mức độ hài lòng đạt 90%.", ""),
        Example(
            "Vay 937 tỷ đồng (ngân hàng 787 tỷ đồng, kho bạc 150 tỷ đồng) bằng 62,4% tổng chi (1.502 tỷ đồng).",
            "skip",
            "info",
            "different_qualifier",
        ),
        Example("Khu vực tư nhân nợ 964 tỷ đồng, chiếm 9,7% tổng nợ và khu vực khác nợ 1.202 tỷ đồng.", ""),
    ),
)
