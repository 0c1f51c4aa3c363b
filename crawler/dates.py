"""Times as the portals print them: day first, Vietnam's zone (UTC+7) where none is said, weekdays not believed."""

import re
from datetime import UTC, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))

_CLOCK = (
    r"(?P<hour{n}>\d{{1,2}})\s*(?:[:hg]|giờ)\s*(?P<minute{n}>\d{{2}})(?::(?P<second{n}>\d{{2}}))?"
    r"(?:\s*(?P<half{n}>SA|CH|AM|PM)\b)?"
)
_DAY = r"(?P<day>\d{1,2})\s*(?P<sign>[/.-])\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})(?!\d)"
_DAY_IN_WORDS = r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})(?!\d)"
_ISO = re.compile(
    r"(?<!\d)(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_PRINTED = tuple(
    re.compile(
        rf"(?:{_CLOCK.format(n=1)}\s*(?:[|,-]\s*)?(?:ngày\s+)?)?(?<!\d){day}(?:\s*[|,-]?\s*{_CLOCK.format(n=2)})?",
        re.IGNORECASE,
    )
    for day in (_DAY, _DAY_IN_WORDS)
)


def read_moment(text: str) -> datetime | None:
    """The first moment printed in a text (aware), midnight where only the day is said; None where there is none."""
    iso = _ISO.search(text)
    if iso:
        return _iso(iso)
    for pattern in _PRINTED:
        for match in pattern.finditer(text):
            moment = _printed(match)
            if moment:
                return moment
    return None


def _iso(match: re.Match[str]) -> datetime | None:
    zone = match["zone"]
    try:
        moment = datetime.fromisoformat(f"{match['date']}T{match['time'] or '00:00'}{zone or ''}")
    except ValueError:
        return None
    return moment.astimezone(VIETNAM) if zone else moment.replace(tzinfo=VIETNAM)


def _printed(match: re.Match[str]) -> datetime | None:
    """The clock after the day counts before the one in front of it: "14:24" may end another sentence."""
    n = 2 if match["hour2"] else 1
    hour, half = int(match[f"hour{n}"] or 0), (match[f"half{n}"] or "").upper()
    if half in {"CH", "PM"} and hour < 12:
        hour += 12
    if half in {"SA", "AM"} and hour == 12:
        hour = 0
    day = (int(match["year"]), int(match["month"]), int(match["day"]))
    try:
        return datetime(*day, hour, int(match[f"minute{n}"] or 0), int(match[f"second{n}"] or 0), tzinfo=VIETNAM)
    except ValueError:
        return None


def read_delay(text: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (a number, or an HTTP date against `now`, aware); None if neither."""
    text = text.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        moment = datetime.strptime(text, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC)
    except ValueError:
        return None
    return max(0.0, (moment - now).total_seconds())
