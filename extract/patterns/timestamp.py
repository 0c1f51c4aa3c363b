"""Publication timestamps, zone +07:00: date and time in either order (domain DT-09)."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from doisoat.records import Mention, Moment
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found, matches

_DATE = r"(?P<day{n}>\d{{1,2}})[/.-](?P<month{n}>\d{{1,2}})[/.-](?P<year{n}>\d{{4}})"
_TIME = (
    r"(?P<hour{n}>\d{{1,2}})(?::|h|g)(?P<minute{n}>\d{{2}})(?::(?P<second{n}>\d{{2}}))?"
    r"(?: ?(?P<half{n}>sa|ch|am|pm)\b)?"
)
_WEEKDAY = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)(?: ngày|,? ngày)? ?[,-]? ?)?"
_BETWEEN = rf"(?: ?[-,|] ?|,? ngày |,? lúc | ){_WEEKDAY}(?:ngày )?"
_TIMESTAMP = re.compile(
    rf"(?<![\d/.,-])(?:{_DATE.format(n=1)}{_BETWEEN}{_TIME.format(n=1)}|{_TIME.format(n=2)}{_BETWEEN}{_DATE.format(n=2)})(?![\d:/])"
)
VIETNAM = timezone(timedelta(hours=7))


def read_timestamp(text: str) -> datetime | None:
    """The first timestamp of a text, aware (+07:00)."""
    stamp = _TIMESTAMP.search(text.lower())
    return _moment(stamp) if stamp else None


def _moment(stamp: re.Match[str]) -> datetime | None:
    n = "1" if stamp["day1"] else "2"
    part = {name: int(stamp[name + n] or 0) for name in ("year", "month", "day", "hour", "minute", "second")}
    half = stamp["half" + n]
    if half in ("ch", "pm") and part["hour"] < 12:
        part["hour"] += 12
    try:
        return datetime(**part, tzinfo=VIETNAM)
    except ValueError:
        return None


def _find(scan: Scan) -> Iterator[Mention]:
    for stamp in matches(_TIMESTAMP, scan.key, ":", "h", "g"):
        moment = _moment(stamp)
        if moment is not None:
            day = moment.date()
            details = Moment(start=day, end=day, precision="second" if stamp[0].count(":") > 1 else "minute")
            yield found(scan, "timestamp", stamp.start(), stamp.end(), moment.isoformat(), moment=details)


PATTERN = Pattern(
    name="timestamp",
    find=_find,
    examples=(
        Example("Cập nhật ngày: 05/02/2020 - 08:10", "timestamp", "05/02/2020 - 08:10", "2020-02-05T08:10:00+07:00"),
        Example("19/11/2023 06:05:44", "timestamp", "19/11/2023 06:05:44", "2023-11-19T06:05:44+07:00"),
        Example("21:40, 02/9/2022", "timestamp", "21:40, 02/9/2022", "2022-09-02T21:40:00+07:00"),
        Example("Thứ sáu: 15:00 ngày 09/02/2024", "timestamp", "15:00 ngày 09/02/2024", "2024-02-09T15:00:00+07:00"),
        Example("10:20 - Thứ hai, 04/7/2022", "timestamp", "10:20 - Thứ hai", "2022-07-04T10:20:00+07:00"),
        Example("08/09/2021 02:05 CH", "timestamp", "08/09/2021 02:05 CH", "2021-09-08T14:05:00+07:00"),
    ),
    counterexamples=(Counterexample("Họp lúc 14:30 tại phòng 21/3.", "timestamp", "14:30"),),
)
