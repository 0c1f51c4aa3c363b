"""Lines left in an encoding from before Unicode, TCVN3 or VNI: found, not decoded (domain UX-08)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Letters that only genuine Vietnamese text in Unicode has.
_VIETNAMESE = re.compile(r"[\u1ea0-\u1ef9ăđơưĂĐƠƯ]|[aeiouyAEIOUYâêôÂÊÔ][\u0300-\u0303\u0309\u0323]")
_TCVN3 = re.compile(r"(?=[A-Za-zÀ-ÿ][©®§ª«¬µ¸¹¶·]|[©®§ª«¬µ¸¹¶·][A-Za-zÀ-ÿ])")
#: A vowel with its mark letter behind it, or ñ for đ inside a word.
_VNI = re.compile(
    r"(?=[aeouyAEOUY][øùûõïâáàåãäéèëêúüöôÂÁÀÅÃÄÉÈËÊÚÜÖØÙÛÕÏ](?![a-z]{6})|ö[ôøùûõï]|[ñÑ][aeiouyöôAEIOUYÖÔ])"
)


class LegacyLine(NamedTuple):
    """A line of a raw text and the encoding its letters betray: `tcvn3` or `vni`."""

    start: int
    end: int
    encoding: str


def legacy_lines(raw: str) -> Iterator[LegacyLine]:
    """The lines of a raw text that need decoding before their words can be read."""
    start = 0
    for line in raw.split("\n"):
        encoding = legacy_encoding(line)
        if encoding:
            yield LegacyLine(start, start + len(line), encoding)
        start += len(line) + 1


def legacy_encoding(line: str) -> str | None:
    """At least two marks of an encoding, and no genuine Vietnamese letter in the line."""
    if line.isascii() or has_vietnamese_letters(line):
        return None
    for encoding, marks in (("tcvn3", _TCVN3), ("vni", _VNI)):
        hits = marks.finditer(line)
        if next(hits, None) and next(hits, None):
            return encoding
    return None


def has_vietnamese_letters(text: str) -> bool:
    """Whether a text has letters that only genuine Vietnamese in Unicode has."""
    return _VIETNAMESE.search(text) is not None
