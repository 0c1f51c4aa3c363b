"""Canonical Roman numerals up to 39 (domain NU-08)."""

import re

_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_WORTH = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}


def read_roman(letters: str) -> int | None:
    """`XIV` -> 14; None where the letters form no canonical numeral from 1 to 39."""
    form = _ROMAN.fullmatch(letters)
    value = 10 * len(form[1]) + _WORTH[form[2].lower()] if form else 0
    return value or None
