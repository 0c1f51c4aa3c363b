"""Spans of days, deadlines by the day: `từ ngày 15/3 đến 14/6/2022`, `trước ngày 20/12/2024` (domain DT-05, DT-06)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from doisoat.records import Mention, Moment
from extract.calendar import nearest_year, valid_day
from extract.days import PrintedDay, day_pattern, day_range, printed_day
from extract.pattern import Counterexample, Example, Pattern
from extract.periods import closed, until
from extract.scan import Scan, found, matches

_RANGE = re.compile(
    rf"(?<!\w)từ\s{{0,2}}{day_pattern(1, month_printed=False)}(?P<gap>\s{{0,2}})(?:đến|tới|-)(?:\s{{1,2}}hết)?\s{{0,2}}"
    rf"{day_pattern(2, month_printed=True)}(?!\d)"
)
_UNTIL = re.compile(
    r"(?<!\w)(?P<lead>(?:(?:chậm|muộn|trễ) nhất(?: là)?(?: vào)?(?: trước| đến)?(?: hết)?|đến hết|trước)"
    r"(?:\s{1,2}(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?|thời điểm))?)\s{1,2}"
    rf"(?=ngày|\d{{1,2}}/\d{{1,2}}/\d{{4}}){day_pattern(1, month_printed=True)}(?!\d)"
)
_MONTHLY = re.compile(r"(?<!\w)(?:trước\s{1,2})?ngày\s{1,2}(?P<day>\d{1,2})\s{1,2}(?:hằng|hàng)\s{1,2}tháng(?!\w)")
#: A bracket directly behind a period is its explicit window, which that period takes in.
_WINDOW_OPENS = re.compile(r"(?:tháng|quý|năm|kỳ)[^()\n]{0,20}\(\s?(?:(?:được )?tính\s)?$")
_FRACTION_OF = re.compile(r"\s{1,2}(?:số|tổng)(?!\w)")


def _find(scan: Scan) -> Iterator[Mention]:
    for span in matches(_RANGE, scan.key, "từ"):
        if mention := _range(scan, span):
            yield mention
    for limit in matches(_UNTIL, scan.key, "trước", "nhất", "đến hết"):
        if mention := _until(scan, limit):
            yield mention
    for monthly in matches(_MONTHLY, scan.key, "hằng", "hàng"):
        yield found(scan, "period", *monthly.span(), f"R/P1M/{int(monthly['day'])}", moment=Moment(recurring=True))


def _range(scan: Scan, span: re.Match[str]) -> Mention | None:
    first, last = printed_day(span, 1), printed_day(span, 2)
    before = scan.key[max(0, span.start() - 40) : span.start()]
    if _FRACTION_OF.match(scan.key, span.end()) or _WINDOW_OPENS.search(before):
        return None
    year = last.year or _year_of(last, scan.published)
    days = day_range(first, last, year) if year else None
    if days is None:
        return None
    glued = ("missing_space",) if not span["gap"] and "-" not in span[0][: span.start(2)] else ()
    return closed(scan, span.span(), days, *glued, *(() if last.year else ("year_from_pub",)))


def _until(scan: Scan, limit: re.Match[str]) -> Mention | None:
    last = printed_day(limit, 1)
    year = last.year or _year_of(last, scan.published)
    end = valid_day(year, last.month or 0, last.day) if year else None
    if end is None:
        return None
    exclusive = "trước" in limit["lead"] and "giờ" not in limit["lead"]
    return until(
        scan,
        limit.span(),
        end - timedelta(days=1) if exclusive else end,
        *(() if last.year else ("year_from_pub",)),
    )


def _year_of(day: PrintedDay, published: date | None) -> int | None:
    near = nearest_year(day.month, day.day, published) if published and day.month else None
    return near.year if near else None


PATTERN = Pattern(
    name="day_range",
    find=_find,
    examples=(
        Example("từ ngày 02/4/2022 đến 30/4/2022", "period", "từ ngày 02/4/2022 đến", "2022-04-02/2022-04-30"),
        Example("nhận đơn từ ngày 03 đến ngày 09/8/2021", "period", "từ ngày 03", "2021-08-03/2021-08-09"),
        Example("gửi về Sở trước ngày 16/5/2023", "period", "trước ngày 16/5/2023", "../2023-05-15"),
        Example("chậm nhất là ngày 16/5/2023", "period", "chậm nhất là ngày", "../2023-05-16"),
        Example("báo cáo ngày 18 hằng tháng", "period", "ngày 18 hằng tháng", "R/P1M/18"),
    ),
    counterexamples=(
        Counterexample("điểm từ 3/4 số phiếu đến 7/8 số phiếu", "period", "từ 3/4 số phiếu đến 7/8"),
        Counterexample("từ 21 ngày xuống 14 ngày", "period", "21 ngày"),
    ),
)
