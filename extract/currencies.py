"""Currencies directly behind a number: `đồng`, `triệu đ`, `tr.đ`, `USD` (domain NU-05)."""

import re
from decimal import Decimal
from typing import NamedTuple

_CURRENCY = re.compile(
    r"\s{0,2}(?:(?P<million>tr(?:iệu)?\.?\s?)(?=đ))?(?P<name>đồng|đ|vnđ|vnd|usd|đô la(?: mỹ)?|euro|eur)(?!\w|/c\b)"
    r"(?!\s{1,2}(?:bộ|thời|chí|bào|nhất|hương|tháp|nai|ý|hồ|loạt|tình|hành|đội|đều|lúa|ruộng|cỏ))"
)
_CODES = {"usd": "USD", "đô la": "USD", "đô la mỹ": "USD", "euro": "EUR", "eur": "EUR"}


class Currency(NamedTuple):
    """A currency at a place: its ISO code, where it ends, and what an abbreviated multiplier in it is worth."""

    code: str
    end: int
    factor: Decimal


def currency_at(key: str, at: int) -> Currency | None:
    """The currency printed directly behind a number."""
    found = _CURRENCY.match(key, at)
    if found is None:
        return None
    factor = Decimal(10**6 if found["million"] else 1)
    return Currency(_CODES.get(found["name"], "VND"), found.end(), factor)
