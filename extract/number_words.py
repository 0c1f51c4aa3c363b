"""Reads Vietnamese number words, and refuses what it does not know (domain NU-04, NU-10)."""

import re
from decimal import Decimal
from fractions import Fraction

_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9}
_OTHERS = ("mười", "mươi", "chục", "trăm", "linh", "lẻ", "rưỡi")

#: One syllable of a number, longest first so that a regular expression can use it.
SYLLABLE = "|".join(sorted({*_ONES, *_SCALES, *_OTHERS}, key=len, reverse=True))
#: A run of such syllables.
RUN = re.compile(rf"(?<!\w)(?:{SYLLABLE})(?:[ \n]{{1,2}}(?:{SYLLABLE}))*(?!\w)")

#: Vague numbers: what is printed -> the least and the greatest it may be.
VAGUE = {
    "hàng chục": (10, 99), "hàng trăm": (100, 999), "hàng nghìn": (1000, 9999), "hàng ngàn": (1000, 9999),
    "hàng vạn": (10000, 99999), "vài chục": (20, 99), "vài trăm": (200, 999), "vài nghìn": (2000, 9999), "vài": (2, 9),
}  # fmt: skip

#: Parts of a whole in words -> their exact share.
SHARES = {
    "một nửa": Fraction(1, 2), "một phần hai": Fraction(1, 2), "một phần ba": Fraction(1, 3),
    "hai phần ba": Fraction(2, 3), "một phần tư": Fraction(1, 4), "ba phần tư": Fraction(3, 4),
}  # fmt: skip


def read_number_words(words: str) -> Decimal | None:
    """`hai mươi mốt` -> 21, `hai triệu rưỡi` -> 2500000; None where the syllables form no number."""
    total = 0
    rest = words.split()
    ceiling = 10**18
    while rest:
        cut = next((i for i, syllable in enumerate(rest) if syllable in _SCALES), None)
        if cut is None:
            below = _below_thousand(rest)
            return None if below is None or (total and below >= ceiling) else Decimal(total + below)
        scale = _SCALES[rest[cut]]
        group = _below_thousand(rest[:cut])
        if group is None or not group or scale >= ceiling:
            return None
        total, ceiling, rest = total + group * scale, scale, rest[cut + 1 :]
        if rest == ["rưỡi"]:
            return Decimal(total + scale // 2)
    return Decimal(total)


def _below_thousand(syllables: list[str]) -> int | None:
    """A group below one thousand: hundreds, tens, ones, in this order and each at most once."""
    if "trăm" in syllables:
        at = syllables.index("trăm")
        hundreds = _one(syllables[:at])
        rest = syllables[at + 1 :]
        if rest == ["rưỡi"]:
            return None if hundreds is None else hundreds * 100 + 50
        low = _one(rest[1:]) if rest and rest[0] in ("linh", "lẻ") else _below_hundred(rest) if rest else 0
        return None if hundreds is None or low is None else hundreds * 100 + low
    if syllables and syllables[0] in ("linh", "lẻ"):
        return _one(syllables[1:])
    return _below_hundred(syllables)


def _after_hundreds(rest: list[str]) -> int | None:
    if not rest:
        return 0
    if rest[0] in ("linh", "lẻ"):
        return _one(rest[1:])
    return None if rest == ["năm"] else _below_hundred(rest)  # "hai trăm năm": two hundred years


def _below_hundred(syllables: list[str]) -> int | None:
    for ten in ("mươi", "mười", "chục"):
        if ten not in syllables:
            continue
        at = syllables.index(ten)
        tens = 1 if ten == "mười" and at == 0 else _one(syllables[:at])
        rest = syllables[at + 1 :]
        if rest == ["rưỡi"] and ten == "chục":
            return None if tens is None else tens * 10 + 5
        low = _one(rest) if rest else 0
        if rest == ["năm"] and ten != "chục":  # "mười năm" is ten years: fifteen is "mười lăm"
            return None
        return None if tens is None or low is None or (ten == "mười" and at) else tens * 10 + low
    if len(syllables) == 2 and syllables[1] in ("mốt", "tư", "lăm", "nhăm"):  # "hai mốt" for hai mươi mốt
        first, second = _one(syllables[:1]), _one(syllables[1:])
        return None if not first or second is None else first * 10 + second
    return _one(syllables)


def _one(syllables: list[str]) -> int | None:
    return _ONES.get(syllables[0]) if len(syllables) == 1 else None
