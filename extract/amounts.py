"""Amounts: where numbers stand in a text and what they are worth, before anything says what they count.

A digit token or a run of number words, the multiplier behind it, a bracketed repetition (`05 (năm)`), groups by spaces.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from math import prod

from extract.labels import is_labelled
from extract.number_words import RUN, read_number_words
from extract.numerals import Numeral, read_numeral
from extract.scan import DIGITS, matches
from extract.units import unit_at

_SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
#: A number; a chain of four and more (`1/2/3/4`, `1-2-3-4`) is a label and taken as one.
_DIGITS = re.compile(
    r"(?<![\w/-])(?P<chain>\d{1,9}(?:[/-]\d{1,9}){3,})"
    r"|(?<!\w)(?<!\d[.,])(?<![^\W\d]-)\d+(?:[.,]\d+)*(?![\d])(?!(?<=\d)[a-zđ](?![\w]))"
)
_SPACED = re.compile(r"(?<![\w.,/])[1-9]\d{0,2}(?: \d{3})+(?![\d.,]\d|\d)")
#: One multiplier, or two as in `225,6 nghìn tỷ đồng`.
_SCALE = re.compile(
    r"\s{0,2}((?:chục|trăm|nghìn|ngàn|vạn|triệu)\s{1,2}(?:triệu|tỷ)|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ)(?!\w)"
    r"(?! (?:lệ|trọng|suất|số|chứng|phú)\b)"
)
_BRACKETED = re.compile(r"\s?\(([^\W\d][^()\d]{1,24})\)")
_PERCENT = re.compile(r"\s{0,2}(?:%|phần trăm\b)")
_FURTHER = re.compile(r" (\d{1,3}(?:,\d+)?)")  # "1 triệu 250 nghìn"
_HALF = re.compile(r" rưỡi(?!\w)")
_SYLLABLE = re.compile(r"[^\W\d]+")
#: The longest number worth reading in words; "hai tỷ ba trăm … chín" takes 19 syllables.
_LONGEST = 20
_PLAN = re.compile(r"kế hoạch|dự toán|chỉ tiêu|tăng|vượt|giảm")
_HOUR = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):$")
_MINUTES = re.compile(r"[0-5]\d")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at a place of the key. `ulp` is the unit in the last place, 0 for exact integers without multiplier."""

    start: int
    end: int
    value: Decimal
    decimals: int = 0
    ulp: Decimal = Decimal(0)
    flags: tuple[str, ...] = ()
    alt: Decimal | None = None
    worded: bool = False

    @property
    def rounded(self) -> bool:
        """Whether the printed number may stand for others close by."""
        return self.ulp > 0


@cache
def _steps(decimals: int, scale: int) -> Decimal:
    return Decimal(scale).scaleb(-decimals)


def _tells_minutes(key: str, token: re.Match[str]) -> bool:
    """Whether a number is the minutes of a time of day, `08:11 Bộ trưởng trả lời`, and no amount."""
    return bool(_MINUTES.fullmatch(token[0]) and _HOUR.search(key, max(0, token.start() - 4), token.start()))


@lru_cache(maxsize=2)
def amounts(key: str) -> tuple[Amount, ...]:
    """All amounts of a key in order; words only where they form a number.

    Several patterns ask for the same key, one after another: the last answers are kept.
    """
    found = {a.start: a for a in _worded(key)}
    found |= {a.start: a for a in _in_digits(key)}
    ordered: list[Amount] = []
    for start in sorted(found):
        amount = found[start]
        if ordered and start < ordered[-1].end:
            continue
        ordered.append(amount)
    return tuple(ordered)


def follower(key: str, end: int) -> str:
    """What stands after a number: `percent`, `multiplier`, `unit` or `plain`."""
    if _PERCENT.match(key, end):
        return "percent"
    if _SCALE.match(key, end):
        return "multiplier"
    return "unit" if unit_at(key, _skip_space(key, end)) else "plain"


def _in_digits(key: str) -> list[Amount]:
    grouped = {a.start: a for found in matches(_SPACED, key, *DIGITS) if (a := _spaced_group(key, found))}
    out = []
    done = 0
    for token in matches(_DIGITS, key, *DIGITS):
        if token.start() < done or token["chain"] or _tells_minutes(key, token):
            continue
        amount = grouped.get(token.start()) or _from_digits(key, token)
        if amount is not None:
            out.append(amount)
            done = amount.end
    return out


def _from_digits(key: str, token: re.Match[str]) -> Amount | None:
    surface, end = token[0], token.end()
    after = follower(key, end)
    plan = after == "percent" and bool(
        _PLAN.search(key, max(0, token.start() - 25), token.start()) or _PLAN.search(key, end, end + 25)
    )
    numeral = read_numeral(surface, after, plan=plan)
    if numeral is None:
        return None
    end = _past_bracket(key, end, numeral)
    return _scaled(key, token.start(), end, numeral)


def _scaled(key: str, start: int, end: int, numeral: Numeral) -> Amount:
    scale = _SCALE.match(key, end)
    if scale is None:
        ulp = _steps(numeral.decimals, 1) if numeral.decimals else Decimal(0)
        return Amount(start, end, numeral.value, numeral.decimals, ulp, numeral.flags, numeral.alt)
    factor = _factor(scale[1])
    end, value = scale.end(), numeral.value * factor
    ulp = _steps(numeral.decimals, factor)
    further = _FURTHER.match(key, end)
    if further and (lower := _SCALE.match(key, further.end())) and _factor(lower[1]) < factor:
        part = read_numeral(further[1], "multiplier")
        if part is not None:
            value, ulp, end = value + part.value * _factor(lower[1]), Decimal(_factor(lower[1])), lower.end()
    elif half := _HALF.match(key, end):
        value, ulp, end = value + factor // 2, Decimal(factor // 10), half.end()
    return Amount(start, end, value, numeral.decimals, ulp, numeral.flags, numeral.alt)


def _factor(multiplier: str) -> int:
    """What the printed words multiply by."""
    return prod(_SCALES[word] for word in multiplier.split())


def _past_bracket(key: str, end: int, numeral: Numeral) -> int:
    """The end after `(năm)` where the bracket repeats the number in words."""
    bracket = _BRACKETED.match(key, end)
    if bracket and read_number_words(" ".join(bracket[1].split())) == numeral.value:
        return bracket.end()
    return end


def _spaced_group(key: str, found: re.Match[str]) -> Amount | None:
    """Digits grouped by single spaces (3.1 row 11): only before a unit or %, and not after a year or an article."""
    if follower(key, found.end()) == "plain" or is_labelled(key, found.start(), "before_group"):
        return None
    numeral = Numeral(Decimal(found[0].replace(" ", "")), 0, ("space_group",))
    return _scaled(key, found.start(), found.end(), numeral)


def _worded(key: str) -> list[Amount]:
    out = []
    for run in RUN.finditer(key):
        syllables = [(s.start(), s.end(), s[0]) for s in _SYLLABLE.finditer(key, *run.span())]
        first = 0
        while first < len(syllables):
            length, value = _longest_number([word for _, _, word in syllables[first : first + _LONGEST]])
            if value is not None:
                out.append(Amount(syllables[first][0], syllables[first + length - 1][1], value, worded=True))
            first += length
    return out


def _longest_number(syllables: list[str]) -> tuple[int, Decimal | None]:
    """How many syllables from the first on form a number, and its value; (1, None) where none does."""
    for length in range(len(syllables), 0, -1):
        value = read_number_words(" ".join(syllables[:length]))
        if value is not None:
            return length, value
    return 1, None


def _skip_space(key: str, at: int) -> int:
    while at < len(key) and key[at] in " \t\n":
        at += 1
    return at
