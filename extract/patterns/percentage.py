"""Percentages and per mille: `71,9%`, `99,2 phần trăm`, `50-60%`, `hai phần ba` (domain NU-02, NU-06, NU-10)."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from doisoat.records import Interval, Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.number_words import SHARES
from extract.pattern import Counterexample, Example, Pattern
from extract.ranges import range_end
from extract.scan import Scan, found

_SIGN = re.compile(r"\s{0,2}(?:(?P<percent>%|phần trăm(?!\w))|(?P<permille>‰|phần nghìn(?!\w)))")
_SHARE = re.compile(
    rf"(?<!\w)(?P<share>{'|'.join(SHARES)})(?!\w)(?=\s{{1,2}}(?:số|tổng|hồ sơ|thủ tục|dân|hộ|diện tích"
    rf"|kế hoạch|dịch vụ|xã|huyện))"
)


def _find(scan: Scan) -> Iterator[Mention]:
    listed = amounts(scan.key)
    taken = -1
    for at, amount in enumerate(listed):
        if at <= taken:
            continue
        further = listed[at + 1] if at + 1 < len(listed) else None
        joined = range_end(scan.key, amount, further, _SIGN)
        if joined and further:
            taken = at + 1
            yield _range(scan, amount, further, joined)
        elif sign := _SIGN.match(scan.key, amount.end):
            yield _single(scan, amount, sign)
    for share in _SHARE.finditer(scan.key):
        exact = SHARES[share["share"]]
        value = (Decimal(100 * exact.numerator) / exact.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
        quantity = Quantity(amount=value, decimals=2, ulp=Decimal("0.01"), exact=exact)
        yield found(scan, "percent", share.start(), share.end(), plain(value), quantity=quantity)


def _single(scan: Scan, amount: Amount, sign: re.Match[str]) -> Mention:
    quantity = Quantity(
        amount=amount.value, decimals=amount.decimals, ulp=Decimal(1).scaleb(-amount.decimals), alt=amount.alt
    )
    kind = "percent" if sign["percent"] else "permille"
    return found(scan, kind, amount.start, sign.end(), plain(amount.value), flags=_flags(amount), quantity=quantity)


def _range(scan: Scan, low: Amount, high: Amount, end: int) -> Mention:
    quantity = Quantity(
        amount=low.value,
        second=high.value,
        decimals=max(low.decimals, high.decimals),
        ulp=Decimal(1).scaleb(-max(low.decimals, high.decimals)),
        op="range",
        interval=Interval(lo=low.value, hi=high.value, hi_incl="dưới" not in scan.key[low.end : high.start]),
    )
    value = f"{plain(low.value)}..{plain(high.value)}"
    return found(scan, "percent", low.start, end, value, flags=_flags(low, high), quantity=quantity)


def _flags(*parts: Amount) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag for part in parts for flag in part.flags))


PATTERN = Pattern(
    name="percentage",
    find=_find,
    examples=(
        Example("đạt 71,9% và 95,35 %", "percent", "95,35 %", "95.35"),
        Example("tỷ lệ 70.125%", "percent", "70.125%", "70.125"),
        Example("99,2 phần trăm và ba mươi phần trăm", "percent", "ba mươi phần trăm", "30"),
        Example("50-60% và 5 - 7%", "percent", "5 - 7%", "5..7"),
        Example("tỷ lệ 85％ theo báo cáo", "percent", "85％", "85"),
        Example("hai phần ba số hồ sơ", "percent", "hai phần ba", "66.67"),
    ),
    counterexamples=(
        Counterexample("phần trăm hồ sơ chưa rõ, phần mềm 100", "percent", "100"),
        Counterexample("nộp một phần qua mạng", "percent", "một phần"),
    ),
)
