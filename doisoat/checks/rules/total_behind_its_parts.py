"""CK-05, confirm only: `A …, B …, nâng tổng số lên T`: the parts stand before their total (domain 7.5)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.hedges import judge_hedged
from doisoat.checks.operands import obstacle, operand, role_class
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading, figures_within
from doisoat.checks.sums import sum_message
from doisoat.checks.units import SAME, kinship, unit_of
from doisoat.records import Finding

_TOTAL = re.compile(
    r"\b(?:tổng cộng|tổng số|tất cả|cả thảy|như vậy|nâng)\b(?P<words>[^CFMPXRSU;.]{0,90})(?P<total>[CM])"
)
#: How far before its total, in characters, a part is looked for.
_FAR = 500
_MOST_PARTS = 6


def find(reading: Reading) -> Iterator[Finding]:
    """One confirmation for each total that the figures of its unit right before it make up."""
    for here in reading.passages:
        for match in _TOTAL.finditer(here.text):
            yield from _made_up(reading, here, match)


def _made_up(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    whole = here.figures[index_at(here, match.start("total"))]
    total = operand(whole)
    if total is None or not unit_of(whole) or role_class(whole) != "fact":
        return
    raised = "lên" in match["words"].split()
    taken: list[Figure] = []
    found = Fraction(0)
    for figure in reversed(figures_within(reading, whole.start - _FAR, whole.start)):
        if figure.mark != whole.mark or kinship(figure, whole) != SAME or not unit_of(figure):
            continue
        number = operand(figure)
        if number is None or obstacle(figure) or role_class(figure) != "fact" or len(taken) == _MOST_PARTS:
            return
        taken.append(figure)
        found += number.value
        if len(taken) > 1 and _meets(found, whole, hedged=raised and len(taken) == 2):
            parts = [part for one in reversed(taken) if (part := operand(one)) is not None]
            judgement = Judgement(verdict="match", severity="ok", strength="S2")
            yield conclude(reading, "CK-05", (*reversed(taken), whole), judgement, sum_message(parts, total))
            return


def _meets(found: Fraction, whole: Figure, *, hedged: bool) -> bool:
    """Whether the sum is the total; `nâng tổng số … lên gần T` names its two parts, so it may be hedged."""
    total = operand(whole)
    if obstacle(whole) is None:
        return total is not None and found == total.value
    return hedged and judge_hedged(found, whole).verdict == "match"


CHECK = Check(
    rules=("CK-05",),
    relation="sum",
    title_vi="các phần cộng lại đúng bằng tổng số nêu sau",
    title_en="parts that make up the total behind them",
    why_vi="Các phần nêu trước tổng số chỉ dùng để xác nhận: bằng nhau thì khớp, lệch thì không kết luận.",
    why_en="Parts before their total can only confirm it: an inexact sum says nothing.",
    find=find,
    examples=(
        Example("Có 1.276 xã mới, 379 xã trở lại, nâng tổng số xã hoạt động lên 1.655 xã.", "match", "ok"),
        Example("Có 61.200 hồ sơ mới và 15.400 hồ sơ cũ, nâng tổng số lên gần 76,7 nghìn hồ sơ.", "match", "ok"),
        Example("Đợt một cấp 12 tỷ đồng, đợt hai cấp 30 tỷ đồng, tổng cộng 42 tỷ đồng.", "match", "ok"),
        Example("Đợt một cấp 12 tỷ đồng, đợt hai cấp 30 tỷ đồng, tổng cộng 45 tỷ đồng.", ""),
    ),
)
