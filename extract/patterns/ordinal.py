"""Ordinals: `lần thứ XII`, `khóa XV`, `kỳ họp thứ 5`, `đô thị loại I` (domain NU-08)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.labels import ends_compound
from extract.number_words import read_number_words
from extract.pattern import Counterexample, Example, Pattern
from extract.roman import read_roman
from extract.scan import Scan, found, matches

_ORDINAL = re.compile(
    r"(?<!\w)(?<!nhiệm )(?:lần thứ|thứ|khóa|loại|hạng|cấp|đại hội|lần|đợt|kỳ)\s{1,2}(?P<value>\d{1,3}(?!\d"
    r"|[.,]\d|\s?/\s?\d|\s?%)|[ivx]{1,6})(?!\w)"
)
_WORDED = re.compile(
    r"(?<!\w)(?:lần|kỳ họp|phiên họp|phiên|khóa|đợt|vòng|đại hội(?: lần)?)\s{1,2}thứ\s{1,2}"
    r"(?P<value>nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s{1,2}(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)(?!\w)"
)
_CUES = ("thứ", "khóa", "loại", "hạng", "cấp", "đại hội", "lần", "đợt", "kỳ")
_ARABIC_AFTER = ("lần thứ", "thứ", "khóa", "loại", "lần", "đợt", "kỳ")
_FIRST = {"nhất": 1, "nhì": 2}
_WEEKDAY = re.compile(r"thứ\s{1,2}[2-7](?:\s?,)?\s{1,2}(?:ngày|\ufffc)")


def _find(scan: Scan) -> Iterator[Mention]:
    for at in matches(_ORDINAL, scan.key, *_CUES):
        digits = at["value"][0].isdigit()
        if digits and (not at[0].startswith(_ARABIC_AFTER) or ends_compound(scan.key, at.start("value"))):
            continue
        if not digits and not scan.text[at.start("value") : at.end()].isupper():
            continue
        number = int(at["value"]) if digits else read_roman(at["value"])
        if number and not _WEEKDAY.match(scan.key, at.start()):
            yield found(scan, "ordinal", at.start(), at.end(), str(number))
    for at in matches(_WORDED, scan.key, "thứ"):
        word = " ".join(at["value"].split())
        value = _FIRST.get(word) or read_number_words(word)
        yield found(scan, "ordinal", at.start(), at.end(), str(value))


PATTERN = Pattern(
    name="ordinal",
    find=_find,
    examples=(
        Example("Đại hội lần thứ XI, khóa XIV, kỳ họp thứ 8", "ordinal", "lần thứ XI", "11"),
        Example("Đại hội lần thứ XI, khóa XIV, kỳ họp thứ 8", "ordinal", "khóa XIV", "14"),
        Example("đạt đô thị loại III", "ordinal", "loại III", "3"),
        Example("rà soát lần 4", "ordinal", "lần 4", "4"),
        Example("kỳ họp thứ mười hai", "ordinal", "thứ mười hai", "12"),
    ),
    counterexamples=(
        Counterexample("Thứ 2, ngày 12/4/2021", "ordinal", "Thứ 2"),
        Counterexample("Cuối kỳ 12 hồ sơ", "ordinal", "kỳ 12"),
    ),
)
