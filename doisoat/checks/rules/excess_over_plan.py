"""CK-10: `N, vượt P % kế hoạch (B)` says that N is P % (or P points) above B."""

import re
from collections.abc import Iterator

from doisoat.checks.changes import judge_change
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import conclude
from doisoat.checks.figure import key_of
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

_AIM = r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|yêu cầu)"
_EXCEEDED = re.compile(
    rf"(?P<new>[CPMU])[^CFPMUXRSL;.]{{0,60}}(?P<change>X)\s*(?:so với )?{_AIM}"
    r"(?:[^CFPMUXRSL;.()]{0,40}\([^CFPMUXRSL;.()]{0,20}|"
    r"(?:(?!\bvà\b)[^CFPMUXRSL;.(),]){0,40}\b(?:là|giao|đề ra|đặt ra) |\s)"
    r"(?P<base>[CPMU])"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each excess with the plan it is measured by."""
    for here in reading.passages:
        for match in _EXCEEDED.finditer(here.text):
            new, change, base = (here.figures[index_at(here, match.start(n))] for n in ("new", "change", "base"))
            if new.mark != base.mark or kinship(new, base) != SAME or _only_tells_when(here, match):
                continue
            if not key_of(change).startswith(("vượt", "tăng", "cao hơn")):
                continue
            verdict = judge_change(new, change, base)
            if verdict is not None:
                yield conclude(reading, "CK-10", (new, change, base), *verdict)


def _only_tells_when(here: Passage, match: re.Match[str]) -> bool:
    """The `6 tháng` of `kế hoạch 6 tháng` is no plan but its time."""
    return match[0].endswith("U") and "(" not in here.text[match.start("change") : match.end()]


CHECK = Check(
    rules=("CK-10",),
    relation="rate",
    title_vi="mức vượt kế hoạch không khớp kết quả và kế hoạch",
    title_en="an excess that is not the distance from the plan",
    why_vi="Mức vượt kế hoạch phải bằng chênh lệch giữa kết quả và kế hoạch đã nêu.",
    why_en="An excess over a plan must follow from the result and the plan.",
    find=find,
    examples=(
        Example("Thu 1.240 tỷ đồng, vượt 24% kế hoạch (1.000 tỷ đồng).", "match_interval", "ok"),
        Example("Thu 1.240 tỷ đồng, vượt 34% kế hoạch (1.000 tỷ đồng).", "mismatch", "error"),
        Example("Đạt 84%, vượt 4% so với chỉ tiêu (80%).", "match", "notice", "pp_written_as_percent"),
        Example("Thu khoảng 1.240 tỷ đồng, vượt 34% kế hoạch (1.000 tỷ đồng).", "skip", "info", "hedged_operand"),
        Example("Thu 1.240 tỷ đồng, vượt 34% kế hoạch.", ""),
        Example("Doanh thu 6 tháng đạt 134 tỷ đồng, vượt 13% so với kế hoạch 6 tháng.", ""),
        Example("Thu nhập 70 triệu đồng, vượt 13% so với kế hoạch, cao hơn 17 triệu đồng so với năm trước.", ""),
    ),
)
