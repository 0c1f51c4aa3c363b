"""Counts: a number directly before what it counts, `1.946 thủ tục`, `hơn 1,2 triệu hồ sơ` (domain NU, UN).

Number words count only before a unit of the table; vague numbers have bounds and no value. Numbers whose noun is not in
the table are handled by `other_noun`, numbers without a noun of their own by `bare_count`.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from doisoat.records import Interval, Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.labels import is_labelled
from extract.number_words import VAGUE
from extract.pattern import Counterexample, Example, Pattern
from extract.ranges import range_between
from extract.scan import Scan, found, matches
from extract.units import UnitFound, unit_at

#: A TAB is the border of a table cell.
_SPACE = re.compile(r" *\n? *")
_MINISTRY = re.compile(r",?\s{1,2}(?:và\s)?(?:ngành|cơ quan|trung ương|[A-ZĐ])")
_VAGUE = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(VAGUE, key=len, reverse=True))})\s{{1,2}}")
_WORD_GUARD = {
    "một": ("cửa", "phần", "số", "trong", "cách", "khi", "bên"),
    "ba": ("không",),
    "hai": ("bên",),
    "bốn": ("tại",),
}


def _find(scan: Scan) -> Iterator[Mention]:
    listed = amounts(scan.key)
    taken = -1
    for at, amount in enumerate(listed):
        if at <= taken:
            continue
        further = listed[at + 1] if at + 1 < len(listed) else None
        if further and (mention := _range(scan, amount, further)):
            taken = at + 1
            yield mention
        elif (unit := _unit_of(scan, amount)) and not _is_set_phrase(scan.key, amount):
            yield _single(scan, amount, unit)
    yield from _vague(scan)


def _unit_of(scan: Scan, amount: Amount) -> UnitFound | None:
    space = _SPACE.match(scan.key, amount.end)
    unit = unit_at(scan.key, space.end() if space else amount.end, scan.shadow.key)
    if unit and unit.text == "bộ" and _is_about_files(scan.key, amount.start, unit.end):
        return unit._replace(code="ho_so")
    return unit


def _is_about_files(key: str, start: int, end: int) -> bool:
    """A bare `bộ` is a set of papers where files are the topic and no ministry is named (domain 3)."""
    opening = max(
        key.rfind(". ", max(0, start - 200), start), key.rfind("\n", max(0, start - 200), start), start - 200, 0
    )
    return "hồ sơ" in key[opening:start] and not _MINISTRY.match(key, end)


def _is_set_phrase(key: str, amount: Amount) -> bool:
    """A worded number inside a fixed phrase, or a numeral that numbers and does not count."""
    before = key[max(0, amount.start - 12) : amount.start]
    if not amount.worded:
        return is_labelled(key, amount.start, "before_unit")
    word = key[amount.start : amount.end]
    following = key[amount.end : amount.end + 8].split()
    if (
        word == "năm"
        and re.search(r"(?:đến|trong|mỗi|từng|hằng|hàng|cả|các|những)\s$", before)
        and not before.endswith("đến ")
    ):
        return True
    if re.search(r"(?:thứ|tháng|ngày|mỗi)\s$", before):
        return True
    if word == "một" and not re.search(r"(?:chỉ|duy nhất|đúng)\s(?:có\s|còn\s)?$", before):  # mostly the article "a"
        return True
    return bool(following) and following[0] in _WORD_GUARD.get(word, ())


def _single(scan: Scan, amount: Amount, unit: UnitFound) -> Mention:
    quantity = Quantity(
        amount=amount.value,
        decimals=amount.decimals,
        ulp=amount.ulp,
        unit=unit.code,
        unit_text=unit.text,
        alt=amount.alt,
    )
    return found(scan, "count", amount.start, unit.end, plain(amount.value), flags=amount.flags, quantity=quantity)


def _range(scan: Scan, low: Amount, high: Amount) -> Mention | None:
    """`30-35 nhiệm vụ`, `từ 100 hồ sơ đến dưới 1.000 hồ sơ`: one count with both ends."""
    unit, own = _unit_of(scan, high), _unit_of(scan, low)
    if unit is None or (own and own.code != unit.code):
        return None
    joined = range_between(scan.key, low, high, own.end if own else low.end)
    if joined is None:
        return None
    quantity = Quantity(
        amount=joined.low,
        second=joined.high,
        op="range",
        interval=joined.interval,
        unit=unit.code,
        unit_text=unit.text,
        decimals=joined.decimals,
        ulp=joined.ulp,
    )
    value = f"{plain(joined.low)}..{plain(joined.high)}"
    return found(scan, "count", joined.start, unit.end, value, flags=low.flags, quantity=quantity)


def _vague(scan: Scan) -> Iterator[Mention]:
    for at in matches(_VAGUE, scan.key, "hàng", "vài"):
        unit = unit_at(scan.key, at.end())
        if unit is None:
            continue
        low, high = VAGUE[" ".join(at[0].split())]
        interval = Interval(lo=Decimal(low), hi=Decimal(high))
        quantity = Quantity(amount=None, interval=interval, unit=unit.code, unit_text=unit.text, vague=True, op="range")
        yield found(scan, "count", at.start(), unit.end, None, quantity=quantity)


PATTERN = Pattern(
    name="count",
    find=_find,
    examples=(
        Example("Huyện có 2.310 thủ tục, 1480 thủ tục đã rà soát.", "count", "2.310 thủ tục", "2310"),
        Example("Nhận 16\u00a0402 hồ sơ và 3 150 hồ sơ.", "count", "16\u00a0402 hồ sơ", "16402"),
        Example("gần 2,4 triệu lượt", "count", "2,4 triệu lượt", "2400000"),
        Example("mười chín tiêu chí và ba mươi tư xã", "count", "ba mươi tư xã", "34"),
        Example("từ 50 hộ đến dưới 200 hộ", "count", "từ 50 hộ đến dưới 200 hộ", "50..200"),
        Example("17 sở, ban, ngành; 9 huyện, thị xã", "count", "9 huyện, thị xã", "9"),
        Example("hàng nghìn lượt người", "count", "hàng nghìn lượt người", None),
        Example("08 (tám) hồ sơ", "count", "08 (tám) hồ sơ", "8"),
    ),
    counterexamples=(
        Counterexample("Một số nơi làm tốt cơ chế một cửa, trả một phần.", "count", "một cửa"),
        Counterexample("1\tSở Nội vụ\t120", "count", "1\tSở"),
        Counterexample("2 tỷ lệ khác nhau, 5 tỉ lệ giống nhau", "count", "2 tỷ"),
        Counterexample("bốn tại chỗ, hai bên cùng lợi", "count", "bốn"),
    ),
)
