"""How Vietnamese was written in a document: in Unicode, or in a font of its own that lends other letters its shapes."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

#: TCVN 5712 as the fonts of the family `.Vn…` hold it, by the letters of Windows 1252; capitals with a tone have none.
_TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
        strict=True,
    )
)
#: VNI writes a base letter and a mark behind it: the tone, or shape and tone in one.
_VNI_TONES = {"": "", "\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_CIRCUMFLEX = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_HORNED = {"o": "ô", "u": "ö"}
_VNI_WHOLE = {"đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_TONES = "\u0300\u0301\u0309\u0303\u0323"


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """`font` names the font of a text, `written` gives the letters that are stored for it."""

    font: Callable[[str], str]
    written: Callable[[str], str]


def _tcvn3(text: str) -> str:
    shown = text.lower() if text.isupper() else text
    return "".join(_TCVN3.get(letter, letter) for letter in shown)


def _vni(text: str) -> str:
    return "".join(_vni_letter(letter) for letter in text)


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_WHOLE:
        written = _VNI_WHOLE[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        tone = next((mark for mark in marks if mark in _TONES), "")
        table = _VNI_CIRCUMFLEX if "\u0302" in marks else _VNI_BREVE if "\u0306" in marks else _VNI_TONES
        written = (_VNI_HORNED[base] if "\u031b" in marks else base) + table[tone]
    return written.upper() if letter != small else written


UNICODE = Script(font=lambda _text: "Times New Roman", written=str)
TCVN3 = Script(font=lambda text: ".VnTimeH" if text.isupper() else ".VnTime", written=_tcvn3)
VNI = Script(font=lambda _text: "VNI-Times", written=_vni)
