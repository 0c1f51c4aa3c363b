"""Parts of a legal text: `Điều 7`, `khoản 2`, `điểm a`, `Chương IV`, `phụ lục II` (domain NU-08, NU-09)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Example, Pattern
from extract.roman import read_roman
from extract.scan import Scan, found, matches

_LEVELS = {
    "điều": "dieu",
    "khoản": "khoan",
    "điểm": "diem",
    "chương": "chuong",
    "mục": "muc",
    "phụ lục": "phu_luc",
    "phần": "phan",
}
_NUMBERED = re.compile(
    r"(?<!\w)(?P<unit>điều|khoản|chương|mục|phụ lục|phần)\s{1,2}(?P<value>\d{1,3}[a-zđ]?|[ivx]{1,6})(?!\w|[.,]\d|\s?%)"
)
_POINT = re.compile(r"(?<!\w)điểm\s{1,2}(?P<value>[a-zđ])(?!\w)(?P<rest>\s{1,2}(?:,\s)?(?:khoản|điều)\s{1,2}\d{1,3})?")
_NOT_TITLED = re.compile(r"(?:một|hạng|danh|chuyên|hai|ba|các)\s$")


def _find(scan: Scan) -> Iterator[Mention]:
    for unit in matches(_NUMBERED, scan.key, "điều", "khoản", "chương", "mục", "phụ lục", "phần"):
        value = unit["value"] if unit["value"][0].isdigit() else str(read_roman(unit["value"]) or "")
        if value and not _NOT_TITLED.search(scan.key[max(0, unit.start() - 8) : unit.start()]):
            yield found(scan, "legal_unit", unit.start(), unit.end(), value, level=_LEVELS[unit["unit"]])
    for point in matches(_POINT, scan.key, "điểm"):
        yield found(scan, "legal_unit", point.start(), point.end("value"), point["value"], level="diem")


PATTERN = Pattern(
    name="legal_unit",
    find=_find,
    examples=(
        Example("tại Điều 8, khoản 5, điểm d Điều 9", "legal_unit", "khoản 5", "5"),
        Example("điểm c khoản 3 quy định", "legal_unit", "điểm c", "c"),
        Example("Chương VI và Phụ lục III", "legal_unit", "Phụ lục III", "3"),
    ),
    counterexamples=(Counterexample("hạng mục 9 hoàn thành", "legal_unit", "mục 9"),),
)
