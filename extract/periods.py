"""How periods become mentions: closed, open towards the past (a deadline), or waiting for their year."""

from datetime import date

from doisoat.records import Mention, Moment
from extract.calendar import interval
from extract.scan import Scan, found
from extract.windows import explicit_window


def closed(scan: Scan, at: tuple[int, int], days: tuple[date, date], *flags: str) -> Mention:
    """A period with both ends; an explicit window in brackets behind it overrides the calendar."""
    window = explicit_window(scan.shadow.key, at[1])  # its days may have been claimed
    if window:
        at, days, flags = (at[0], window.stop), (window.start, window.end), (*flags, "explicit_window")
    details = Moment(start=days[0], end=days[1])
    return found(scan, "period", *at, interval(*days), flags=flags, moment=details)


def until(scan: Scan, at: tuple[int, int], end: date, *flags: str) -> Mention:
    """A deadline: everything up to and with its last day (domain DT-06)."""
    details = Moment(end=end, deadline=True)
    return found(scan, "period", *at, interval(None, end), flags=flags, moment=details)


def yearless(scan: Scan, at: tuple[int, int], value: str, *, deadline: bool = False) -> Mention:
    """A period printed without its year (`--MM`, `--Qn`, `--MM/--MM`); the year is found afterwards (domain DT-07)."""
    return found(scan, "period", *at, value, flags=("no_year",), moment=Moment(deadline=deadline))
