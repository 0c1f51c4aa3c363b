"""The shadow copy: what it folds, and the way back to the raw text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.text.shadow import match_key, shadow

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxy áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ AĐÊÔƠƯ"
NOISE = "\u00a0\u2009\u202f\u00ad\u200b\u2060\ufeff\u2013\u2212\u2044\uff05\uff11\u00d0*_[1]\r\n\t\u0301\u0323\u0302"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("QÐ-UBND, ðất, Ɖ", "QĐ-UBND, đất, Đ"),
        ("2021\u20132025, 5\u22127", "2021-2025, 5-7"),
        ("NĐ\u00adCP, hành\u00ad chính, 2021\u00ad2025", "NĐ-CP, hành chính, 2021-2025"),
        ("12\u204415, １２％", "12/15, 12%"),
        ("28\u00a0817\u200b hồ\u2009sơ", "28 817 hồ sơ"),
        ("\u201cĐề án\u201d \u2018một cửa\u2019", "\"Đề án\" 'một cửa'"),
        ("thu\u0309 tu\u0323c", "thủ tục"),
        ("số **512/QĐ-UBND**[3] ngày", "số 512/QĐ-UBND  ngày"),
        ("a\r\nb\rc", "a \nb\nc"),
        ("\uf0b7 Mục", "  Mục"),
    ],
)
def test_folding(raw, text):
    assert shadow(raw).text == text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Tỉnh uỷ", "tỉnh ủy"),
        ("cụ thể hoá", "cụ thể hóa"),
        ("khoẻ", "khỏe"),
        ("TỈNH UỶ", "tỉnh ủy"),
        ("quý, quỹ, hoàn, thuyền", "quý, quỹ, hoàn, thuyền"),
        ("tỉ lệ, quí I, nhiệm kì, công ti", "tỷ lệ, quý i, nhiệm kỳ, công ty"),
        ("tỉ mỉ", "tỉ mỉ"),
        ("đưới 10 hồ sơ", "dưới 10 hồ sơ"),
    ],
)
def test_matching_key(text, key):
    assert match_key(text) == key


@given(st.text(alphabet=VIETNAMESE + NOISE, max_size=120) | st.text(max_size=120))
def test_places_lead_back_to_the_raw_text(raw):
    copy = shadow(raw)
    assert len(copy.key) == len(copy.text)
    places = [copy.place(at, at + 1) for at in range(len(copy.text))]
    assert all(0 <= start < end <= len(raw) for start, end in places)
    assert places == sorted(places)
    assert copy.place(0, len(copy.text))[0] <= copy.place(len(copy.text), len(copy.text))[0] == len(raw)


@given(st.text(alphabet=VIETNAMESE, max_size=80))
def test_decomposed_text_has_the_same_shadow(text):
    composed = unicodedata.normalize("NFC", text)
    assert shadow(unicodedata.normalize("NFD", text)).text == shadow(composed).text


@given(st.text(alphabet=VIETNAMESE, max_size=80))
def test_each_place_holds_its_own_letter(text):
    decomposed = unicodedata.normalize("NFD", text)
    copy = shadow(decomposed)
    for at, letter in enumerate(copy.text):
        start, end = copy.place(at, at + 1)
        assert unicodedata.normalize("NFC", decomposed[start:end]) == letter
