"""Two amounts that are the ends of one range: `từ 10 đến dưới 100`, `trên 100 đến 500`, `30-35`, `5 - 7%` (NU-06)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from doisoat.records import Interval
from extract.amounts import Amount

_LINK = re.compile(r"\s{0,2}(?:(?P<dash>-)|(?:cho\s{1,2})?(?:đến|tới)(?P<below>\s{1,2}dưới)?)\s{0,2}")
_FRONT = re.compile(r"(?<!\w)(?P<word>từ trên|từ|trên|hơn)\s{1,2}$")


@dataclass(frozen=True, slots=True)
class Range:
    """A range: where it starts (its `từ` included), its ends, and which of them belong to it."""

    start: int
    low: Decimal
    high: Decimal
    interval: Interval
    decimals: int
    ulp: Decimal


def range_between(key: str, low: Amount, high: Amount, low_end: int) -> Range | None:
    """The range of two neighbouring amounts; `low_end` is the end of the first one's own unit, or of its number.

    A worded link needs `từ` in front where the first amount has a unit of its own: "nhận 98 hồ sơ đến 100 hồ sơ".
    """
    link = _LINK.match(key, low_end)
    if link is None or link.end() != high.start or low.value >= high.value or low.worded != high.worded:
        return None
    front = _FRONT.search(key[max(0, low.start - 9) : low.start])
    word = front["word"] if front else ""
    if not link["dash"] and low_end > low.end and not word:
        return None
    interval = Interval(
        lo=low.value, hi=high.value, lo_incl=not word.endswith(("trên", "hơn")), hi_incl=link["below"] is None
    )
    decimals = max(low.decimals, high.decimals)
    start = low.start - len(front[0]) if front else low.start
    return Range(start, low.value, high.value, interval, decimals, max(low.ulp, high.ulp))
