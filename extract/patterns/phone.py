"""Telephone numbers: 0 and nine or ten digits in any grouping, 1900 and 1800 numbers (domain NU-03, NU-09)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import DIGITS, Scan, found, matches

_PHONE = re.compile(
    r"(?<![\w.,/])(?:\(?(?:\+84[ .-]?|0)\d{1,4}\)?(?:[ .-]?\d){6,10}|1[89]00(?:[ .-]?\d){4,6})(?![\d/])"
)


def _find(scan: Scan) -> Iterator[Mention]:
    for phone in matches(_PHONE, scan.text, *DIGITS):
        digits = "".join(c for c in phone[0] if c.isdigit())
        national = "0" + digits[2:] if phone[0].startswith("+84") else digits
        if national.startswith("1") or len(national) in (10, 11):
            yield found(scan, "phone", phone.start(), phone.end(), national)


PATTERN = Pattern(
    name="phone",
    find=_find,
    examples=(
        Example("Đường dây nóng 0269 3123 456 hoạt động cả ngày.", "phone", "0269 3123 456", "02693123456"),
        Example("Gọi 0256.3812.345 hoặc 1900 1234.", "phone", "0256.3812.345", "02563812345"),
        Example("Tổng đài 1900 1234 tiếp nhận.", "phone", "1900 1234", "19001234"),
    ),
    counterexamples=(Counterexample("Có 0269 hồ sơ và 3123 tài khoản.", "phone", "0269"),),
)
