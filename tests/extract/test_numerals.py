"""The decision table for digits (domain 3.1), row by row, and numbers that come back to themselves."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numerals import read_numeral

TABLE = [
    # row, token, what follows, value, flags
    (1, "1.234.567", "unit", "1234567", ()),
    (1, "12,345,678", "unit", "12345678", ("comma_group",)),
    (2, "1.234,5", "multiplier", "1234.5", ()),
    (2, "1,234.50", "multiplier", "1234.50", ("dot_decimal",)),
    (2, "12.345.678,9", "plain", "12345678.9", ()),
    (3, "1.946", "unit", "1946", ()),
    (3, "28.817", "plain", "28817", ()),
    (4, "70.125", "percent", "70.125", ("dot_decimal",)),
    (5, "70.8", "percent", "70.8", ("dot_decimal",)),
    (5, "62.55", "percent", "62.55", ("dot_decimal",)),
    (5, "0.1234", "plain", "0.1234", ("dot_decimal",)),
    (6, "71,9", "percent", "71.9", ()),
    (6, "0,6512", "plain", "0.6512", ()),
    (7, "1,250", "unit", "1250", ("comma_group",)),
    (8, "99,125", "percent", "99.125", ()),
    (8, "3,125", "multiplier", "3.125", ()),
    (10, "1.250", "multiplier", "1250", ()),
    (0, "007", "unit", "7", ("leading_zero",)),
    (0, "0.875", "percent", "0.875", ("dot_decimal",)),
]


@pytest.mark.parametrize(("row", "token", "follower", "value", "flags"), TABLE)
def test_row_of_the_table(row, token, follower, value, flags):
    numeral = read_numeral(token, follower)
    assert numeral is not None
    assert (numeral.value, numeral.flags) == (Decimal(value), flags)


def test_a_plan_keeps_both_readings():
    numeral = read_numeral("1.035", "percent", plan=True)
    assert numeral is not None
    assert (numeral.value, numeral.alt, numeral.flags) == (Decimal("1.035"), 1035, ("ambiguous",))


@pytest.mark.parametrize("token", ["1.23.456", "10.20.30.40", "1.234.56", "1.2,3.4", "1234.567.890"])
def test_what_is_no_number(token):
    assert read_numeral(token, "unit") is None


@given(st.integers(min_value=0, max_value=10**30), st.sampled_from(["", "."]))
def test_integers_round_trip(number, separator):
    printed = f"{number:,}".replace(",", separator)
    numeral = read_numeral(printed, "unit")
    assert numeral is not None
    assert numeral.value == number


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=1, max_value=8), st.integers(min_value=0))
def test_decimals_round_trip(whole, digits, fraction):
    tail = str(fraction)[:digits].zfill(digits)
    numeral = read_numeral(f"{whole:,}".replace(",", ".") + "," + tail, "percent")
    assert numeral is not None
    assert (numeral.value, numeral.decimals) == (Decimal(f"{whole}.{tail}"), digits)
