"""CK-09: `N, tăng P % so với … (B)` says that N is P % more than B; so do points, factors and differences."""

import re
from collections.abc import Iterator
from dataclasses import replace

from doisoat.checks.change_grammar import Change, changes
from doisoat.checks.changes import judge_change
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import conclude, undecided
from doisoat.checks.figure import Figure, key_of
from doisoat.checks.messages import undecided_message
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

_COMPARED = re.compile(r"(?P<change>X)(?: |,)*so với(?P<words>[^CFPMUXRSL;.(]{0,60})")
_PLAN = re.compile(r"kế hoạch|chỉ tiêu|dự toán|mục tiêu")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each change with both its figures, an undecided one for each comparison without."""
    for here in reading.passages:
        used: set[int] = set()
        for stated in changes(here):
            used.add(here.places[stated.at])
            if stated.new.mark in "CPMU" and not _over_plan(stated.change):
                yield from _checked(reading, stated)
        yield from _without_base(reading, here, used)


def _checked(reading: Reading, stated: Change) -> Iterator[Finding]:
    new, change, base = stated.new, stated.change, stated.base
    if new.mark != base.mark or not _alike(new, base) or not _of_unit(change, new):
        return
    verdict = judge_change(new, change, base)
    if verdict is None:
        return
    judgement, message = verdict
    if judgement.severity == "error" and not stated.explicit:
        judgement = replace(judgement, severity="warning")
    yield conclude(reading, "CK-09", stated.figures, judgement, message)


def _alike(new: Figure, base: Figure) -> bool:
    """Whether both count the same; a bare number takes the unit of what it is compared with."""
    return kinship(new, base) == SAME or "unit_implied" in base.mention.flags


def _of_unit(change: Figure, new: Figure) -> bool:
    """Whether the change is in %, points or times, or in the unit of the figures."""
    quantity = change.mention.quantity
    if change.mark in "MP":
        return change.mark == new.mark and kinship(change, new) == SAME
    unit = quantity.unit if quantity else None
    if unit is None or unit == "rank":
        return False
    if unit == "pp":
        return new.mark == "P"
    return unit.startswith("percent") or unit == "factor" or kinship(change, new) == SAME


def _over_plan(change: Figure) -> bool:
    return key_of(change).startswith("vượt")


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
    relation="rate",
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
        Example("So với năm trước (1.200 hồ sơ), số hồ sơ tiếp nhận là 1.350 hồ sơ, tăng 21,5%.", "mismatch", "error"),
        Example("Số hồ sơ tăng từ 1.200 hồ sơ lên 1.350 hồ sơ (tăng 12,5%).", "match", "ok"),
        Example("Số học sinh giảm từ 433 học sinh xuống còn 215 học sinh (giảm 208 học sinh).", "mismatch", "error"),
        Example("Tiếp nhận 1.350 hồ sơ (cùng kỳ 1.200 hồ sơ), tăng 12,5%.", "match", "ok"),
        Example("Trồng 4.000 cây, gấp 2 lần năm 2021 (2.000 cây).", "match", "ok"),
        Example(
            "Đạt 85,3%, cao hơn so với năm 2014 là 8,31% (năm 2014 đạt 76,99%).",
            "match",
            "notice",
            "pp_written_as_percent",
        ),
        Example("Dân số tăng thêm 1,4 triệu người (từ 6,2 triệu lên 7,4 triệu).", "mismatch", "warning"),
        Example("Đạt 4.381 tỷ đồng, giảm tới 3.194 tỷ đồng so với mức 7.575 tỷ đồng.", "match", "ok"),
        Example(
            "Thu 399 tỷ đồng, tăng 8% so với ước thực hiện năm 2018 (năm 2018 được giao 376 tỷ đồng).",
            "skip",
            "info",
            "missing_operand",
        ),
        Example("Năm 2021 có 72 mô hình, năm 2022 có 84 mô hình, tăng 11 mô hình.", "mismatch", "warning"),
        Example("Tiếp nhận 1.350 hồ sơ, tăng 12,5% so với cùng kỳ.", "skip", "info", "missing_operand"),
        Example("Tăng 15% so với kế hoạch; năm 2022 có 1.200 hồ sơ.", "skip", "info", "different_base"),
        Example(
            "Tiếp nhận 1.350 hồ sơ, tăng 12,5% so với cùng kỳ, số hóa đạt 420 hồ sơ.", "skip", "info", "missing_operand"
        ),
        Example(
            "Thu 1.350 tỷ đồng, tăng 12,5% so với cùng kỳ và lợi nhuận đạt 42 tỷ đồng.",
            "skip",
            "info",
            "missing_operand",
        ),
        Example("Tiếp nhận 1.350 hồ sơ, tăng gần 20% so với cùng kỳ (1.200 hồ sơ).", "skip", "info", "hedged_operand"),
        Example("Tiếp nhận 1.350 hồ sơ, tăng cường 3 giải pháp.", ""),
    ),
)
