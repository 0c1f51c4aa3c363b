"""CK-09: `N, tăng P % so với … (B)` says that N is P % more than B; so do points, factors and differences."""

import re
from collections.abc import Iterator

from doisoat.checks.changes import judge_change
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

#: `N …, X so với … (B)` and `… so với … là B`; times may stand between.
_STATED = re.compile(
    r"(?P<new>[CPMU])[^CFPMUXRSL;.]{0,60}(?:\([^();]{0,40}\)[^CFPMUXRSL;.]{0,20})?(?P<change>X)(?: |"
    r",)*so với[^CFPMUXRSL;.()]{0,60}"
    r"(?:\((?:[^CFPMUXRSL;.()]{0,30}(?:là|đạt|có)? ?)?|\b(?:là|đạt|có) )(?P<base>[CPMU])"
)
_COMPARED = re.compile(r"(?P<change>X)(?: |,)*so với(?P<words>[^CFPMUXRSL;.(]{0,60})")
_PLAN = re.compile(r"kế hoạch|chỉ tiêu|dự toán|mục tiêu")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each change with both its figures, an undecided one for each comparison without."""
    for here in reading.passages:
        used: set[int] = set()
        for match in _STATED.finditer(here.text):
            used.add(match.start("change"))
            new, change, base = (here.figures[index_at(here, match.start(n))] for n in ("new", "change", "base"))
            if not _over_plan(change):
                yield from _checked(reading, new, change, base)
        yield from _without_base(reading, here, used)


def _checked(reading: Reading, new: Figure, change: Figure, base: Figure) -> Iterator[Finding]:
    if new.mark != base.mark or kinship(new, base) != SAME or not _of_unit(change, new):
        return
    verdict = judge_change(new, change, base)
    if verdict is not None:
        yield conclude(reading, "CK-09", (new, change, base), *verdict)


def _of_unit(change: Figure, new: Figure) -> bool:
    """Whether the change is in %, points or times, or in the unit of the figures."""
    quantity = change.mention.quantity
    unit = quantity.unit if quantity else None
    if unit is None or unit == "rank":
        return False
    if unit == "pp":
        return new.mark == "P"
    return unit.startswith("percent") or unit == "factor" or kinship(change, new) == SAME


def _over_plan(change: Figure) -> bool:
    return change.mention.surface.lower().startswith("vượt")


def _without_base(reading: Reading, here: Passage, used: set[int]) -> Iterator[Finding]:
    for match in _COMPARED.finditer(here.text):
        change = here.figures[index_at(here, match.start("change"))]
        quantity = change.mention.quantity
        if match.start("change") in used or quantity is None or not (quantity.unit or "").startswith(("percent", "pp")):
            continue
        reason = "different_base" if _PLAN.search(match["words"]) else "missing_operand"
        yield conclude(reading, "CK-09", (change,), undecided(reason), undecided_message(reason))


CHECK = Check(
    rules=("CK-09",),
    relation="change",
    title_vi="mức tăng, giảm không khớp hai số so sánh",
    title_en="a change that is not the difference of its figures",
    why_vi="Mức tăng (giảm) phải bằng chênh lệch giữa số mới và số gốc đã nêu.",
    why_en="A stated growth or fall must follow from the figure and the base it is compared with.",
    find=find,
    examples=(
        Example("Tiếp nhận 1.350 hồ sơ, tăng 12,5% so với cùng kỳ (1.200 hồ sơ).", "match", "ok"),
        Example("Tiếp nhận 1.350 hồ sơ, tăng 20% so với cùng kỳ (1.200 hồ sơ).", "mismatch", "error"),
        Example("Tiếp nhận 1.350 hồ sơ, giảm 12,5% so với cùng kỳ (1.200 hồ sơ).", "mismatch", "error"),
        Example("Đạt 88,33%, cao hơn 1,71% so với năm 2022 (86,62%).", "match", "notice", "pp_written_as_percent"),
        Example("Có 84 mô hình, tăng 12 mô hình so với năm trước (72 mô hình).", "match", "ok"),
        Example("Tiếp nhận 1.350 hồ sơ, tăng 12,5% so với cùng kỳ.", "skip", "info", "missing_operand"),
        Example("Tăng 15% so với kế hoạch; năm 2022 có 1.200 hồ sơ.", "skip", "info", "different_base"),
        Example("Tiếp nhận 1.350 hồ sơ, tăng cường 3 giải pháp.", ""),
    ),
)
