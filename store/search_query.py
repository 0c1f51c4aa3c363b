"""What somebody typed as a query of FTS5: nothing in it can be an operator, and no input is an error.

Words are found in any order, with their accents or without. What stands in quotes is a phrase: its syllables follow
each other, and it neither begins nor ends inside a word of two syllables, so that `"phố cổ"` is not found in
`thành phố | cổ kính`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple
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


class Query(NamedTuple):
    """Two expressions for the table `search` that both must fit: words and phrases, and how phrases may be cut.

    Apart, because the order asks of each phrase in the first how rare it is. Empty: nothing can be looked for, or no
    phrase needs cutting.
    """

    words: str
    cuts: str


def query_of(typed: str) -> Query:
    """What was typed as queries."""
    pieces = sane(typed[:_LONGEST]).translate(_PLAIN).split('"')
    unclosed = pieces.pop() if len(pieces) % 2 == 0 else ""
    loose = islice(" ".join((*pieces[::2], unclosed)).split(), _MOST_WORDS)
    words = [_quoted(word) for word in loose if any(map(str.isalnum, word))]
    phrases = [found for phrase in islice(pieces[1::2], _MOST_WORDS) if (found := _SYLLABLE.findall(folded(phrase)))]
    asked = (*words, *(_quoted(" ".join(phrase)) for phrase in phrases))
    cuts = (_cut(phrase) for phrase in phrases if 1 < len(phrase) <= _LONGEST_CUT)
    return Query(f"{{title folded}} : ({' '.join(asked)})" if asked else "", " AND ".join(cuts))


def sane(typed: str) -> str:
    """What was typed as text that SQLite takes: without halves of letters and zero characters."""
    return typed.encode("utf-8", "replace").decode().replace("\0", " ")


def _cut(syllables: Sequence[str]) -> str:
    return f"(words : ({' OR '.join(_quoted(' '.join(cut)) for cut in _cuts(syllables))}))"


def _cuts(syllables: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All ways to cut syllables into words of one or two."""
    if not syllables:
        yield ()
    for size in range(1, min(len(syllables), 2) + 1):
        for rest in _cuts(syllables[size:]):
            yield ("_".join(syllables[:size]), *rest)


def _quoted(words: str) -> str:
    return f'"{words}"'
