"""Changes told by both ends: `tăng từ 120 lên 150 thủ tục` is one change `120->150`, no two figures (domain NU-06).

Between durations the two ends stay durations.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.currencies import currency_at
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found
from extract.units import unit_at

_FRONT = re.compile(
    r"(?<!\w)(?:(?P<verb>tăng|giảm|cắt giảm|nâng|rút|hạ|đưa|kéo giảm)(?:\s{1,2}[^\W\d]+){0,4}?\s{1,2})?từ\s{1,2}$"
)
_LINK = re.compile(
    r"[^.;:\n\d]{0,40}?(?<!\w)(?:(?:tăng\s|nâng\s|vươn\s)?(?P<up>lên)(?:\s(?:đến|tới|mức|thành))?"
    r"|(?:giảm\s|rút\s|hạ\s)?(?P<down>xuống|còn)(?:\s(?:chỉ\s)?còn)?)\s{1,2}"
)
_PERCENT = re.compile(r"\s{0,2}(?:%|phần trăm(?!\w))")
_SCORE = re.compile(r"\s{1,2}điểm(?!\w)(?!\s{1,2}(?:phần trăm|%))")


class _Unit(NamedTuple):
    code: str
    text: str | None
    end: int
    currency: str | None = None


def _find(scan: Scan) -> Iterator[Mention]:
    for low, high in pairwise(amounts(scan.key)):
        front = _FRONT.search(scan.key, max(0, low.start - 48), low.start) if _may_start(scan.key, low) else None
        if front and high.start - low.end < 80 and (mention := _transition(scan, low, high, front.start())):
            yield mention


def _may_start(key: str, amount: Amount) -> bool:
    return key[max(0, amount.start - 4) : amount.start].rstrip().endswith("từ")


def _transition(scan: Scan, low: Amount, high: Amount, start: int) -> Mention | None:
    """One change over both amounts, if they share a unit and `lên`, `xuống` or `còn` stands between."""
    unit, own = _unit(scan.key, high.end), _unit(scan.key, low.end)
    if unit is None and own is None and low.rounded and high.rounded:  # `từ 6,2 triệu lên 7,4 triệu`
        unit = _Unit("", None, high.end)
    link = _LINK.fullmatch(scan.key, own.end if own else low.end, high.start)
    if unit is None or link is None or (own and (own.code, own.currency) != (unit.code, unit.currency)):
        return None
    quantity = Quantity(
        amount=low.value,
        second=high.value,
        decimals=max(low.decimals, high.decimals),
        ulp=max(low.ulp, high.ulp),
        unit=unit.code or None,
        unit_text=unit.text,
        currency=unit.currency,
        facet="change",
        direction="up" if high.value > low.value else "down",
        delta=high.value - low.value,
    )
    return found(scan, "change", start, unit.end, _value(low.value, high.value), quantity=quantity)


def _value(low: Decimal, high: Decimal) -> str:
    return f"{plain(low)}->{plain(high)}"


def _unit(key: str, at: int) -> _Unit | None:
    if sign := _PERCENT.match(key, at):
        return _Unit("percent", None, sign.end())
    if score := _SCORE.match(key, at):
        return _Unit("score", None, score.end())
    if money := currency_at(key, at):
        return _Unit("", None, money.end, money.code)
    noun = unit_at(key, at + 1) if key[at : at + 1] in (" ", "\n") else None
    return _Unit(noun.code, noun.text, noun.end) if noun else None


PATTERN = Pattern(
    name="transition",
    find=_find,
    examples=(
        Example("tăng thêm (từ 6,2 triệu lên 7,4 triệu)", "change", "từ 6,2 triệu lên 7,4 triệu", "6200000->7400000"),
        Example("số xã đạt chuẩn tăng từ 64 lên 71 xã", "change", "tăng từ 64 lên 71 xã", "64->71"),
        Example("tỷ lệ trễ hạn giảm từ 4,5% xuống còn 1,2%", "change", "từ 4,5%", "4.5->1.2"),
        Example("từ 18 phòng xuống 11 phòng", "change", "từ 18 phòng", "18->11"),
    ),
    counterexamples=(
        Counterexample("giảm từ 20 ngày xuống 12 ngày", "change", "từ 20 ngày xuống 12 ngày"),
        Counterexample("từ 10 hồ sơ trở lên, còn 5 hồ sơ", "change", "5 hồ sơ"),
        Counterexample("từ 64 đến 71 xã", "change", "71 xã"),
    ),
)
