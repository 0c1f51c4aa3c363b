"""The arithmetic in words a Vietnamese official can follow, and the same in English."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from doisoat.checks.arithmetic import Bounds, half_up
from doisoat.checks.conclusion import Message
from doisoat.checks.reasons import REASONS

_TO_ENGLISH = str.maketrans({",": ".", ".": ","})
#: More decimals than this help nobody.
_MOST_DECIMALS = 6


def vietnamese(value: Decimal | Fraction | int, decimals: int | None = None) -> str:
    """A number as Vietnamese prints it: `1.499`, `70,8`; with so many decimals if asked."""
    exact = Fraction(value)
    sign, exact = ("-" if exact < 0 else ""), abs(exact)
    places = _decimals(exact) if decimals is None else decimals
    digits = f"{half_up(exact, places):f}"
    whole, _, rest = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return sign + (f"{grouped},{rest}" if rest else grouped)


def english(text: str) -> str:
    """A number printed the Vietnamese way, the English way."""
    return text.translate(_TO_ENGLISH)


def both(template_vi: str, template_en: str, *numbers: str) -> Message:
    """One line in both languages; the numbers are given as Vietnamese prints them."""
    return Message(template_vi.format(*numbers), template_en.format(*map(english, numbers)))


def joined(lines: Iterable[Message]) -> Message:
    """Several lines as one message."""
    kept = tuple(lines)
    return Message("\n".join(line.vi for line in kept), "\n".join(line.en for line in kept))


def undecided_message(reason: str) -> Message:
    """Why a relation was not decided."""
    vi, en = REASONS[reason]
    return Message(f"chưa đủ căn cứ để kết luận: {vi}", f"not decided: {en}")


def sum_text(parts: Sequence[Fraction]) -> str:
    """`901 + 178 + 53`."""
    return " + ".join(vietnamese(part) for part in parts)


def bounds_text(bounds: Bounds) -> str:
    """`1.272–1.273`, or one number."""
    first = vietnamese(bounds.first)
    return first if bounds.first == bounds.last else f"{first}–{vietnamese(bounds.last)}"


def _decimals(exact: Fraction) -> int:
    """The decimals a number has, or as many as are worth printing."""
    for places in range(_MOST_DECIMALS):
        if (exact * 10**places).denominator == 1:
            return places
    return 2
