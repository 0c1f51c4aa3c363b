"""Percentages and per mille: `71,9%`, `99,2 phần trăm`, `50-60%`, `hai phần ba` (domain NU-02, NU-06, NU-10)."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.indices import index_of_clause
from extract.number_words import SHARES
from extract.pattern import Counterexample, Example, Pattern
from extract.ranges import range_between
from extract.scan import Scan, found, matches

_SIGN = re.compile(r"\s{0,2}(?:(?P<percent>%|phần trăm(?!\w))|(?P<permille>‰|phần nghìn(?!\w)))")
_SHARE = re.compile(
    rf"(?<!\w)(?P<share>{'|'.join(SHARES)})(?!\w)(?=\s{{1,2}}(?:số|tổng|hồ sơ|thủ tục|dân|hộ|diện tích"
    rf"|kế hoạch|dịch vụ|xã|huyện))"
)


def _find(scan: Scan) -> Iterator[Mention]:
    before: Amount | None = None
    for amount in amounts(scan.key):
        if sign := _SIGN.match(scan.key, amount.end):
            yield (before and _range(scan, before, amount, sign)) or _single(scan, amount, sign)
        before = amount
    for share in matches(_SHARE, scan.key, "một nửa", "phần"):
        exact = SHARES[" ".join(share["share"].split())]
        value = (Decimal(100 * exact.numerator) / exact.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
        quantity = Quantity(amount=value, decimals=2, ulp=Decimal("0.01"), exact=exact)
        yield found(scan, "percent", share.start(), share.end(), plain(value), quantity=quantity)


def _single(scan: Scan, amount: Amount, sign: re.Match[str]) -> Mention:
    quantity = Quantity(
        amount=amount.value,
        decimals=amount.decimals,
        ulp=Decimal(1).scaleb(-amount.decimals),
        alt=amount.alt,
        index=index_of_clause(scan.key, amount.start),
    )
    kind = "percent" if sign["percent"] else "permille"
    return found(scan, kind, amount.start, sign.end(), plain(amount.value), flags=_flags(amount), quantity=quantity)


def _range(scan: Scan, low: Amount, high: Amount, sign: re.Match[str]) -> Mention | None:
    own = _SIGN.match(scan.key, low.end)
    joined = range_between(scan.key, low, high, own.end() if own else low.end)
    if joined is None:
        return None
    quantity = Quantity(
        amount=joined.low,
        second=joined.high,
        decimals=joined.decimals,
        ulp=Decimal(1).scaleb(-joined.decimals),
        op="range",
        interval=joined.interval,
    )
    value = f"{plain(joined.low)}..{plain(joined.high)}"
    return found(scan, "percent", joined.start, sign.end(), value, flags=_flags(low, high), quantity=quantity)


def _flags(*parts: Amount) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag for part in parts for flag in part.flags))


PATTERN = Pattern(
    name="percentage",
    find=_find,
    examples=(
        Example("đạt 64,2% và 88,15 %", "percent", "88,15 %", "88.15"),
        Example("tỷ lệ 81.375%", "percent", "81.375%", "81.375"),
        Example("87,5 phần trăm và bốn mươi phần trăm", "percent", "bốn mươi phần trăm", "40"),
        Example("20-25% và 3 - 4%", "percent", "3 - 4%", "3..4"),
        Example("tỷ lệ 62％ cả kỳ", "percent", "62％", "62"),
        Example("hai phần ba số thôn", "percent", "hai phần ba", "66.67"),
    ),
    counterexamples=(
        Counterexample("phần trăm còn lại chưa rõ, phần cứng 40", "percent", "40"),
        Counterexample("trả một phần tại xã", "percent", "một phần"),
    ),
)
