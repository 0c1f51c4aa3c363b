"""Pages whose letters are written otherwise than they say, or are broken."""

import unicodedata
from collections.abc import Sequence

from doisoat.demo.exchange import Response
from doisoat.demo.misbehaving.fault import Fault
from doisoat.demo.misbehaving.site import ARTICLE, answering, article_page, title_of

_PAGE = article_page(2)
_UTF8 = _PAGE.encode()
#: Title and text of the article in TCVN3, a font's encoding from before Unicode, as its bytes are.
_TCVN3_TITLE = "TØnh sè hãa ®ît 2"
_TCVN3 = "Trong ®ît 2, c¸c x· ®· sè hãa 20 hå s¬; ng­êi d©n ®Òu hµi lßng."
#: The letters that code page 1258 has in one piece; the others are a letter and a mark.
_MARKS = dict.fromkeys("\u0300\u0301\u0303\u0309\u0323")


def _windows_1258(text: str) -> bytes:
    def taken_apart(letter: str) -> str:
        try:
            letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            marks = "".join(m for m in apart[1:] if m in _MARKS)
            base = "".join(m for m in apart if m not in _MARKS)
            return unicodedata.normalize("NFC", base) + marks
        return letter

    return "".join(map(taken_apart, text)).encode("cp1258")


def _with_meta(charset: str) -> str:
    return _PAGE.replace("<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={charset}">')


def _fault(name: str, does: str, body: bytes, charset: str = "", *, letters: bool = True) -> Fault:
    content_type = f"text/html; charset={charset}" if charset else "text/html"
    portal = answering({ARTICLE: Response(body=body, content_type=content_type)})
    return Fault(name=name, does=does, portal=portal, documents=3, letters=letters)


_CASES: Sequence[tuple[str, str, bytes, str]] = (
    ("charset-latin-header", "says ISO-8859-1 and sends UTF-8", _UTF8, "iso-8859-1"),
    ("charset-1258-header", "says windows-1258 and sends UTF-8", _UTF8, "windows-1258"),
    (
        "charset-utf8-header",
        "says UTF-8 and sends windows-1258, as the page itself says",
        _windows_1258(_with_meta("windows-1258")),
        "utf-8",
    ),
    ("charset-unknown", "names a character set that does not exist", _UTF8, "utf8mb4_vietnamese"),
    (
        "charset-meta-contradicts",
        "sends UTF-8 in a page that calls itself windows-1252",
        _with_meta("windows-1252").encode(),
        "utf-8",
    ),
    (
        "charset-meta-alone-wrong",
        "sends UTF-8, and only the page speaks: of windows-1258",
        _with_meta("windows-1258").encode(),
        "",
    ),
    ("charset-1258", "sends windows-1258, as the page says", _windows_1258(_with_meta("windows-1258")), ""),
    ("byte-order-mark", "sends UTF-8 with a byte order mark", b"\xef\xbb\xbf" + _UTF8, "utf-8"),
    ("utf-16", "sends UTF-16 with a byte order mark, and does not say so", _PAGE.encode("utf-16"), ""),
    (
        "utf-16-big",
        "sends UTF-16, the high byte first, and says UTF-8",
        b"\xfe\xff" + _PAGE.encode("utf-16-be"),
        "utf-8",
    ),
    ("utf-16-unmarked", "sends UTF-16 without a byte order mark, and does not say so", _PAGE.encode("utf-16-le"), ""),
    ("utf-16-named", "sends UTF-16 and says so", _PAGE.encode("utf-16"), "utf-16"),
    ("nul-bytes", "sends NUL bytes between the words", _UTF8.replace(b" ", b" \x00"), "utf-8"),
    ("decomposed", "sends letters and marks apart", unicodedata.normalize("NFD", _PAGE).encode(), "utf-8"),
)

FAULTS = (
    *(_fault(*case) for case in _CASES),
    _fault(
        "invalid-utf-8",
        "sends bytes in the text that are no UTF-8",
        _UTF8.replace("lòng".encode(), b"l\xf2ng"),
        "utf-8",
        letters=False,
    ),
    _fault(
        "tcvn3",
        "sends letters of the TCVN3 fonts as if they were Latin",
        article_page(2, _TCVN3).replace(title_of(2), _TCVN3_TITLE).encode("latin-1"),
        "iso-8859-1",
        letters=False,
    ),
)
