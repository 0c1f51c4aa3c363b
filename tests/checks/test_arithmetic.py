"""The arithmetic of domain 7.1, by example and by property."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.checks.arithmetic import (
    Number,
    half_up,
    implied_denominators,
    implied_numerators,
    judge_growth,
    judge_percent,
    judge_rate,
    judge_sum,
    truncated,
)

WHOLE = st.integers(1, 10**6)
DECIMALS = st.integers(0, 3)


def number(value: str, ulp: str = "0") -> Number:
    return Number(Fraction(value), Fraction(ulp))


@pytest.mark.parametrize(
    ("part", "whole", "percent", "verdict", "severity"),
    [
        ("1", "8", "12.5", "match", "ok"),
        ("1", "8", "13", "match", "ok"),
        ("1", "8", "12", "match_truncated", "notice"),
        ("2", "3", "66.6", "match_truncated", "notice"),
        ("1", "3", "33.4", "off_by_ulp", "notice"),
        ("999", "1000", "100", "match", "notice"),
        ("901", "1499", "60.5", "mismatch", "warning"),
        ("901", "1499", "70.8", "mismatch", "error"),
    ],
)
def test_a_rate_is_judged_by_its_printed_decimals(
    part: str, whole: str, percent: str, verdict: str, severity: str
) -> None:
    decimals = len(percent.partition(".")[2])
    outcome = judge_rate(number(part), number(whole), Decimal(percent), decimals)
    assert (outcome.verdict, outcome.severity) == (verdict, severity)


def test_rounded_operands_are_judged_by_intervals() -> None:
    spent, plan = number("2062.4", "0.1"), number("8412.5", "0.1")
    assert judge_rate(spent, plan, Decimal("24.5"), 1).verdict == "match_interval"
    assert judge_rate(spent, plan, Decimal("25.5"), 1).verdict == "mismatch"
    assert judge_growth(number("1240", "1"), number("1000", "1"), Decimal(24), 0).verdict == "match_interval"


def test_a_sum_of_rounded_parts_may_miss_by_half_their_last_places() -> None:
    parts = [number("7.5", "0.1"), number("5.1", "0.1")]
    assert judge_sum(parts, number("12.6", "0.1")).verdict == "match"
    assert judge_sum(parts, number("12.7", "0.1")).verdict == "match_interval"
    assert judge_sum(parts, number("12.8", "0.1")).verdict == "mismatch"
    assert judge_sum([number("40"), number("60")], number("98")).verdict == "mismatch"


def test_the_implied_operands_of_a_wrong_rate() -> None:
    assert implied_denominators(Fraction(901), Decimal("70.8"), 1) == (1272, 1273)
    assert implied_numerators(Fraction(1499), Decimal("70.8"), 1) == (1061, 1062)
    assert implied_denominators(Fraction(3), Decimal("0.0"), 1) is None


@given(WHOLE, WHOLE, DECIMALS)
def test_the_rate_that_was_computed_is_a_match(part: int, whole: int, decimals: int) -> None:
    exact = Fraction(100 * part, whole)
    assert judge_percent(exact, half_up(exact, decimals), decimals).verdict == "match"
    assert judge_percent(exact, truncated(exact, decimals), decimals).verdict in ("match", "match_truncated")


@given(WHOLE, WHOLE, DECIMALS, st.integers(2, 10**4))
def test_two_units_of_the_last_place_away_is_never_consistent(part: int, whole: int, decimals: int, steps: int) -> None:
    exact = Fraction(100 * part, whole)
    far = half_up(exact, decimals) + Decimal(steps).scaleb(-decimals)
    assert judge_percent(exact, far, decimals).verdict == "mismatch"


@given(WHOLE, WHOLE, DECIMALS)
def test_implied_operands_give_the_printed_rate_and_their_neighbours_do_not(
    part: int, whole: int, decimals: int
) -> None:
    percent = half_up(Fraction(100 * part, whole), decimals)
    below = implied_denominators(Fraction(part), percent, decimals)
    above = implied_numerators(Fraction(whole), percent, decimals)
    assert above is not None
    assert above.first <= part <= above.last
    for numerator in (above.first, above.last):
        assert half_up(Fraction(100 * numerator, whole), decimals) == percent
    assert half_up(Fraction(100 * (above.last + 1), whole), decimals) != percent
    if below is not None:
        assert below.first <= whole <= below.last
        assert half_up(Fraction(100 * part, below.first), decimals) == percent
        assert half_up(Fraction(100 * part, below.last + 1), decimals) != percent


@given(st.lists(WHOLE, min_size=2, max_size=6), st.integers(-5, 5))
def test_exact_sums_are_equal_or_contradict(parts: list[int], off: int) -> None:
    outcome = judge_sum([Number(Fraction(part)) for part in parts], Number(Fraction(sum(parts) + off)))
    assert (outcome.verdict == "match") == (off == 0)
