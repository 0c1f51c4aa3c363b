"""Phrasings: `[a|b]` is a choice, `{name}` a word or a figure. Flattened once, printed as often as figures change."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from benchmarks.mutation.figure import Figure
from benchmarks.mutation.law import Law

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")

#: A literal, or the name of a figure.
Piece = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A relation before it stands in an article.

    `phrasing` goes into the body, `title` (where there is one) above it. `law` is None where the law asks for
    silence: such a relation is never made false. `fixed` figures stay as they are.
    """

    phrasing: str
    title: str = ""
    words: Mapping[str, str]
    figures: Mapping[str, Figure]
    law: Law | None
    fixed: frozenset[str] = frozenset()


def flattened(phrasing: str, words: Mapping[str, str], random: Random) -> tuple[Piece, ...]:
    """Literals and figure names in their order, choices made, words in place, the first letter a capital."""
    text = phrasing
    while True:
        chosen = _CHOICE.sub(lambda found: random.choice(found[1].split("|")), text)
        filled = _NAME.sub(lambda found: words.get(found[1], found[0]), chosen)
        if filled == text:
            break
        text = filled
    text = re.sub(r" {2,}", " ", text).replace(" ,", ",").strip(" ")
    text = text[:1].upper() + text[1:]
    parts = _NAME.split(text)
    return tuple(("figure" if index % 2 else "text", part) for index, part in enumerate(parts) if part)
