"""Single slips of typing: named when one alone explains the contradiction."""

from decimal import Decimal
from fractions import Fraction

import pytest

from doisoat.checks.misprint import misprinted_ratio, misprinted_sum, single_slip


@pytest.mark.parametrize(
    ("printed", "right", "kind"),
    [
        ("352", "532", "transposed_digits"),
        ("1855", "1885", "one_digit"),
        ("185", "1855", "dropped_digit"),
        ("18555", "1855", "extra_digit"),
        ("1855", "1855", None),
        ("901", "1061", None),
    ],
)
def test_a_slip_has_its_name(printed: str, right: str, kind: str | None) -> None:
    assert single_slip(printed, right) == kind


def test_only_an_explanation_without_rival_is_given() -> None:
    found = misprinted_ratio(Fraction(214), Fraction(402), Decimal("35.2"), 1)
    assert found == ("transposed_digits", Decimal("35.2"), Decimal("53.2"))
    assert misprinted_ratio(Fraction(901), Fraction(1499), Decimal("70.8"), 1) is None


def test_a_sum_names_the_number_that_was_mistyped() -> None:
    found = misprinted_sum([Fraction(1722), Fraction(301), Fraction(134)], Fraction(2517))
    assert found == ("transposed_digits", Decimal(2517), Decimal(2157))
    assert misprinted_sum([Fraction(40), Fraction(37), Fraction(19)], Fraction(98)) is None
