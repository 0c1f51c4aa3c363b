"""Sentences and lines as spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.text.sentences import line_spans, sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Đạt 71,9%. Còn 12 xã.", ["Đạt 71,9%.", "Còn 12 xã."]),
        ("Ông A. B phụ trách.", ["Ông A. B phụ trách."]),
        ("Họp tại TP. Phù Lãng. Sau đó về.", ["Họp tại TP. Phù Lãng.", "Sau đó về."]),
        ("1. Kết quả\n2. Tồn tại", ["1. Kết quả", "2. Tồn tại"]),
        ("Đã xong . trong năm 2024 đạt 5%.", ["Đã xong . trong năm 2024 đạt 5%."]),
        ("Do lỗi khác (nổ lốp, cháy…) 6 vụ. Hết", ["Do lỗi khác (nổ lốp, cháy…) 6 vụ.", "Hết"]),
        ("Có 1.946 thủ tục… Hết", ["Có 1.946 thủ tục…", "Hết"]),
        ("   \n\n ", []),
    ],
)
def test_sentences(text, sentences):
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet='Aa1. \n!?…)"Đ', max_size=60))
def test_spans_are_trimmed_ordered_and_hold_all_letters(text):
    for spans in (sentence_spans(text), line_spans(text)):
        assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
        assert list(spans) == sorted(spans)
        kept = "".join("".join(text[start:end].split()) for start, end in spans)
        assert kept == "".join(text.split())
