"""Explicit windows: `quý I/2020 (tính từ 15/12/2019 đến 14/3/2020)` overrides the calendar (domain DT-04)."""

import re
from datetime import date
from typing import NamedTuple

from extract.days import day_pattern, day_range, printed_day

_WINDOW = re.compile(
    rf"\s{{0,2}}\(\s?(?:(?:được\s)?tính\s{{1,2}})?(?:từ\s{{1,2}})?{day_pattern(1, month_printed=False)}"
    rf"\s{{0,2}}(?:đến|tới|-)\s{{0,2}}(?:hết\s{{1,2}})?{day_pattern(2, month_printed=True)}\s?\)"
)


class Window(NamedTuple):
    """The days named, and where the bracket ends."""

    start: date
    end: date
    stop: int


def explicit_window(key: str, at: int) -> Window | None:
    """The window in brackets directly behind a period."""
    window = _WINDOW.match(key, at)
    if window is None:
        return None
    first, last = printed_day(window, 1), printed_day(window, 2)
    days = day_range(first, last, last.year) if last.year else None
    return Window(*days, window.end()) if days else None
