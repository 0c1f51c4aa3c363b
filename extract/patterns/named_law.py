"""Laws cited by title: `Luật Giao dịch điện tử năm 2023`, `Bộ luật Dân sự` with its year or date (domain DR-14)."""

import re
from collections.abc import Iterable, Iterator

from doisoat.records import Mention, Moment, Reference
from extract.calendar import interval, months, valid_day
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found, matches

_LAW = re.compile(
    r"(?<!\w)(?P<title>(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)(?!\s+số)(?:\s[^\W\d]+(?:,(?=\s[a-zđ]))?){0,12}?)\s{1,2}"
    r"(?:(?P<year>(?:năm\s{1,2})?(?:19|20)\d\d)(?![\d/-])"
    r"|(?P<dated>ngày\s{1,2}(?P<d>\d{1,2})(?:[/.-]|\s{1,2}tháng\s{1,2})(?P<m>\d{1,2})(?:[/.-]|\s{1,2}năm\s{1,2})(?P<y>\d{4}))"
    r"|\(?(?:sửa đổi|SỬA ĐỔI)(?:, bổ sung)?\)?(?:\s{1,2}(?:năm\s{1,2})?(?P<amended>(?:19|20)\d\d)(?![\d/-]))?)"
)
#: What follows "Luật" in other words than a title, and words that no title holds.
_NO_TITLE = re.compile(
    r"Luật\s(?:sư|gia|định|pháp|lệ)(?!\w)|[^\n]*\s(?:này|đã|được|quy định|là|sẽ|của|thì|cũng|có hiệu lực)(?!\w)"
)
_YEAR = re.compile(r"(?:năm\s{1,2})?(?P<year>(?:19|20)\d\d)$")


def _find(scan: Scan) -> Iterator[Mention]:
    for law in matches(_LAW, scan.text, "uật", "Pháp lệnh", "Hiến pháp"):
        title = " ".join(law["title"].split())
        if _NO_TITLE.match(title) or (title != "Hiến pháp" and " " not in title.removeprefix("Bộ ")):
            continue
        day = valid_day(int(law["y"]), int(law["m"]), int(law["d"])) if law["dated"] else None
        stated = law["year"] or law["amended"]
        year = int(stated[-4:]) if stated else day.year if day else None
        end = law.end("year") if law["year"] else law.end("title")
        yield found(scan, "named_law", law.start(), end, title, reference=Reference(year=year, date=day))


def printed_years(scan: Scan, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The year in a law's name: a period of its own beside the law (DR-10)."""
    for law in mentions:
        named = _YEAR.search(scan.shadow.key, law.start, law.end) if law.kind == "named_law" else None
        if named:
            days = months(int(named["year"]), 1, 12)
            details = Moment(start=days[0], end=days[1])
            yield found(scan, "period", named.start(), law.end, interval(*days), moment=details)


PATTERN = Pattern(
    name="named_law",
    find=_find,
    examples=(
        Example("Căn cứ Luật Thanh tra ngày 14/11/2022;", "named_law", "Luật Thanh tra", "Luật Thanh tra"),
        Example("theo Luật Đất đai năm 2024 và các nghị định", "named_law", "Luật Đất đai năm 2024", "Luật Đất đai"),
        Example("theo Luật Khiếu nại, tố cáo 2011", "named_law", "Luật Khiếu nại", "Luật Khiếu nại, tố cáo"),
    ),
    counterexamples=(
        Counterexample("Đoàn luật sư có 45 luật sư năm 2023.", "named_law", "luật sư năm 2023"),
        Counterexample("Luật sư Nguyễn Văn A năm 2023 tư vấn miễn phí.", "named_law", "Luật sư"),
    ),
)
