"""The letters of TCVN3 and VNI: each read as it is written, texts as a whole, and nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.text.legacy_fonts import decode_by_font
from doisoat.text.legacy_letters import TCVN3, VNI, decode, encoding_of

SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
WRITTEN = {"tcvn3": {letter: code for code, letter in TCVN3.items()}, "vni": {v: k for k, v in VNI.items()}}
PLAIN = "abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXY0123456789 ./-%"


def _write(text: str, encoding: str) -> str:
    return "".join(WRITTEN[encoding].get(letter, letter) for letter in text)


def test_every_letter_has_its_place():
    assert set(TCVN3.values()) == set(SMALL) | set("ĂÂÊÔƠƯĐ")
    assert set(VNI.values()) == set(SMALL) | set(SMALL.upper())
    assert len(set(TCVN3.values())) == len(TCVN3)


@given(st.text(st.sampled_from(SMALL + "ĂÂÊÔƠƯĐ" + PLAIN)))
def test_tcvn3_is_read_as_written(text):
    assert decode(_write(text, "tcvn3"), "tcvn3") == text


@given(st.text(st.sampled_from(SMALL + SMALL.upper() + PLAIN)))
def test_vni_is_read_as_written(text):
    assert decode(_write(text, "vni"), "vni") == text


@pytest.mark.parametrize(
    ("written", "encoding", "text"),
    [
        ("QuyÕt ®Þnh sè 903/Q§-UBND", "tcvn3", "Quyết định số 903/QĐ-UBND"),
        ("Quyeát ñònh soá 903/QÑ-UBND", "vni", "Quyết định số 903/QĐ-UBND"),
        ("Thñ t\xadíng ChÝnh phñ, th¸ng 3 n¨m 2008, ®· ký", "tcvn3", "Thủ tướng Chính phủ, tháng 3 năm 2008, đã ký"),
        ("Thuû töôùng Chính phuû, nhöõng ngöôøi höôûng", "vni", "Thủ tướng Chính phủ, những người hưởng"),
        ("UÛY BAN NHAÂN DAÂN TÆNH", "vni", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Đã có 12 thủ tục © 2024", None, "Đã có 12 thủ tục © 2024"),
        ("Müller & Söhne, São Paulo, España", None, "Müller & Söhne, São Paulo, España"),
        ("25°C, 3 µm, § 4", None, "25°C, 3 µm, § 4"),
    ],
)
def test_a_text_tells_its_encoding(written, encoding, text):
    assert encoding_of(written) == encoding
    assert (decode(written, encoding) if encoding else written) == text


def test_one_line_among_many_in_unicode_is_no_encoding():
    assert encoding_of("Kế hoạch của tỉnh\nDanh mục thủ tục\nKÕ ho¹ch sè 12 cña tØnh") is None


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("uû ban nh©n d©n", ".VnTimeH", ("UỶ BAN NHÂN DÂN", "tcvn3")),
        ("stt", ".VnArialH", ("STT", "tcvn3")),
        ("ñaõ kyù", "VNI-Helve", ("đã ký", "vni")),
        ("đã ký", ".VnTime", ("đã ký", None)),
        ("QuyÕt ®Þnh", "Times New Roman", ("QuyÕt ®Þnh", None)),
        ("QuyÕt ®Þnh", "", ("QuyÕt ®Þnh", None)),
    ],
)
def test_a_font_tells_the_encoding(text, font, expected):
    assert decode_by_font(text, font) == expected
