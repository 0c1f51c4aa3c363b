"""Lines in TCVN3 and VNI are found and nothing else is."""

import pytest

from doisoat.text.legacy import legacy_encoding, legacy_lines


@pytest.mark.parametrize(
    ("line", "encoding"),
    [
        ("KÕ ho¹ch sè 12/KH-UBND cña tØnh", "tcvn3"),
        ("Keá hoaïch caûi caùch haønh chính", "vni"),
        ("Kế hoạch số 12/KH-UBND của tỉnh", None),
        ("Sản phẩm ® của © nhà cung cấp", None),
        ("Plan no. 12 of the province", None),
        ("25°C · 3 µm", None),
        ("Müller & Söhne", None),
        ("", None),
    ],
)
def test_encoding_of_a_line(line, encoding):
    assert legacy_encoding(line) == encoding


def test_lines_have_their_place():
    text = "Kế hoạch\nKÕ ho¹ch sè 12 cña tØnh\nhết"
    (line,) = legacy_lines(text)
    assert text[line.start : line.end] == "KÕ ho¹ch sè 12 cña tØnh"
