"""Words by which documents are found: two syllables joined, everything else apart, nothing lost."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.tokens import joined_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Công bố thủ tục hành chính.", "Công_bố thủ_tục hành_chính ."),
        (normalize("NFD", "thủ tục hành chính"), "thủ_tục hành_chính"),
        ("thủ\ttục", "thủ_tục"),
        ("Sở Tư pháp\nThủ tục", "Sở Tư_pháp\nThủ_tục"),
        ("xã\nhội", "xã\nhội"),  # no word goes over the end of a line
        ("Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo"),  # a longer word stays apart
        ("", ""),
        ("\n\n", "\n\n"),
        ("88/QĐ-UBND", "88/QĐ-UBND"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert joined_words(text).replace(" / ", "/").replace(" - ", "-") == words


def test_a_line_that_is_no_prose_is_left_as_it_is() -> None:
    line = "thủ tục " * 5_000
    assert joined_words(f"{line}\nthủ tục") == f"{line}\nthủ_tục"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["thủ", "tục", "hành", "chính", ",", "12,5", "\n", " ", "\u0301", "\0", "_", "Đ"])))
def test_nothing_but_white_space_is_changed(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert re.sub(r"[\s_]", "", joined_words(text)) == re.sub(r"[\s_]", "", normalize("NFC", text))
