"""Days inside longer expressions: `ngày 15/3/2022`, `01 tháng 3 năm 2022`, `10` before a later month (domain DT-05)."""

import re
from dataclasses import dataclass
from datetime import date

from extract.calendar import valid_day

_SLASHED = r"\s?[/.-]\s?(?P<m{n}>\d{{1,2}})(?:\s?[/.-]\s?(?P<y{n}>(?:19|20)\d\d))?"
_SPELT = r"\s{{1,2}}tháng\s{{1,2}}(?P<n{n}>\d{{1,2}})(?:(?:,?\s{{1,2}}năm\s{{1,2}}|\s?[/-]\s?)(?P<z{n}>(?:19|20)\d\d))?"


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed; month and year may be left to what stands beside it."""

    day: int
    month: int | None
    year: int | None


def day_pattern(n: int, *, month_printed: bool) -> str:
    """A regular expression for a day whose groups end in `n`; the month may be missing unless it must be printed."""
    rest = f"(?:{_SLASHED.format(n=n)}|{_SPELT.format(n=n)})"
    return rf"(?:ngày\s{{0,2}})?(?P<d{n}>\d{{1,2}})(?!\d)" + (rest if month_printed else rest + "?")


def printed_day(found: re.Match[str], n: int) -> PrintedDay:
    """The day that the groups ending in `n` caught."""
    month, year = found[f"m{n}"] or found[f"n{n}"], found[f"y{n}"] or found[f"z{n}"]
    return PrintedDay(int(found[f"d{n}"]), int(month) if month else None, int(year) if year else None)


def day_range(first: PrintedDay, last: PrintedDay, year: int) -> tuple[date, date] | None:
    """Both ends, what is missing in the first taken from the last; if it came after it, it lies in the year before."""
    last_year = last.year or year
    end = valid_day(last_year, last.month or 0, last.day)
    start = valid_day(first.year or last_year, first.month or last.month or 0, first.day)
    if start and end and start > end and first.year is None:
        start = valid_day(last_year - 1, start.month, start.day)
    return (start, end) if start and end and start <= end else None
