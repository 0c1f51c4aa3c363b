"""Money in its base currency: `2.062,4 tỷ đồng`, `350 triệu đồng`, `5-7 triệu đồng` (domain NU-02, NU-05, NU-06)."""

from collections.abc import Iterator
from dataclasses import replace

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.currencies import Currency, currency_at
from extract.pattern import Counterexample, Example, Pattern
from extract.ranges import range_between
from extract.scan import Scan, found


def _find(scan: Scan) -> Iterator[Mention]:
    listed = amounts(scan.key)
    before: Amount | None = None
    for amount in listed:
        currency = currency_at(scan.key, amount.end)
        if currency is not None:
            amount = _scaled(amount, currency)  # noqa: PLW2901 - the printed multiplier belongs to the amount
            yield (before and _range(scan, before, amount, currency)) or _single(scan, amount, currency)
        before = amount


def _scaled(amount: Amount, currency: Currency) -> Amount:
    if currency.factor == 1:
        return amount
    value, step = amount.value * currency.factor, currency.factor.scaleb(-amount.decimals)
    return replace(amount, value=value, ulp=step)


def _single(scan: Scan, amount: Amount, currency: Currency) -> Mention:
    quantity = Quantity(amount=amount.value, decimals=amount.decimals, ulp=amount.ulp, currency=currency.code)
    span = amount.start, currency.end
    return found(scan, "money", *span, plain(amount.value), flags=amount.flags, quantity=quantity)


def _range(scan: Scan, low: Amount, high: Amount, currency: Currency) -> Mention | None:
    """`từ 2 tỷ đồng đến 3 tỷ đồng`; in `5-7 triệu đồng` the multiplier serves both ends."""
    own = currency_at(scan.key, low.end)
    if own is None and not low.ulp and high.ulp:
        shared = high.ulp.scaleb(high.decimals)
        low = replace(low, value=low.value * shared, ulp=shared)
    joined = range_between(scan.key, low, high, own.end if own else low.end)
    if joined is None:
        return None
    quantity = Quantity(
        amount=joined.low,
        second=joined.high,
        decimals=joined.decimals,
        ulp=joined.ulp,
        op="range",
        interval=joined.interval,
        currency=currency.code,
    )
    value = f"{plain(joined.low)}..{plain(joined.high)}"
    return found(scan, "money", joined.start, currency.end, value, flags=low.flags, quantity=quantity)


PATTERN = Pattern(
    name="money",
    find=_find,
    examples=(
        Example("giải ngân 1.108,7 tỷ đồng", "money", "1.108,7 tỷ đồng", "1108700000000"),
        Example("tiết kiệm 420 triệu đồng", "money", "420 triệu đồng", "420000000"),
        Example("dự toán 85 tr.đ cho đường truyền", "money", "85 tr.đ", "85000000"),
        Example("hỗ trợ 3-5 triệu đồng mỗi hộ", "money", "3-5 triệu đồng", "3000000..5000000"),
    ),
    counterexamples=(
        Counterexample("12 đồng bộ dữ liệu", "money", "12 đồng"),
        Counterexample("khen 2 đ/c tiêu biểu", "money", "2 đ"),
    ),
)
