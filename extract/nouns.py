"""Nouns that the unit table does not name, `học sinh` of `250 học sinh`: where one ends that stands behind a number."""

import re
from functools import cache, lru_cache

from extract.scan import Scan
from extract.tokens import tagged_words
from extract.units import UnitFound
from extract.words import word_list

_WINDOW = re.compile(r"[^\W\d]+(?:[ ][^\W\d]+){0,5}")
_ACRONYM = re.compile(r"[A-ZĐ]{2,6}(?!\w)")
_NOUNS = frozenset({"N", "Nc", "Nb", "Ny"})


@cache
def _barred_nouns() -> frozenset[str]:
    return frozenset(noun for nouns in word_list("uncounted")["nouns"].values() for noun in nouns)


@cache
def _barred_openings() -> frozenset[str]:
    """The barred words that bar what they open, too: `giờ` bars `giờ làm việc`, but `công` not `công ty`."""
    return _barred_nouns() - frozenset(word_list("uncounted")["opens_nouns"]["words"])


def noun_at(scan: Scan, at: int) -> UnitFound | None:
    """The countable common noun or acronym that starts at this place, as the unit `other`."""
    window = _WINDOW.match(scan.key, at)
    if window is None or not (scan.text[at].islower() or _ACRONYM.match(scan.text, at)):
        return None
    length = _noun_length(window[0])
    return UnitFound("other", " ".join(scan.key[at : at + length].split()), at + length) if length else None


@lru_cache(maxsize=4096)
def _noun_length(words: str) -> int:
    """The length of the countable noun that these words open with, 0 where none does."""
    number = "12 "  # stands for the printed number, so that only the words behind it decide
    cut = tagged_words(number + words)
    if len(cut) < 2 or cut[1].tag not in _NOUNS or cut[1].start != len(number):
        return 0
    length = cut[1].end - len(number)
    noun = words[:length].split()
    barred = " ".join(noun) in _barred_nouns() or noun[0] in _barred_openings()
    return 0 if barred else length
