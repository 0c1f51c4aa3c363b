"""Words in front of a number that make it a name and no count: `Điều 12`, `tổ 3`, `mục 5`.

A label is a word of its own: the last syllable of `danh mục`, `hạ tầng`, `tổng số` or `trong kỳ` is none.
"""

import re
from functools import cache

from extract.words import word_list

#: No label with its compound is longer.
_REACH = 24


@cache
def _labels(which: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word_list('uncounted')['labels'][which]}\s{{1,2}}$")


def is_labelled(key: str, at: int, which: str) -> bool:
    """Whether the number at this place is labelled by the word in front; `which` names a row of the word list."""
    return _behind(_labels(which), key, at) and not ends_compound(key, at)


def ends_compound(key: str, at: int) -> bool:
    """Whether a longer word that only ends like a label stands in front of this place."""
    return _behind(_labels("compounds"), key, at)


def _behind(pattern: re.Pattern[str], key: str, at: int) -> bool:
    return bool(pattern.search(key[max(0, at - _REACH) : at]))
