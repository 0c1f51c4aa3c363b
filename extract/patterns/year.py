"""Years and ranges of years: `năm 2023`, `giai đoạn 2021-2025`, `đến năm 2030` (domain DT-04 … DT-06)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from doisoat.records import Mention, Moment
from extract.calendar import months
from extract.pattern import Counterexample, Example, Pattern
from extract.periods import closed, until, yearless
from extract.scan import Scan, matches
from extract.units import unit_at

_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d)"
_RANGE = re.compile(
    r"(?<![\w./-])(?:(?P<cue>giai đoạn|nhiệm kỳ|thời kỳ|các năm|từ(?: năm)?)\s{1,2})?(?P<y1>(?:19|20)\d\d)\s{0,2}"
    r"(?:-|đến(?: hết)?(?: năm)?|tới)\s{0,2}(?P<y2>(?:19|20)\d\d)(?![\d/]|[.,]\d)"
)
_NAMED = re.compile(
    r"(?<!\w)(?P<lead>(?:(?:chậm|muộn) nhất (?:là )?)?(?:đến(?: hết| cuối)?|trước|trong|hết|tới)\s{1,2})?"
    rf"(?:cả\s{{1,2}})?năm\s{{1,2}}{_YEAR}(?!\s?-\s?(?:19|20)\d\d)"
)
_BARE_UNTIL = re.compile(rf"(?<!\w)(?P<lead>(?:tầm nhìn\s{{1,2}})?đến)\s{{1,2}}{_YEAR}")
_SEVERAL = re.compile(rf"(?<!\w)(?:các|những|hai|ba)\s{{1,2}}năm\s{{1,2}}{_YEAR}")
_MORE = re.compile(r"(?:\s?,|\s{1,2}(?:và|với|đến))\s{1,2}(?:năm\s{1,2})?(?P<year>(?:19|20)\d\d)(?![\d/]|[.,]\d)")
_WHOLE = re.compile(r"(?<!\w)cả năm(?!\s{1,2}\d)(?!\w)")


def _find(scan: Scan) -> Iterator[Mention]:
    for span in matches(_RANGE, scan.key, "19", "20"):
        first, last = int(span["y1"]), int(span["y2"])
        if first < last <= first + 60 and unit_at(scan.key, span.end() + 1) is None:
            days = (date(first, 1, 1), date(last, 12, 31))
            yield closed(scan, span.span(), days, *(("term",) if span["cue"] == "nhiệm kỳ" else ()))
    for several in matches(_SEVERAL, scan.key, "năm"):
        yield _whole_year(scan, several.span("year"), int(several["year"]))
        yield from _further(scan, several.end())
    for pattern in (_NAMED, _BARE_UNTIL):
        for at in matches(pattern, scan.key, "năm", "đến"):
            yield _named(scan, at)
            yield from _further(scan, at.end())
    for at in matches(_WHOLE, scan.key, "cả năm"):
        yield yearless(scan, at.span(), "--01/--12")


def _further(scan: Scan, at: int) -> Iterator[Mention]:
    """The other years of `năm 2018, 2019 và 2021`; a number with a noun of its own is none."""
    while more := _MORE.match(scan.key, at):
        if unit_at(scan.key, more.end() + 1) is None:
            yield _whole_year(scan, more.span("year"), int(more["year"]))
        at = more.end()


def _named(scan: Scan, at: re.Match[str]) -> Mention:
    year, lead = int(at["year"]), (at["lead"] or "").strip()
    if not lead:
        return _whole_year(scan, at.span(), year)
    if lead == "trong":  # a deadline that opens no target scope: things happen within the year
        within = _whole_year(scan, at.span(), year)
        return replace(within, moment=replace(within.moment or Moment(), deadline=True))
    return until(scan, at.span(), date(year - 1 if "trước" in lead else year, 12, 31))


def _whole_year(scan: Scan, span: tuple[int, int], year: int) -> Mention:
    return closed(scan, span, months(year, 1, 12))


PATTERN = Pattern(
    name="year",
    find=_find,
    examples=(
        Example("giai đoạn 2016 – 2021", "period", "giai đoạn 2016 – 2021", "2016-01-01/2021-12-31"),
        Example("Đến năm 2027, mọi xã đều có trạm", "period", "Đến năm 2027", "../2027-12-31"),
        Example("hoàn thành trước năm 2027", "period", "trước năm 2027", "../2026-12-31"),
        Example("so sánh các năm 2019, 2020", "period", "2020", "2020-01-01/2020-12-31"),
    ),
    counterexamples=(
        Counterexample("Khởi công giai đoạn 2 với 2023 hộ", "period", "2023"),
        Counterexample("lan tới năm xã vùng cao", "period", "tới năm"),
    ),
)
