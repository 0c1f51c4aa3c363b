"""Which slip of typing one figure would explain a contradiction: best-effort, no part of the verdict (domain 0.4)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from doisoat.checks.arithmetic import Bounds, half_up, implied_denominators, implied_numerators
from doisoat.checks.conclusion import Message
from doisoat.checks.messages import both, vietnamese

#: A wider range of right values explains too much.
_MOST = 60

_NAMES = {
    "transposed_digits": ("đảo hai chữ số", "two digits transposed"),
    "dropped_digit": ("thiếu một chữ số", "a digit dropped"),
    "extra_digit": ("thừa một chữ số", "a digit too many"),
    "one_digit": ("sai một chữ số", "one digit wrong"),
}


class Misprint(NamedTuple):
    """`printed` would be right as `right`; `kind` is a diagnosis of the law."""

    kind: str
    printed: Decimal
    right: Decimal


def misprinted_ratio(part: Fraction, whole: Fraction, percent: Decimal, decimals: int) -> Misprint | None:
    """The only single slip in A, B or P that makes A/B = P, for whole A and B."""
    if part.denominator != 1 or whole.denominator != 1:
        return None
    slips = [
        *_slips(Decimal(int(part)), _within(implied_numerators(whole, percent, decimals)), 0),
        *_slips(Decimal(int(whole)), _within(implied_denominators(part, percent, decimals)), 0),
        *_slips(percent, [half_up(100 * part / whole, decimals)], decimals),
    ]
    return slips[0] if len(slips) == 1 else None


def misprinted_sum(parts: Sequence[Fraction], total: Fraction) -> Misprint | None:
    """The only number of a sum, part or total, that a single slip explains; whole numbers only."""
    slips = slips_of_sum(parts, total)
    return slips[0] if len(slips) == 1 else None


def slips_of_sum(parts: Sequence[Fraction], total: Fraction) -> list[Misprint]:
    """Every single slip that would explain a sum that fails."""
    if any(number.denominator != 1 for number in (*parts, total)):
        return []
    found = sum(parts, Fraction(0))
    pairs = [(total, found), *((part, part + total - found) for part in parts)]
    return [slip for printed, right in pairs for slip in _slips(Decimal(int(printed)), [Decimal(int(right))], 0)]


def misprint_message(misprint: Misprint) -> Message:
    """What may have been typed wrong."""
    vi, en = _NAMES[misprint.kind]
    template = (f"có thể do gõ nhầm ({vi}): {{0}} thay vì {{1}}", f"perhaps a misprint ({en}): {{0}} instead of {{1}}")
    return both(*template, vietnamese(misprint.printed), vietnamese(misprint.right))


def single_slip(printed: str, right: str) -> str | None:
    """The name of the one edit between two strings of digits; None where there is none or more."""
    if len(printed) == len(right):
        apart = [at for at, (one, two) in enumerate(zip(printed, right, strict=True)) if one != two]
        if len(apart) == 1:
            return "one_digit"
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and printed[apart[0]] == right[apart[1]]
        return "transposed_digits" if swapped and printed[apart[1]] == right[apart[0]] else None
    if len(right) == len(printed) + 1 and _without_one(right, printed):
        return "dropped_digit"
    return "extra_digit" if len(printed) == len(right) + 1 and _without_one(printed, right) else None


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _slips(printed: Decimal, rights: Iterable[Decimal], decimals: int) -> list[Misprint]:
    shown = _digits(printed, decimals)
    found = ((right, single_slip(shown, _digits(right, decimals))) for right in rights if right > 0)
    return [Misprint(kind, printed, right) for right, kind in found if kind is not None]


def _digits(value: Decimal, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", "")


def _within(bounds: Bounds | None) -> list[Decimal]:
    if bounds is None or bounds.last - bounds.first > _MOST:
        return []
    return [Decimal(value) for value in range(bounds.first, bounds.last + 1)]
