"""The letters of a page: what its bytes plainly are, then the HTTP header, then the page's own word, then replacement.

Nothing but UTF-8 is valid UTF-8 by accident, so that it comes before whatever a server states without looking.
"""

import codecs
import re

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_SNIFFED = 4096
#: What servers state when nobody told them: no Vietnamese text can be written in these.
_UNLIKELY = frozenset({"ascii", "iso8859-1", "cp1252"})
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode_page(body: bytes, header_charset: str | None = None) -> str:
    """The page as text; never fails, bytes that fit nothing become U+FFFD. A byte order mark is dropped."""
    stated = _known(header_charset)
    declared = _DECLARED.search(body[:_SNIFFED])
    likely = stated if stated not in _UNLIKELY else None
    wide = stated if stated and stated.startswith(("utf-16", "utf-32")) else None
    written = _known(declared and declared[1].decode("ascii"))
    for charset in filter(None, [_plainly(body), wide, "utf-8", likely, written, stated]):
        try:
            return body.decode(charset).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    return body.decode("utf-8", "replace").removeprefix("\ufeff")


def _plainly(body: bytes) -> str | None:
    """What a byte order mark says, or the zeros of two-byte letters where markup begins."""
    marked = next((charset for mark, charset in _MARKS if body.startswith(mark)), None)
    head = body[:_SNIFFED]
    if marked or head.count(0) < len(head) / 4:
        return marked
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _known(name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None
