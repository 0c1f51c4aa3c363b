"""Fonts that lent Western letters the shapes of Vietnamese ones: the font tells the encoding (domain UX-08)."""

from doisoat.text.legacy import has_vietnamese_letters
from doisoat.text.legacy_letters import decode

_FONTS = ((".vn", "tcvn3"), ("vni-", "vni"))


def decode_by_font(text: str, font: str) -> tuple[str, str | None]:
    """A text in Unicode and the encoding that its font tells, if any; what is in Unicode already stays as it is.

    The fonts of TCVN3 whose names end in H draw small letters as capitals.
    """
    name = font.strip().lower()
    encoding = next((encoding for begins, encoding in _FONTS if name.startswith(begins)), None)
    if encoding is None or has_vietnamese_letters(text):
        return text, None
    better = decode(text, encoding)
    return better.upper() if encoding == "tcvn3" and name.endswith("h") else better, encoding
