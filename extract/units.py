"""What a number counts: the unit table of domain 4.1, matched directly after a number."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extract.words import word_list

_LEVEL_WORDS = re.compile(
    r" (?:toàn trình|một phần|(?:ở )?(?:mức độ|cấp độ) [1-4](?: ?(?:,|\.|và|, ?mức độ|và mức độ) ?[1-4](?!\d))*)"
)
_ONLINE = {"dvc": "dvctt", "dvctt": "dvctt"}


class UnitFound(NamedTuple):
    """A unit at a place of the key: its code, the printed noun, and where it ends (level words included)."""

    code: str
    text: str
    end: int


@dataclass(frozen=True, slots=True)
class _Surfaces:
    pattern: re.Pattern[str]
    codes: dict[str, str]


def spaced(surface: str) -> str:
    """A regular expression for a phrase in which one line break is allowed wherever a space is."""
    return r"[ \t]*[ \t\n][ \t]*".join(re.escape(word) for word in surface.split())


@cache
def _surfaces() -> _Surfaces:
    table = word_list("units")
    barred = {code: "|".join(map(spaced, words)) for code, words in table["not_before"].items()}
    alternatives: list[tuple[int, str]] = []
    codes: dict[str, str] = {}
    for at, (code, pattern) in enumerate(table["lists"].items()):
        codes[f"l{at}"] = code
        alternatives.append((1000, f"(?P<l{at}>{pattern.replace(' ', '[ ]')})"))
    for at, (code, surfaces) in enumerate(table["units"].items()):
        codes[f"u{at}"] = code
        guard = rf"(?!\s{{1,2}}(?:{barred[code]})\b)" if code in barred else ""
        for surface in surfaces:
            codes[surface] = code
            alternatives.append((len(surface), f"{spaced(surface)}(?!\\w){guard}"))
    alternatives.sort(key=lambda pair: -pair[0])
    return _Surfaces(re.compile("(?:" + "|".join(text for _, text in alternatives) + r")(?!\w)"), codes)


def unit_at(key: str, at: int, whole: str | None = None) -> UnitFound | None:
    """The unit that starts at this place of the key, the longest surface first.

    `whole` is the key with nothing claimed: level words behind a service are looked for there.
    """
    found = _surfaces().pattern.match(key, at)
    if found is None:
        return None
    codes = _surfaces().codes
    text = " ".join(found[0].split())
    code = codes[found.lastgroup] if found.lastgroup else codes[text]
    end = found.end()
    if code in _ONLINE and (words := _LEVEL_WORDS.match(whole or key, end)):
        return UnitFound("dvctt", text, words.end() if words[0] == key[end : words.end()] else end)
    return UnitFound(code, text, end)
