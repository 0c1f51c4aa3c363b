"""The letters of TCVN3 and VNI, two encodings from before Unicode, and texts written in them (domain UX-08).

Sources: TCVN 5712:1993, third set; the VNI-Windows fonts. Both as their bytes look when read as Windows-1252.
"""

import re
from collections.abc import Mapping
from unicodedata import normalize

from doisoat.text.legacy import legacy_encoding

_TCVN3 = (
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đ"
    "µà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậ"
    "ÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị"
    "ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợ"
    "ïùñủòũóúôụõừöửøứ÷ữùựúỳûỷüỹýýþỵ"
)
#: VNI prints a vowel and a mark behind it: each mark with the signs of Unicode that it stands for.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATS = {mark: "\u0302" + tone for mark, tone in zip("âáàåãä", ("", *_TONES.values()), strict=True)}
_CUPS = {mark: "\u0306" + tone for mark, tone in zip("êéèúüë", ("", *_TONES.values()), strict=True)}
#: Letters of one sign; ơ and ư take tones behind them.
_WHOLE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}


def _vni() -> dict[str, str]:
    letters = dict(_WHOLE)
    for vowel in "aeiouy":
        letters |= {vowel + mark: vowel + tone for mark, tone in _TONES.items()}
    for horned in "ôö":
        letters |= {horned + mark: _WHOLE[horned] + tone for mark, tone in _TONES.items()}
    letters |= {vowel + mark: vowel + signs for vowel in "aeo" for mark, signs in _HATS.items()}
    letters |= {"a" + mark: "a" + signs for mark, signs in _CUPS.items()}
    small = {written: normalize("NFC", letter) for written, letter in letters.items()}
    return small | {written.upper(): letter.upper() for written, letter in small.items()}


TCVN3: Mapping[str, str] = dict(zip(_TCVN3[::2], _TCVN3[1::2], strict=True))
VNI: Mapping[str, str] = _vni()

_LETTERS = {"tcvn3": TCVN3, "vni": VNI}
_WRITTEN = {
    name: re.compile("|".join(sorted(map(re.escape, letters), key=len, reverse=True)))
    for name, letters in _LETTERS.items()
}
#: Of the lines with letters beyond ASCII, so many betray an encoding where the whole text is in it.
_MOST = 0.5


def decode(text: str, encoding: str) -> str:
    """A text whose letters are those of `tcvn3` or `vni`, in Unicode; other signs stay."""
    letters = _LETTERS[encoding]
    return _WRITTEN[encoding].sub(lambda found: letters[found[0]], text)


def encoding_of(text: str) -> str | None:
    """The encoding in which most lines of a text are written, or None where its letters are those of Unicode."""
    lines = [line for line in text.split("\n") if not line.isascii()]
    found = [encoding for line in lines if (encoding := legacy_encoding(line))]
    if not found or len(found) < _MOST * len(lines):
        return None
    return max(set(found), key=found.count)
