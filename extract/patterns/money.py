"""Money in its base currency: `2.062,4 tỷ đồng`, `350 triệu đồng` (domain NU-02, NU-05)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import amounts
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found

_CURRENCY = re.compile(
    r"\s{0,2}(?P<name>đồng|đ|vnđ|vnd|usd|đô la(?: mỹ)?|euro|eur)(?!\w)(?!\s{1,2}(?:bộ|thời|chí|bào|nhất|hương"
    r"|tháp|nai|ý|hồ|loạt|tình))"
)
_CODES = {"usd": "USD", "đô la": "USD", "đô la mỹ": "USD", "euro": "EUR", "eur": "EUR"}


def _find(scan: Scan) -> Iterator[Mention]:
    for amount in amounts(scan.key):
        currency = _CURRENCY.match(scan.key, amount.end)
        if currency is None:
            continue
        quantity = Quantity(
            amount=amount.value, decimals=amount.decimals, ulp=amount.ulp, currency=_CODES.get(currency["name"], "VND")
        )
        yield found(
            scan, "money", amount.start, currency.end(), plain(amount.value), flags=amount.flags, quantity=quantity
        )


PATTERN = Pattern(
    name="money",
    find=_find,
    examples=(
        Example("giải ngân 2.062,4 tỷ đồng", "money", "2.062,4 tỷ đồng", "2062400000000"),
        Example("tiết kiệm 350 triệu đồng", "money", "350 triệu đồng", "350000000"),
        Example("5 tỉ đồng và tỉ mỉ", "money", "5 tỉ đồng", "5000000000"),
    ),
    counterexamples=(Counterexample("12 đồng bộ dữ liệu", "money", "12 đồng"),),
)
