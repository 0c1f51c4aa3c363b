"""Wrong percentages as clerks make them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

#: Points that a planted fault must be off by, and keep away from every other base in the text.
_CLEAR = Decimal(2)


def wrong_percentage(right: Decimal, numerator: int, denominator: int, others: Iterable[int]) -> Decimal:
    """A percentage that is plainly wrong for this ratio and right for no other base or part that the text states."""
    known = tuple(n for n in others if n > 0)
    explained = [Decimal(100 * numerator) / n for n in known] + [Decimal(100 * n) / denominator for n in known]
    for candidate in _slips(right):
        if 10 <= candidate < 100 and all(abs(candidate - e) > _CLEAR for e in (right, *explained)):
            return candidate
    raise ValueError(f"no clear fault for {numerator}/{denominator}")


def _slips(right: Decimal) -> Iterator[Decimal]:
    """The two whole digits exchanged, then one digit misread."""
    tens, ones = divmod(int(right), 10)
    tail = right - int(right)
    yield 10 * ones + tens + tail
    for step in (1, -1, 2, -2, 3, -3):
        if 1 <= tens + step <= 9:
            yield 10 * (tens + step) + ones + tail
