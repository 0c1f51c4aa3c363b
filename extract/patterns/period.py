"""Parts of a year as ISO intervals: months, quarters, `6 tháng đầu năm`, halves (domain DT-04 … DT-06).

Without a year they are left open (`--MM`, `--Qn`) and resolved from title or publication afterwards.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from doisoat.records import Mention
from extract.calendar import months
from extract.number_words import read_number_words
from extract.pattern import Counterexample, Example, Pattern
from extract.periods import closed, until, yearless
from extract.scan import Scan, matches

_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d)"
_OF_YEAR = rf"(?:(?:\s{{0,2}}[/-]\s{{0,2}}|\s{{1,2}}(?:của\s{{1,2}})?(?:năm\s{{1,2}})?){_YEAR})?"
_LEAD = (
    r"(?P<lead>(?:(?:(?:chậm|muộn|trễ) nhất(?: là)?\s{1,2})?(?:đến|tới|trước|trong)\s{1,2}(?:hết\s{1,2}|cuối\s{1,2})?"
    r"|(?:chậm|muộn|trễ) nhất(?: là)?\s{1,2}))?"
)
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])(?!\d|[.,]\d|\s?%)"
_QUARTER_NUMBER = r"(?:iv|i{1,3}|[1-4])(?!\w)"
_MONTH = re.compile(rf"(?<!\w){_LEAD}tháng\s{{1,2}}(?P<month>{_MONTH_NUMBER})(?!\s?/\s?\d{{1,2}}(?!\d)){_OF_YEAR}")
_MONTHS = re.compile(
    rf"(?<!\w)từ\s{{1,2}}tháng\s{{1,2}}(?P<first>{_MONTH_NUMBER})(?:\s?[/-]\s?(?P<from>(?:19|20)\d\d))?\s{{1,2}}"
    rf"(?:đến|tới)\s{{1,2}}(?:hết\s{{1,2}})?tháng\s{{1,2}}(?P<last>{_MONTH_NUMBER}){_OF_YEAR}"
)
_QUARTER = re.compile(rf"(?<!\w){_LEAD}quý\s{{1,2}}(?P<quarter>{_QUARTER_NUMBER}){_OF_YEAR}")
_COUNTED = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_PART = re.compile(
    rf"(?<!\w)(?<!\d[.,])(?P<length>{_COUNTED})\s{{1,2}}tháng(?P<part>\s{{1,2}}(?:đầu|cuối)(?:\s{{1,2}}của)?)?"
    rf"\s{{1,2}}năm(?:\s{{1,2}}{_YEAR})?"
)
_HALF = re.compile(rf"(?<!\w)nửa\s{{1,2}}(?P<part>đầu|cuối)\s{{1,2}}năm(?:\s{{1,2}}{_YEAR})?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _find(scan: Scan) -> Iterator[Mention]:
    for span in matches(_MONTHS, scan.key, "tháng"):
        if mention := _months(scan, span):
            yield mention
    for month in matches(_MONTH, scan.key, "tháng"):
        number = int(month["month"])
        yield _part(scan, month, (number, number), f"--{number:02}")
    for quarter in matches(_QUARTER, scan.key, "quý"):
        number = _ROMAN.get(quarter["quarter"]) or int(quarter["quarter"])
        yield _part(scan, quarter, (3 * number - 2, 3 * number), f"--Q{number}")
    for part in matches(_PART, scan.key, "tháng"):
        length = int(part["length"] if part["length"].isdigit() else read_number_words(part["length"]) or 0)
        if 1 <= length <= 12 and (part["part"] or part["year"]):
            ends = (13 - length, 12) if part["part"] and "cuối" in part["part"] else (1, length)
            yield _part(scan, part, ends, f"--{ends[0]:02}/--{ends[1]:02}")
    for half in matches(_HALF, scan.key, "nửa"):
        ends = (1, 6) if half["part"] == "đầu" else (7, 12)
        yield _part(scan, half, ends, f"--{ends[0]:02}/--{ends[1]:02}")


def _months(scan: Scan, span: re.Match[str]) -> Mention | None:
    """`từ tháng 3 đến tháng 8/2022`; a first month later than the last lies in the year before."""
    first, last = int(span["first"]), int(span["last"])
    if span["year"] is None:
        return yearless(scan, span.span(), f"--{first:02}/--{last:02}") if first <= last else None
    year = int(span["year"])
    started = int(span["from"]) if span["from"] else year - (first > last)
    start, end = months(started, first, first)[0], months(year, last, last)[1]
    return closed(scan, span.span(), (start, end)) if start <= end else None


def _part(scan: Scan, at: re.Match[str], ends: tuple[int, int], open_value: str) -> Mention:
    """A part of a year, closed or, behind a word such as `trước` and `đến hết`, a deadline."""
    lead = at.groupdict().get("lead") or ""
    within = not lead or ("trong" in lead and "nhất" not in lead)
    span = (at.start() + (len(lead) if within else 0), at.end())
    if at["year"] is None:
        return yearless(scan, span, open_value, deadline=not within)
    start, end = months(int(at["year"]), *ends)
    if within:
        return closed(scan, span, (start, end))
    return until(scan, span, start - timedelta(days=1) if "trước" in lead else end)


PATTERN = Pattern(
    name="period",
    find=_find,
    examples=(
        Example("Tháng 4/2020 thấp hơn tháng 5-2020.", "period", "Tháng 4/2020", "2020-04-01/2020-04-30"),
        Example("Số liệu quý IV/2021 và quí 2 năm 2022", "period", "quí 2 năm 2022", "2022-04-01/2022-06-30"),
        Example("kết quả 9 tháng đầu năm 2023", "period", "9 tháng đầu năm 2023", "2023-01-01/2023-09-30"),
        Example("Quý III năm 2021 (từ 15/6/2021 đến 14/9/2021)", "period", "Quý III", "2021-06-15/2021-09-14"),
        Example("hoàn thành trước quý III/2024", "period", "trước quý III/2024", "../2024-06-30"),
        Example("từ tháng 2 đến tháng 6/2022", "period", "từ tháng 2", "2022-02-01/2022-06-30"),
        Example("trong tháng 8, quý II", "period", "tháng 8", "--08"),
    ),
    counterexamples=(
        Counterexample("rà soát trong 6 tháng", "period", "6 tháng"),
        Counterexample("tháng 3,5% số hộ nộp chậm", "period", "tháng 3"),
    ),
)
