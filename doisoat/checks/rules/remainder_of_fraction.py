"""CK-04: what is left of a fraction: `A/B, còn C`, `A/B (trừ C)`, `A/B … . C … còn lại` say A + C = B."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from doisoat.checks.check import Check, Example
from doisoat.checks.operands import denominator, obstacle, operand
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.remainder_verdict import remainder_finding
from doisoat.checks.sums import all_same_unit
from doisoat.checks.units import DIFFERENT, kinship
from doisoat.records import Finding

#: What stays open of a fraction: `31/40 tiêu chí, còn 9 tiêu chí`, `(thiếu 9)`, `số còn lại 9`.
_SHORTFALL = re.compile(
    r"F[^CFMPXRS;.]{0,40}(?:[,(][^CFMPXRS;.]{0,30}P[^CFMPXRS;.]{0,20})?(?:[,(]|\bvà|;)\s*"
    r"(?:hiện |chỉ |(?:số|phần) (?=còn lại))?"
    r"(?:còn lại|còn thiếu|còn|thiếu)(?: lại)?(?: là)? (?P<rest>C)"
)
#: `59/63 tỉnh (trừ 4 tỉnh …)`, `61/63 địa phương đã nộp (có 2 địa phương chưa nộp)`: only a sum that fits says so.
_EXCEPT = re.compile(
    r"F[^CFMPXRS;.()]{0,100}\((?:(?:trừ|ngoại trừ|không kể|chỉ)\b[^CFMPXRS;.()]{0,40}(?P<bar>C)"
    r"|(?:[^CFMPXRS;.()]{0,20} )?(?P<rest>C)[^CFMPXRS;.()]{0,30}\b(?:không|chưa)\b)"
)
#: The next sentence opens with what is left.
_LEFT = re.compile(r"\W*(?P<rest>C)[^CFMPXRS;.,()]{0,20}\bcòn lại\b")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each fraction with its shortfall."""
    for here in reading.passages:
        for match in _SHORTFALL.finditer(here.text):
            yield from _checked(reading, here, match.start(), match.start("rest"))
        for match in _EXCEPT.finditer(here.text):
            rest = match.start("bar") if match["bar"] else match.start("rest")
            yield from (found for found in _checked(reading, here, match.start(), rest) if found.severity == "ok")
    for before, here in pairwise(reading.passages):
        yield from _next_sentence(reading, before, here)


def _checked(reading: Reading, here: Passage, place: int, rest_place: int) -> Iterator[Finding]:
    fraction, rest = (here.figures[index_at(here, at)] for at in (place, rest_place))
    above, below, left = operand(fraction), denominator(fraction), operand(rest)
    if above and below and left and all_same_unit((fraction, rest)):
        yield remainder_finding(reading, (fraction, rest), below, [above, left])


def _next_sentence(reading: Reading, before: Passage, here: Passage) -> Iterator[Finding]:
    """`241/620 xã đã nộp. 379 xã còn lại …`: the fraction is the only figure of its unit in the sentence before."""
    match = _LEFT.match(here.text)
    if match is None or reading.shadow.text[before.end : here.start].strip():
        return
    rest = here.figures[index_at(here, match.start("rest"))]
    kin = [figure for figure in before.figures if figure.mark in "CF" and kinship(figure, rest) != DIFFERENT]
    if len(kin) != 1 or kin[0].mark != "F" or obstacle(rest) or not all_same_unit((kin[0], rest)):
        return
    above, below, left = operand(kin[0]), denominator(kin[0]), operand(rest)
    if above and below and left:
        found = remainder_finding(reading, (kin[0], rest), below, [above, left])
        yield replace(found, severity="warning") if found.severity == "error" else found


CHECK = Check(
    rules=("CK-04",),
    relation="sum",
    title_vi="phần đạt và phần còn lại không bằng mẫu số",
    title_en="a fraction and its shortfall that do not make the denominator",
    why_vi="Tử số cộng với phần còn lại phải bằng mẫu số.",
    why_en="The numerator and what is left must make the denominator.",
    find=find,
    examples=(
        Example("Xã đạt 31/40 tiêu chí, còn 9 tiêu chí.", "match", "ok"),
        Example("Xã đạt 31/40 tiêu chí, còn thiếu 8 tiêu chí.", "mismatch", "error"),
        Example("Có 475/583 xã đã công khai thủ tục, số còn lại 108 xã chưa làm.", "match", "ok"),
        Example("Đã đổi mã của 59/63 tỉnh (trừ mã của 4 tỉnh miền núi giữ nguyên).", "match", "ok"),
        Example("Có 61/63 tỉnh nộp báo cáo (có 2 tỉnh không nộp báo cáo).", "match", "ok"),
        Example("Có 61/63 tỉnh nộp báo cáo (có 5 tỉnh không nộp đủ phụ lục).", ""),
        Example("Mới có 241/620 xã (38,87%) gửi báo cáo. 379 xã còn lại chưa gửi.", "match", "ok"),
        Example("Mới có 241/620 xã (38,87%) gửi báo cáo. 380 xã còn lại chưa gửi.", "mismatch", "warning"),
        Example("Mới có 241/620 xã gửi báo cáo, 5 xã gửi thiếu. 30 xã còn lại của huyện chưa gửi.", ""),
    ),
)
