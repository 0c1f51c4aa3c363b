"""What somebody typed as a query of FTS5: nothing in it can be an operator, and no input is an error.

Words are found in any order, with their accents or without. What stands in quotes is a phrase: its syllables follow
each other, and it neither begins nor ends inside a word of two syllables, so that `"phố cổ"` is not found in
`thành phố | cổ kính`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from unicodedata import normalize

#: What nobody types is cut off.
_LONGEST, _MOST_WORDS = 2_000, 64
#: So many syllables can be cut into words in 34 ways; a longer phrase is told by its syllables alone.
_LONGEST_CUT = 8
_PLAIN = str.maketrans(dict.fromkeys("“”„«»＂", '"') | {"đ": "d", "Đ": "D"})
_MARKS = re.compile(r"[\u0300-\u036f]+")
_SYLLABLE = re.compile(r"\w+")


def folded(text: str) -> str:
    """Small letters without marks, d for đ."""
    return _MARKS.sub("", normalize("NFD", text.lower())).replace("đ", "d")


def match_expression(typed: str) -> str:
    """The query for the table `search`; empty where nothing can be looked for."""
    pieces = sane(typed[:_LONGEST]).translate(_PLAIN).split('"')
    unclosed = pieces.pop() if len(pieces) % 2 == 0 else ""
    loose = islice(" ".join((*pieces[::2], unclosed)).split(), _MOST_WORDS)
    words = [_quoted(word) for word in loose if any(map(str.isalnum, word))]
    asked = [_anywhere(" ".join(words))] if words else []
    for phrase in islice(pieces[1::2], _MOST_WORDS):
        asked.extend(_phrase(_SYLLABLE.findall(folded(phrase))))
    return " AND ".join(asked)


def sane(typed: str) -> str:
    """What was typed as text that SQLite takes: without halves of letters and zero characters."""
    return typed.encode("utf-8", "replace").decode().replace("\0", " ")


def _phrase(syllables: Sequence[str]) -> Iterator[str]:
    if syllables:
        yield _anywhere(_quoted(" ".join(syllables)))
    if 1 < len(syllables) <= _LONGEST_CUT:
        yield f"words : ({' OR '.join(_quoted(' '.join(cut)) for cut in _cuts(syllables))})"


def _cuts(syllables: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All ways to cut syllables into words of one or two."""
    if not syllables:
        yield ()
    for size in range(1, min(len(syllables), 2) + 1):
        for rest in _cuts(syllables[size:]):
            yield ("_".join(syllables[:size]), *rest)


def _anywhere(query: str) -> str:
    return f"({{title folded}} : ({query}))"


def _quoted(words: str) -> str:
    return f'"{words}"'
