"""The letters of a page: HTTP header, then strict UTF-8, then what the page declares, then replacement."""

import codecs
import re

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_SNIFFED = 4096
#: What servers state when nobody told them: no Vietnamese text can be written in these.
_UNLIKELY = frozenset({"ascii", "iso8859-1", "cp1252"})


def decode_page(body: bytes, header_charset: str | None = None) -> str:
    """The page as text; never fails, bytes that fit nothing become U+FFFD. A byte order mark is dropped."""
    stated = _known(header_charset)
    declared = _DECLARED.search(body[:_SNIFFED])
    tried = [stated if stated not in _UNLIKELY else None, "utf-8", _known(declared and declared[1].decode("ascii"))]
    for charset in filter(None, [*tried, stated]):
        try:
            return body.decode(charset).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    return body.decode("utf-8", "replace").removeprefix("\ufeff")


def _known(name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None
