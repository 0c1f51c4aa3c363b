"""What a rate that agrees is worth: weak tests say so, strong ones and contradictions do not."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.checks.arithmetic import Number, judge_rate, passing_rates
from doisoat.checks.power import weakness
from doisoat.checks.reading import prepare
from doisoat.checks.run import find_contradictions
from extract.reader import read

FEW = "với mẫu số {} chỉ có {} tỷ lệ khác nhau"
MANY = "{} trong số {} tỷ lệ có thể ghi (từ 0 % đến 100 %) đều qua được"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Số hóa 1/7 hồ sơ, đạt 14%.", FEW.format(7, 8)),
        ("Số hóa 2/3 hồ sơ, đạt 66,6%.", FEW.format(3, 4)),
        ("Số hóa 1/3 hồ sơ, đạt 33,4%.", FEW.format(3, 4)),
        ("Số hóa 7/10 hồ sơ, đạt 70%.", FEW.format(10, 11)),
        ("Số hóa 7/11 hồ sơ, đạt 63%.", MANY.format(2, 101)),
        ("Số hóa 7/11 hồ sơ, đạt 63,6%.", ""),
        ("Số hóa 214/402 hồ sơ, đạt 53%.", MANY.format(2, 101)),
        ("Số hóa 214/402 hồ sơ, đạt 54%.", MANY.format(2, 101)),
        ("Số hóa 201/402 hồ sơ, đạt 50%.", ""),
        ("Số hóa 214/402 hồ sơ, đạt 53,2%.", ""),
        ("Số hóa 999 hồ sơ trong tổng số 1.000 hồ sơ, đạt 100%.", MANY.format(2, 101)),
        ("Giải ngân 5 tỷ đồng trên tổng số 12 tỷ đồng, đạt 42%.", MANY.format(13, 101)),
        ("Giải ngân 5 tỷ đồng trên tổng số 12 tỷ đồng, đạt 42,5%.", MANY.format(119, "1.001")),
        ("Quá hạn 2 hồ sơ, chiếm 25% trên 8 hồ sơ đến hạn.", FEW.format(8, 9)),
        ("Số hóa 1/7 hồ sơ, đạt 24%.", ""),
        ("Số hóa 1/7 hồ sơ, đạt gần 15%.", ""),
    ],
)
def test_a_weak_test_says_so(text: str, said: str) -> None:
    found = find_contradictions(prepare(text, read(text), title_end=len(text)))
    (finding,) = (f for f in found if f.rule in ("CK-01", "CK-02", "CK-03"))
    vi, en = finding.message_vi.splitlines(), finding.message_en.splitlines()
    assert [line for line in vi if "phép thử yếu" in line] == [line for line in vi if said and said in line]
    assert ("phép thử yếu: " in vi[-1], "a weak test: " in en[-1]) == (bool(said), bool(said))


def test_the_same_in_english() -> None:
    (few,) = weakness(Number(Fraction(1)), Number(Fraction(7)), 0)
    (many,) = weakness(Number(Fraction(214)), Number(Fraction(402)), 0)
    assert few.en == ("a weak test: with a denominator of 7 there are only 8 different rates, agreement may be chance")
    assert many.en == "a weak test: 2 of the 101 rates that could be printed (0 % to 100 %) would pass"


numbers = st.builds(Number, st.integers(1, 60).map(Fraction), st.sampled_from([Fraction(0), Fraction(1), Fraction(10)]))


@given(numbers, numbers, st.sampled_from([0, 1]))
def test_the_rates_that_pass_are_counted_as_they_are_judged(part: Number, whole: Number, decimals: int) -> None:
    printable = [Decimal(value).scaleb(-decimals) for value in range(100 * 10**decimals + 1)]
    passing = [rate for rate in printable if judge_rate(part, whole, rate, decimals).verdict != "mismatch"]
    assert passing_rates(part, whole, decimals) == len(passing)
