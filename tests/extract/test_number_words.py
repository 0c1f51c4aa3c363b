"""Number words: what they are worth, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.number_words import read_number_words

ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def in_words(number: int) -> str:
    """The written-out form of a number from 1 to 999,999,999,999, an independent writer for the reader's test."""
    groups = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            groups.append(f"{below_thousand(group, full=bool(groups))} {name}".strip())
    return " ".join(groups)


def below_thousand(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    head = [ONES[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if rest == 0:
        return " ".join(head)
    if tens == 0:
        return " ".join([*head, *(["linh"] if head else []), ONES[ones]])
    ten = ["mười"] if tens == 1 else [ONES[tens], "mươi"]
    tail = {0: [], 5: ["lăm"]}.get(ones, ["mốt"] if ones == 1 and tens > 1 else [ONES[ones]])
    return " ".join([*head, *ten, *tail])


@given(st.integers(min_value=1, max_value=999_999_999_999))
def test_written_out_numbers_come_back(number):
    assert read_number_words(in_words(number)) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười bảy", 17),
        ("hai mươi tư", 24),
        ("hai mốt", 21),
        ("chín mươi nhăm", 95),
        ("một trăm lẻ năm", 105),
        ("hai trăm rưỡi", 250),
        ("ba chục", 30),
        ("hai vạn", 20000),
        ("hai triệu rưỡi", 2500000),
        ("một tỷ hai trăm triệu", 1200000000),
    ],
)
def test_words_are_worth(words, value):
    assert read_number_words(words) == Decimal(value)


@pytest.mark.parametrize(
    "words", ["trăm hai", "mười mười", "năm hai mươi", "hai nghìn ba triệu", "mười năm", "mươi", "linh"]
)
def test_words_that_form_no_number(words):
    assert read_number_words(words) is None
