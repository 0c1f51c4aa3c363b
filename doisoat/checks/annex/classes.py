"""What tells the lists of one decision apart: the office that decides, and what becomes of the procedures."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from doisoat.checks.annex.rows import PART, WHOLE
from doisoat.text.shadow import match_key

#: Dimension -> class -> how it is said.
_CLASSES: Mapping[str, Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "office": {
            "tinh": re.compile(r"\bcấp tỉnh\b"),
            "huyen": re.compile(r"\bcấp huyện\b"),
            "xa": re.compile(r"\bcấp xã\b"),
        },
        "fate": {
            "new": re.compile(r"\bmới ban hành|\bban hành mới|\bmới(?: được)? bổ sung\b"),
            "changed": re.compile(r"\bsửa đổi\b|(?<!mới )(?<!mới được )\bbổ sung\b|\bthay thế\b"),
            "abolished": re.compile(r"\bbãi bỏ\b|\bhủy bỏ\b|\bhết hiệu lực\b"),
            "kept": re.compile(r"\bgiữ nguyên\b|\bcòn hiệu lực\b|\bchuẩn hóa\b"),
        },
    }
)
_LEVELS = {WHOLE: re.compile(r"\btoàn (?:trình|phần)\b"), PART: re.compile(r"\bmột phần\b")}
_OLD_LEVEL = re.compile(r"\bmức(?: độ)? (?:0?[1-4])\b")


def classes_in(words: str) -> Mapping[str, frozenset[str]]:
    """The classes that folded words name, by dimension; dimensions of which they name none are left out."""
    named = {
        dimension: frozenset(name for name, said in classes.items() if said.search(words))
        for dimension, classes in _CLASSES.items()
    }
    return {dimension: names for dimension, names in named.items() if names}


def class_of_heading(heading: str, dimension: str) -> str | None:
    """The one class of a list by its innermost heading that names any; None where that names none, or several."""
    for line in reversed(heading.split("\n")):
        if names := classes_in(match_key(line)).get(dimension):
            return next(iter(names)) if len(names) == 1 else None
    return None


def levels_in(words: str) -> frozenset[str]:
    """The levels of service that folded words name (domain UN-02)."""
    return frozenset(level for level, said in _LEVELS.items() if said.search(words))


def names_old_level(words: str) -> bool:
    """Whether folded words name a level that was in use before 2022: those include each other."""
    return _OLD_LEVEL.search(words) is not None
