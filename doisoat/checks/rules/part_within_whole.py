"""CK-04: a part is not greater than the whole it is taken from."""

import re
from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, undecided_message
from doisoat.checks.messages import vietnamese as shown
from doisoat.checks.operands import Operand, amount_of, denominator, obstacle, operand, role_class
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

_SUBSET = (
    re.compile(
        r"(?:^|\b)(?:trong|trên)(?: tổng)?(?: số)? (?P<whole>C)[^CFMPX;.]{0,60}\b(?:có|chỉ có|mới có) (?P<part>C)"
    ),
    re.compile(r"(?P<whole>C)[^CFMPX.]{0,60}[,;] (?:tuy nhiên,? |nhưng |song )?(?:chỉ|mới(?: chỉ)?) có (?P<part>C)"),
    re.compile(r"(?P<whole>C)[^CFMPX.]{0,60}[,;.(] ?trong đó,? (?:chỉ )?có (?P<part>C)"),
)
_PLAN = re.compile(r"kế hoạch|chỉ tiêu|dự toán|được giao|nhu cầu|vượt|đăng ký|\bgiao\b")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each part taken from a whole, and for each fraction."""
    for here in reading.passages:
        for pattern in _SUBSET:
            for match in pattern.finditer(here.text):
                yield from _subset(reading, here, match)
        for figure in here.figures:
            if figure.mark == "F":
                yield from _fraction(reading, here, figure)


def _subset(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    whole, part = (here.figures[index_at(here, match.start(name))] for name in ("whole", "part"))
    above, below = operand(part), operand(whole)
    if above is None or below is None or kinship(part, whole) != SAME:
        return
    if obstacle(part) or obstacle(whole) or role_class(part) != role_class(whole):
        return
    yield conclude(reading, "CK-04", (whole, part), *_judged(above, below, "error"))


def _fraction(reading: Reading, here: Passage, figure: Figure) -> Iterator[Finding]:
    above, below = operand(figure), denominator(figure)
    if above is None or below is None or obstacle(figure):
        return
    over = any(other.mark == "P" and amount_of(other) > 100 for other in here.figures)
    if above.value > below.value and (over or _PLAN.search(here.text)):
        reason = "plan_completion"
        yield conclude(reading, "CK-04", (figure,), undecided(reason), undecided_message(reason))
        return
    # A notice: `195/160 đảng viên` mostly is a plan overfulfilled, and nothing beside it says so.
    yield conclude(reading, "CK-04", (figure,), *_judged(above, below, "notice"))


def _judged(part: Operand, whole: Operand, severity: str) -> tuple[Judgement, Message]:
    numbers = (shown(part.value), shown(whole.value))
    if part.value <= whole.value:
        message = both("{0} ≤ {1}: phần không lớn hơn tổng số", "{0} ≤ {1}: the part is within the whole", *numbers)
        return Judgement(verdict="match", severity="ok"), message
    message = both("{0} > {1}: phần lớn hơn tổng số", "{0} > {1}: the part is greater than the whole", *numbers)
    return Judgement(verdict="mismatch", severity=severity, reason="part_exceeds_whole"), message


CHECK = Check(
    rules=("CK-04",),
    relation="within",
    title_vi="phần lớn hơn tổng số",
    title_en="a part greater than its whole",
    why_vi="Một phần không thể lớn hơn tổng số chứa nó.",
    why_en="A part cannot be greater than the whole it is taken from.",
    find=find,
    examples=(
        Example("Trong 240 dịch vụ có 251 dịch vụ phát sinh hồ sơ.", "mismatch", "error", "part_exceeds_whole"),
        Example("Xã hiện có 160 thủ tục; tuy nhiên, chỉ có 98 thủ tục phát sinh giao dịch.", "match", "ok"),
        Example("Số hóa 150/120 hồ sơ.", "mismatch", "notice", "part_exceeds_whole"),
        Example("Số hóa 150/120 hồ sơ được giao.", "skip", "info", "plan_completion"),
        Example("Tỉnh có 98 xã, giải quyết 320 hồ sơ.", ""),
    ),
)
