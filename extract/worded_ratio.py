"""Ratios in words: `1100 dịch vụ … trên tổng số 1530 thủ tục` gives its two counts and a fraction that spans them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.scan import Scan, found

_BAR = re.compile(
    r"[^;.:\n%]{0,110}?(?<!\w)(?:(?:trên|trong|/)\s{1,2}(?:tổng\s{1,2}số|tổng|số)|trên)(?:\s{1,2}(?:là|gồm|khoảng)?)?\s{1,2}"
)
_OWN_SUBJECT = re.compile(r",\s.*\b(?:trong|còn)\b|\bcòn lại\b|\btrong đó\b")
_FIGURES = frozenset({"count", "percent", "fraction", "change", "money", "rank", "score", "duration"})
_UNITS_WITHOUT_RATIO = frozenset({"tinh", "dvhc_tinh", "lan", "cap"})


def worded_ratios(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A fraction for every pair of neighbouring counts with `trên tổng số`, `trong tổng số` or `trên` between them."""
    figures = [m for m in mentions if m.kind in _FIGURES]
    for part, whole in pairwise(figures):
        if part.kind != "count" or whole.kind != "count":
            continue
        if part.quantity is None or whole.quantity is None or whole.start - part.end > 140:
            continue
        between = scan.shadow.key[part.end : whole.start]
        bar = _BAR.fullmatch(between)
        if bar is None or _OWN_SUBJECT.search(between) or not _comparable(part.quantity, whole.quantity, between):
            continue
        a, b = part.quantity.amount, whole.quantity.amount
        if a is None or b is None or part.quantity.second is not None or whole.quantity.second is not None or not b:
            continue
        quantity = Quantity(amount=a, second=b, unit=part.quantity.unit, unit_text=part.quantity.unit_text)
        yield found(scan, "fraction", part.start, whole.end, f"{plain(a)}/{plain(b)}", quantity=quantity)


def _comparable(part: Quantity, whole: Quantity, between: str) -> bool:
    """A bare `trên` joins only counts of one unit; `trên tổng số` vouches for related ones."""
    if "tổng" in between:
        return whole.unit not in _UNITS_WITHOUT_RATIO or part.unit == whole.unit
    return part.unit == whole.unit
