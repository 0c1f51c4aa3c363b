"""CK-24: `từ a còn b, cắt giảm c (P %)` says that a − b = c and that c is P % of a."""

import re
from collections.abc import Iterator
from dataclasses import replace

from doisoat.checks.arithmetic import judge_rate
from doisoat.checks.change_grammar import both_ends
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, joined, undecided_message, vietnamese
from doisoat.checks.operands import Operand, amount_of, decimals_of, obstacle, operand
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.ratio_verdict import ratio_message
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

_WORDS = r"[^CFPMUXRSL;.]"
_NEXT = r"(?:[,;(]|\.(?=\s*\n))\s*(?:[-+*•]\s*)?"
_BEFORE = rf"\btrước\b{_WORDS}{{0,60}}(?P<before>[CMU]){_WORDS}{{0,20}}"
_AFTER = rf"(?:nay|sau|hiện|đến nay){_WORDS}{{0,60}}(?P<after>[CMU])"
_ENDS = (
    r"\btừ (?P<before>[CMU])[^CFPMUXRSL;.,]{0,25}(?:xuống còn|giảm còn|còn|xuống) (?P<after>[CMU])",
    _BEFORE + _NEXT + _AFTER,
    r"(?P<ends>X)",
)
_GONE = r"(?:tức |như vậy |đã |nên )*(?:(?:cắt giảm|giảm|tiết kiệm|rút ngắn|bớt)(?: được| thêm|:)* )?(?P<cut>[CMUX])"
_LINK = r"(?:đạt |tỷ lệ |tương đương |tương ứng |giảm |bằng |tức |là |:)*"
_CUT = rf"{_WORDS}{{0,40}}{_NEXT}{_GONE}(?:{_WORDS}{{0,30}}[,(;]\s*{_LINK}(?P<rate>[PX]))?"
_CUTS = tuple(re.compile(ends + _CUT) for ends in _ENDS)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each cut told with both its ends."""
    for here in reading.windows:
        taken: set[int] = set()
        for pattern in _CUTS:
            for match in pattern.finditer(here.text):
                if match.start("cut") not in taken:
                    taken.add(match.start("cut"))
                    yield from _checked(reading, here, match)


def _checked(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    told = {name: here.figures[index_at(here, match.start(name))] for name, at in match.groupdict().items() if at}
    ends = both_ends(told["ends"]) if "ends" in told else (told["before"], told["after"])
    cut = _plain(told["cut"])
    if ends is None or cut is None or any(kinship(ends[0], figure) != SAME for figure in (ends[1], cut)):
        return
    rate = told.get("rate")
    if rate is not None and not _is_rate(rate):
        rate = None
    figures = tuple(figure for name, figure in told.items() if name != "rate" or rate is not None)
    reason = next((r for figure in (*ends, cut, *([rate] if rate else [])) if (r := obstacle(figure))), None)
    if reason:
        yield conclude(reading, "CK-24", figures, undecided(reason), undecided_message(reason))
        return
    numbers = [operand(figure) for figure in (*ends, cut)]
    before, after, gone = numbers
    if before is not None and after is not None and gone is not None:
        yield conclude(reading, "CK-24", figures, *_judged(before, after, gone, rate))


def _plain(figure: Figure) -> Figure | None:
    """A cut told as a change (`giảm 12 mô hình`) as the amount it is; None for one in per cent, or for a rise."""
    quantity = figure.mention.quantity
    if figure.mark != "X":
        return figure
    unit = (quantity.unit or "") if quantity else ""
    if quantity is None or quantity.direction != "down" or unit.startswith(("percent", "pp", "factor", "rank")):
        return None
    return replace(figure, mark="C", mention=replace(figure.mention, kind="count"))


def _is_rate(figure: Figure) -> bool:
    quantity = figure.mention.quantity
    return quantity is not None and (figure.mark == "P" or quantity.unit == "percent")


def _judged(before: Operand, after: Operand, cut: Operand, rate: Figure | None) -> tuple[Judgement, Message]:
    gone = before.value - after.value
    numbers = (vietnamese(before.value), vietnamese(after.value), vietnamese(gone), vietnamese(cut.value))
    line = both("{0} − {1} = {2}; văn bản ghi {3}", "{0} − {1} = {2}; the text says {3}", *numbers)
    margin = (before.number.ulp + after.number.ulp + cut.number.ulp) / 2
    if abs(gone - cut.value) > margin:
        return Judgement(verdict="mismatch", severity="error"), line
    if rate is None or before.value <= 0:
        return Judgement(verdict="match" if gone == cut.value else "match_interval", severity="ok"), line
    outcome = judge_rate(cut.number, before.number, amount_of(rate), decimals_of(rate))
    judgement = Judgement(verdict=outcome.verdict, severity=outcome.severity)
    return judgement, joined((line, ratio_message(cut.value, before.value, rate, outcome)))


CHECK = Check(
    rules=("CK-24",),
    relation="rate",
    title_vi="mức cắt giảm không khớp số trước và sau",
    title_en="a cut that is not the distance between before and after",
    why_vi="Số trước trừ số sau phải bằng mức cắt giảm; tỷ lệ cắt giảm tính trên số trước.",
    why_en="Before minus after must be the cut, and its rate is over what was before.",
    find=find,
    examples=(
        Example("Thời gian giải quyết từ 18 ngày còn 12 ngày, cắt giảm 6 ngày (33,3%).", "match", "ok"),
        Example("Thời gian giải quyết từ 18 ngày còn 12 ngày, cắt giảm 5 ngày.", "mismatch", "error"),
        Example("Thời gian giải quyết từ 18 ngày còn 12 ngày, cắt giảm 6 ngày (30%).", "mismatch", "error"),
        Example("Trước đây mất 18 ngày, sau khi rà soát còn 12 ngày, tiết kiệm 6 ngày (tỷ lệ 33,3%).", "match", "ok"),
        Example("Số mô hình giảm từ 84 mô hình xuống còn 72 mô hình, giảm 13 mô hình (14,3%).", "mismatch", "error"),
        Example("Thời gian từ khoảng 18 ngày còn 12 ngày, cắt giảm 6 ngày.", "skip", "info", "hedged_operand"),
        Example("Thời gian giải quyết còn 12 ngày.", ""),
        Example("Trước ngày 30/6 có 18 xã về đích, sau đợt này có 12 hồ sơ, tiết kiệm 6 ngày.", ""),
    ),
)
