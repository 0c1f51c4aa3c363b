"""Publication timestamps, zone +07:00: date and time in either order (domain DT-09)."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from doisoat.records import Mention, Moment
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found

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
    for stamp in _TIMESTAMP.finditer(scan.key):
        moment = _moment(stamp)
        if moment is not None:
            day = moment.date()
            details = Moment(start=day, end=day, precision="second" if stamp[0].count(":") > 1 else "minute")
            yield found(scan, "timestamp", stamp.start(), stamp.end(), moment.isoformat(), moment=details)


PATTERN = Pattern(
    name="timestamp",
    find=_find,
    examples=(
        Example("Cập nhật ngày: 21/03/2021 - 21:42", "timestamp", "21/03/2021 - 21:42", "2021-03-21T21:42:00+07:00"),
        Example("20/11/2020 13:45:28", "timestamp", "20/11/2020 13:45:28", "2020-11-20T13:45:28+07:00"),
        Example("16:34, 31/03/2023", "timestamp", "16:34, 31/03/2023", "2023-03-31T16:34:00+07:00"),
        Example("Thứ sáu: 15:00 ngày 09/02/2024", "timestamp", "15:00 ngày 09/02/2024", "2024-02-09T15:00:00+07:00"),
        Example("08/09/2021 02:05 CH", "timestamp", "08/09/2021 02:05 CH", "2021-09-08T14:05:00+07:00"),
    ),
    counterexamples=(Counterexample("Họp lúc 14:30 tại phòng 21/3.", "timestamp", "14:30"),),
)
