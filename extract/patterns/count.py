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
from extract.number_words import VAGUE
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found
from extract.units import UnitFound, unit_at

_SPACE = re.compile(r"[ \t]*\n?[ \t]*")
_LINK = re.compile(r"\s{0,2}(?:-|đến(?:\s{1,2}dưới)?|tới)\s{0,2}")
_VAGUE = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(VAGUE, key=len, reverse=True))})\s{{1,2}}")
_NUMBERING = re.compile(
    r"(?:chương|điều|khoản|mục|trang|kỳ|khóa|số|thứ|đợt|lần|quý|tháng|phiên bản|phòng|tầng|tổ|đường|quốc lộ"
    r"|tỉnh lộ|lớp|mức|mức độ|cấp độ|loại|hạng|nhóm|bước|giai đoạn|bảng|biểu|hình)\s{1,2}$"
)
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
    return unit_at(scan.key, space.end() if space else amount.end, scan.shadow.key)


def _is_set_phrase(key: str, amount: Amount) -> bool:
    """A worded number inside a fixed phrase, or a numeral that numbers and does not count."""
    before = key[max(0, amount.start - 12) : amount.start]
    if not amount.worded:
        return bool(_NUMBERING.search(before)) and not before.rstrip().endswith(("tổng số", "trong số", "trên số"))
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
    unit = _unit_of(scan, high)
    own = _unit_of(scan, low)
    start = own.end if own else low.end
    link = _LINK.match(scan.key, start)
    if unit is None or link is None or link.end() != high.start or low.value >= high.value:
        return None
    if own and own.code != unit.code:
        return None
    worded_from = re.search(r"(?<!\w)từ\s{1,2}$", scan.key[max(0, low.start - 5) : low.start])
    if link[0].strip() != "-" and not worded_from:
        return None
    begin = low.start - len(worded_from[0]) if worded_from else low.start
    interval = Interval(lo=low.value, hi=high.value, hi_incl="dưới" not in link[0])
    quantity = Quantity(
        amount=low.value, second=high.value, op="range", interval=interval, unit=unit.code, unit_text=unit.text,
        decimals=max(low.decimals, high.decimals), ulp=max(low.ulp, high.ulp),
    )  # fmt: skip
    value = f"{plain(low.value)}..{plain(high.value)}"
    return found(scan, "count", begin, unit.end, value, flags=low.flags, quantity=quantity)


def _vague(scan: Scan) -> Iterator[Mention]:
    for at in _VAGUE.finditer(scan.key):
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
        Example("Tỉnh có 1.946 thủ tục, trong đó 1310 thủ tục đủ điều kiện.", "count", "1.946 thủ tục", "1946"),
        Example("Giải quyết 28\u00a0817 hồ sơ và 1 250 hồ sơ.", "count", "28\u00a0817 hồ sơ", "28817"),
        Example("hơn 1,2 triệu hồ sơ", "count", "1,2 triệu hồ sơ", "1200000"),
        Example("mười bảy thủ tục và hai mươi mốt dịch vụ", "count", "mười bảy thủ tục", "17"),
        Example("từ 100 hồ sơ đến dưới 1.000 hồ sơ", "count", "từ 100 hồ sơ đến dưới 1.000 hồ sơ", "100..1000"),
        Example("19 sở, ban, ngành; 11 huyện, thị xã, thành phố", "count", "11 huyện, thị xã, thành phố", "11"),
        Example("hàng trăm hồ sơ", "count", "hàng trăm hồ sơ", None),
        Example("05 (năm) hồ sơ", "count", "05 (năm) hồ sơ", "5"),
    ),
    counterexamples=(
        Counterexample("Một số sở thực hiện cơ chế một cửa, nộp một phần qua mạng.", "count", "một cửa"),
        Counterexample("Tại Điều 2 100 hồ sơ được nêu.", "count", "2 100 hồ sơ"),
        Counterexample("1 tỷ lệ phí và 3 tỉ lệ khác nhau", "count", "1 tỷ"),
    ),
)  # fmt: skip
