"""Ordinals: `lần thứ XII`, `khóa XV`, `kỳ họp thứ 5`, `đô thị loại I` (domain NU-08)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Example, Pattern
from extract.roman import read_roman
from extract.scan import Scan, found

_ORDINAL = re.compile(
    r"(?<!\w)(?<!nhiệm )(?:lần thứ|thứ|khóa|loại|hạng|cấp|đại hội|lần|đợt|kỳ)\s{1,2}(?P<value>\d{1,3}(?!\d"
    r"|[.,]\d|\s?/\s?\d|\s?%)|[ivx]{1,6})(?!\w)"
)
_ARABIC_AFTER = ("thứ", "khóa", "loại", "lần", "đợt", "kỳ")
_WEEKDAY = re.compile(r"thứ\s{1,2}[2-7](?:\s?,)?\s{1,2}(?:ngày|\ufffc)")


def _find(scan: Scan) -> Iterator[Mention]:
    for at in _ORDINAL.finditer(scan.key):
        digits = at["value"][0].isdigit()
        if digits and not at[0].startswith(("lần thứ", *_ARABIC_AFTER)):
            continue
        if not digits and not scan.text[at.start("value") : at.end()].isupper():
            continue
        number = int(at["value"]) if digits else read_roman(at["value"])
        if number and not _WEEKDAY.match(scan.key, at.start()):
            yield found(scan, "ordinal", at.start(), at.end(), str(number))


PATTERN = Pattern(
    name="ordinal",
    find=_find,
    examples=(
        Example("Đại hội lần thứ XII, khóa XV, kỳ họp thứ 5", "ordinal", "lần thứ XII", "12"),
        Example("Đại hội lần thứ XII, khóa XV, kỳ họp thứ 5", "ordinal", "khóa XV", "15"),
        Example("đô thị loại I", "ordinal", "loại I", "1"),
        Example("kiểm tra lần 2", "ordinal", "lần 2", "2"),
    ),
    counterexamples=(Counterexample("Thứ 2, ngày 12/4/2021", "ordinal", "Thứ 2"),),
)
