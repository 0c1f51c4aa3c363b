"""Days: `25/02/2025`, `ngày 01 tháng 7 năm 2023`, `Sáng 15/9`, `hôm qua`; day first always (domain DT-01 … DT-08).

An impossible date keeps its surface and has no value.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from doisoat.records import Mention, Moment
from extract.calendar import nearest_year, suggestions, valid_day
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found, matches
from extract.units import unit_at

_CUE = r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm)"
_NUMERIC = re.compile(
    r"(?<![\d/.,-])(?:(?<![^\W\d])|(?<=ngày))(?P<day>\d{1,2})(?P<a>\s?[/.-]\s?)(?P<month>\d{1,2})(?P<b>\s?[/.-]\s?)"
    r"(?P<year>\d{4}|\d{2})(?!\d|[.,/-]\d)"
)
_LONG = re.compile(
    rf"(?<!\w){_CUE}(?:\s{{1,3}}(?P<day>\d{{1,2}})|(?P<blank>[\s.…_]{{1,40}}))\s{{1,3}}tháng\s{{1,3}}(?P<month>\d{{1,2}})"
    r"(?:,?\s{1,3}năm\s{1,3}|\s?[/-]\s?)(?P<year>\d{4})(?!\d)"
)
_YEARLESS_LONG = re.compile(
    rf"(?<!\w){_CUE}\s{{1,3}}(?P<day>\d{{1,2}})\s{{1,3}}tháng\s{{1,3}}(?P<month>\d{{1,2}})(?![\d/-])(?!\s{{1,3}}năm\s)"
)
_YEARLESS = re.compile(
    rf"(?<!\w)(?:(?P<certain>ngày|hôm|phiên|(?:{_CUE}|hôm) (?:nay|qua|mai),?\s{{0,2}}\()|{_CUE}|đến|từ|và|hai ngày"
    r"|(?:trước|sau|hết|tới)(?=\s{1,2}\d{1,2}/0))"
    r"\s{0,2}(?<=[\s(])(?P<surface>(?P<day>\d{1,2})[/-](?P<month>\d{1,2}))"
    r"(?!\d|[/.,-]\d|\s{0,2}%)(?!\s{1,2}(?:số|tổng|điểm)(?!\w))"
)
_RELATIVE = re.compile(
    r"(?<!\w)(?P<word>(?:hôm|sáng|trưa|chiều|tối) nay|(?:hôm|sáng|trưa|chiều|tối|đêm) qua|hôm kia)(?!\w)"
)
_OUTLINE = re.compile(r"(?:mục|phiên bản|version|bản|v|ip|điểm|khoản|điều)\s?$")
_RANKED = re.compile(r"(?:thứ|hạng|xếp|vị trí|đạt|số|tỷ lệ)\s?$")


def _find(scan: Scan) -> Iterator[Mention]:
    for numeric in matches(_NUMERIC, scan.key, "/", "-", "."):
        if mention := _numeric(scan, numeric):
            yield mention
    for long in matches(_LONG, scan.key, "tháng"):
        yield _long(scan, long)
    for yearless in matches(_YEARLESS_LONG, scan.key, "tháng"):
        if mention := _yearless(scan, yearless, yearless.span()):
            yield mention
    for yearless in matches(_YEARLESS, scan.key, "/", "-"):
        if _is_day(scan, yearless) and (mention := _yearless(scan, yearless, yearless.span("surface"))):
            yield mention
    yield from _relative(scan)


def _is_day(scan: Scan, at: re.Match[str]) -> bool:
    """Before a unit `từ 5/9 xã` is a ratio; `chiều 16/1 Sở …`, more than the whole, and what `ngày` names are days."""
    no_part = int(at["day"]) > int(at["month"])
    return bool(at["certain"]) or no_part or unit_at(scan.key, _past_space(scan.key, at.end())) is None


def printed_days(scan: Scan, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The day printed inside a deadline (`trước ngày 20/12/2024`): a date of its own beside the period."""
    for period in mentions:
        if period.kind == "period" and period.moment and period.moment.deadline:
            for day in _NUMERIC.finditer(scan.shadow.key, period.start, period.end):
                if mention := _numeric(scan, day):
                    yield mention


def _numeric(scan: Scan, at: re.Match[str]) -> Mention | None:
    before = scan.key[max(0, at.start() - 14) : at.start()]
    year, flags = int(at["year"]), []
    if _OUTLINE.search(before):
        return None
    if len(at["year"]) == 2:
        if "-" in at["a"] and "/" in at["b"]:  # `ngày 12-23/10` are days from … to …
            return None
        if not re.search(rf"{_CUE}:?\s{{1,2}}$", before):
            return None
        pivot = (scan.published.year if scan.published else 2098) + 1
        year += 2000 if 2000 + year <= pivot else 1900
        flags.append("two_digit_year")
    if any(c.isspace() for c in at[0]):
        flags.append("spaces")
    if before.endswith("ngày"):
        flags.append("missing_space")
    if at["a"].strip() != at["b"].strip():
        flags.append("mixed_sep")
    return _dated(scan, at.span(), (year, int(at["month"]), int(at["day"])), flags)


def _dated(scan: Scan, span: tuple[int, int], ymd: tuple[int, int, int], flags: list[str]) -> Mention | None:
    year, month, number = ymd
    if not 1900 <= year <= 2099:
        if not 1000 <= year <= 9999 or valid_day(*ymd) is None:
            return None
        return found(scan, "date", *span, None, flags=("impossible_year", *flags), moment=Moment(precision="day"))
    day = valid_day(*ymd)
    if day is not None:
        details = Moment(start=day, end=day, precision="day")
        return found(scan, "date", *span, day.isoformat(), flags=tuple(flags), moment=details)
    if not 1 <= month <= 31 or not 1 <= number <= 31 or (month > 12 and number > 12):
        return None
    swap = ("maybe_mdy",) if month > 12 else ()
    details = Moment(precision="day", suggestions=suggestions(year, month, number))
    return found(scan, "date", *span, None, flags=("impossible", *swap, *flags), moment=details)


def _long(scan: Scan, at: re.Match[str]) -> Mention:
    year, month = int(at["year"]), int(at["month"])
    if at["blank"]:
        details = Moment(precision="month")
        return found(scan, "date", *at.span(), f"{year:04}-{month:02}", flags=("blank_day",), moment=details)
    dated = _dated(scan, at.span(), (year, month, int(at["day"])), [])
    return dated or found(scan, "date", *at.span(), None, flags=("impossible",), moment=Moment(precision="day"))


def _yearless(scan: Scan, at: re.Match[str], span: tuple[int, int]) -> Mention | None:
    month, day = int(at["month"]), int(at["day"])
    if valid_day(2000, month, day) is None or _RANKED.search(scan.key[max(0, span[0] - 8) : span[0]]):
        return None
    if scan.published is None:
        details = Moment(precision="day")
        return found(scan, "date", *span, f"--{month:02}-{day:02}", flags=("no_year",), moment=details)
    whole = nearest_year(month, day, scan.published)
    if whole is None:
        return None
    details = Moment(start=whole, end=whole, precision="day")
    return found(scan, "date", *span, whole.isoformat(), flags=("year_from_pub",), moment=details)


def _relative(scan: Scan) -> Iterator[Mention]:
    for at in _RELATIVE.finditer(scan.key) if scan.published else ():
        back = 2 if at["word"] == "hôm kia" else int(at["word"].endswith("qua"))
        day: date = (scan.published or date.min) - timedelta(days=back)
        details = Moment(start=day, end=day, precision="day")
        yield found(scan, "date", *at.span(), day.isoformat(), flags=("relative",), moment=details)


def _past_space(key: str, at: int) -> int:
    return at + len(key[at : at + 3]) - len(key[at : at + 3].lstrip())


PATTERN = Pattern(
    name="calendar_date",
    find=_find,
    examples=(
        Example("Nhận góp ý đến 17/6/2024.", "date", "17/6/2024", "2024-06-17"),
        Example("Kiểm tra ngày 3/11/20 tại kho.", "date", "3/11/20", "2020-11-03"),
        Example("nộp ngày 04 / 5 /2009", "date", "04 / 5 /2009", "2009-05-04"),
        Example("ký ngày 09-12/2021", "date", "09-12/2021", "2021-12-09"),
        Example("Phù Lãng, ngày 21 tháng 8 năm 2017", "date", "ngày 21 tháng 8 năm 2017", "2017-08-21"),
        Example("ngày    tháng 11 năm 2020", "date", "tháng 11 năm 2020", "2020-11"),
        Example("Chiều 28/6, đoàn làm việc.", "date", "28/6", "--06-28"),
        Example("Chiều 16/1 Sở họp báo.", "date", "16/1", "--01-16"),
        Example("Sáng nay (12/6), Quốc hội họp.", "date", "12/6", "--06-12"),
        Example("ghi nhầm ngày 31/11/2020", "date", "31/11/2020", None),
        Example("ghi nhầm ngày 04/17/2020", "date", "04/17/2020", None),
    ),
    counterexamples=(
        Counterexample("Mục 3.2.4 của đề cương", "date", "3.2.4"),
        Counterexample("Phiên bản 9.11.23, địa chỉ 10.1.11.23.", "date", "9.11.23"),
        Counterexample("Có 7/9 phường xong, đứng thứ 8/12 huyện.", "date", "7/9"),
        Counterexample("mới có 6/14 xã gửi phiếu", "date", "6/14"),
        Counterexample("tiến hành từ ngày 12-23/10", "date", "12-23/10"),
    ),
)
