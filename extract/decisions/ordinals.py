"""Ordinals of rows: `12`, `01`, `1.`, `1/`, `1.1`, `II.3`; and the marks of headings: `A.`, `IV.`."""

import re
from dataclasses import dataclass

from extract.roman import read_roman

_ARABIC = re.compile(
    r"\d{1,4}[a-zđ]?(?=\W*$)|\d{1,3}\.\d{3}(?=\W*$)"
    r"|(?:[ivx]{1,5}\.|[a-z]\.){0,2}\d{1,3}(?:\.\d{1,3}){0,3}"
)
_CLOSING = re.compile(r"\s?[.)/:,\-–]{0,2}")
_MARK = re.compile(r"(?:phan (?:thu )?)?(?P<mark>[ivx]{1,6}|[a-z])(?=\s?[.):/\-–]|$)")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """`printed` without the mark behind it; `path` are its numbers, `1.2` being (1, 2)."""

    printed: str
    path: tuple[int, ...]

    def follows(self, other: "Ordinal") -> bool:
        """Whether it is the next of a numbering: `3` after `2`, `1.4` after `1.3`, `2.1` after `1.3`."""
        if self.path[:-1] == other.path[:-1]:
            return self.path[-1] == other.path[-1] + 1
        return self.path > other.path[: len(self.path)]

    @property
    def begins(self) -> bool:
        """Whether a numbering begins with it: `1`, `01`, `1.1`."""
        return set(self.path) == {1}


def read_ordinal(plain: str) -> Ordinal | None:
    """The ordinal that is all of a cell; None for words, Roman numerals and letters alone."""
    found = _ARABIC.match(plain)
    if found is None or not _CLOSING.fullmatch(plain, found.end()):
        return None
    return ordinal_of(found[0])


def ordinal_of(printed: str) -> Ordinal:
    """`1.000` is a thousand, `1.1` the first of the first."""
    if re.fullmatch(r"\d{1,3}\.\d{3}", printed):
        return Ordinal(printed, (int(printed.replace(".", "")),))
    digits = (part.rstrip("abcdefghiklmnopqrstuvxyđ") or part for part in printed.split("."))
    return Ordinal(printed, tuple(int(part) if part.isdigit() else _worth(part) for part in digits))


def heading_mark(plain: str) -> tuple[str, int, int] | None:
    """Kind (`roman`, `letter`), worth, and end of the mark at the head of words; I, V, X count as Roman."""
    found = _MARK.match(plain)
    if found is None:
        return None
    worth = read_roman(found["mark"])
    if worth is None and len(found["mark"]) > 1:
        return None
    end = found.end("mark")
    end += len(plain[end:]) - len(plain[end:].lstrip(" .):/-–"))
    return ("roman", worth, end) if worth else ("letter", _worth(found["mark"]), end)


def _worth(letters: str) -> int:
    return read_roman(letters) or ord(letters[0]) - ord("a") + 1
