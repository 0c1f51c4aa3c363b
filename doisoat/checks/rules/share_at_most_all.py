"""CK-20: a share is at most 100 %, and nothing decreases by more than all of it."""

import re
from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.operands import amount_of, decimals_of
from doisoat.checks.passage import Passage, words_after, words_before
from doisoat.checks.reading import Reading
from doisoat.records import Finding

#: What can be compared with a plan, or grow: more than all of it is no contradiction.
_PLAN = re.compile(
    r"kế hoạch|dự toán|chỉ tiêu|\bkh\b|được giao|\bgiao\b|so với|cùng kỳ|định mức|công suất|mục tiêu|nghị quyết|"
    r"\bvượt\b"
)
_GROWTH = re.compile(r"\btăng|\bgấp|\blên\b|tăng trưởng")
_SHARE = re.compile(
    r"\bchiếm\b(?! dụng)|đúng hạn|trước hạn|trễ hạn|quá hạn|hài lòng|bao phủ(?! nợ)|"
    r"tỷ lệ (?:hồ sơ|thủ tục|hộ nghèo|người)"
)
#: `chiếm 130% GDP`: set against another quantity, no part of it.
_OF_ANOTHER = re.compile(r"\s+(?!(?:trên |trong |của )?(?:tổng|số|toàn)\b|và\b|ở\b|tại\b|vào\b)[^\W\d]")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each share or decrease over 100 %; over plans and growth it is undecided."""
    for here in reading.passages:
        for index, figure in enumerate(here.figures):
            if figure.mark in "PX" and _exceeds(figure):
                yield from _checked(reading, here, index, figure)


def _exceeds(figure: Figure) -> bool:
    quantity = figure.mention.quantity
    if quantity is None or quantity.amount is None or "ambiguous" in figure.mention.flags:
        return False
    per_cent = figure.mark == "P" or (quantity.unit or "").startswith("percent")
    return per_cent and amount_of(figure) > 100


def _checked(reading: Reading, here: Passage, index: int, figure: Figure) -> Iterator[Finding]:
    quantity = figure.mention.quantity
    shown = vietnamese(amount_of(figure), decimals_of(figure))
    if figure.mark == "X":
        if quantity is not None and quantity.direction == "down" and quantity.second is None:
            judgement = Judgement(verdict="mismatch", severity="warning", reason="decrease_over_100")
            message = both(
                "giảm {0} %: không thể giảm quá 100 %", "down by {0} %: nothing falls by more than 100 %", shown
            )
            yield conclude(reading, "CK-20", (figure,), judgement, message)
        return
    around = words_before(here, index)[-80:] + " " + words_after(here, index)[:60]
    if _PLAN.search(around):
        reason = "plan_completion"
    elif _GROWTH.search(around):
        reason = "change"
    elif _SHARE.search(words_before(here, index)[-60:]) and not _OF_ANOTHER.match(words_after(here, index)):
        judgement = Judgement(verdict="mismatch", severity="error", reason="share_over_100")
        message = both("{0} %: tỷ lệ này không thể quá 100 %", "{0} %: such a share cannot exceed 100 %", shown)
        yield conclude(reading, "CK-20", (figure,), judgement, message)
        return
    else:
        return
    yield conclude(reading, "CK-20", (figure,), undecided(reason), undecided_message(reason))


CHECK = Check(
    rules=("CK-20",),
    relation="limit",
    title_vi="tỷ lệ vượt quá 100 %",
    title_en="a share over 100 %",
    why_vi="Tỷ trọng, tỷ lệ đúng hạn, tỷ lệ hài lòng không thể quá 100 %; không gì giảm được hơn 100 %.",
    why_en="Shares, rates of punctuality and of satisfaction cannot exceed 100 %, and nothing falls by more than "
    "100 %.",
    find=find,
    examples=(
        Example("Tỷ lệ hồ sơ đúng hạn đạt 102%.", "mismatch", "error", "share_over_100"),
        Example("Thu ngân sách đạt 112% kế hoạch.", "skip", "info", "plan_completion"),
        Example("Giảm 130% số hồ sơ trễ hạn.", "mismatch", "warning", "decrease_over_100"),
        Example("Tỷ lệ hồ sơ đúng hạn đạt 100%.", ""),
        Example("Tăng 130% số hồ sơ.", ""),
        Example("Dư nợ chiếm 130% GDP.", ""),
        Example("Kiềm chế lạm phát từ 774% xuống 34%.", ""),
        Example("Sản lượng đạt 657 tấn, bằng 109,5%.", ""),
    ),
)
