"""Days, months and quarters as ISO values, and the repair of impossible dates by one single edit (domain DT-08)."""

from calendar import monthrange
from datetime import date


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1 <= year <= 9999):
        return None
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """The days from the first day of a month to the last day of another of the same year."""
    return date(year, first, 1), month_end(year, last)


def interval(start: date | None, end: date | None) -> str:
    """The ISO interval, both ends inclusive, `..` for an open one."""
    return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"


def suggestions(year: int, month: int, day: int) -> tuple[str, ...]:
    """Valid dates one edit away: the day-month swap first and alone, else dropping or changing one digit of the day."""
    if swapped := valid_day(year, day, month):
        return (swapped.isoformat(),)
    nearby = {valid_day(year, month, d) for d in (day - 1, day - 10, day - 20) if d > 0} if day > 28 else set()
    return tuple(sorted(d.isoformat() for d in nearby if d)) if len(nearby - {None}) == 1 else ()


def nearest_year(month: int, day: int, published: date) -> date | None:
    """The day whose year puts it nearest to publication, at most 30 days after it; else the latest past (DT-07)."""
    candidates = [
        d for year in (published.year - 1, published.year, published.year + 1) if (d := valid_day(year, month, day))
    ]
    allowed = [d for d in candidates if (d - published).days <= 30]
    return min(allowed, key=lambda d: abs((d - published).days), default=None)
