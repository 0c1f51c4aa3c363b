"""Sentences with their figures masked: two that have the same words tell the same quantities.

The days and periods of a sentence are words like all others, so that March and April never meet; so are the names of
bodies. Only counts, percentages, fractions and money are masked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from doisoat.checks.across.told_figures import written
from doisoat.records.telling import ComparedText, Printed
from doisoat.text.shadow import match_key

_MASKED = frozenset({"count", "percent", "permille", "fraction", "money"})
#: Begins with one set of characters, which makes it several times as fast as the borders that people are shown.
_BORDER = re.compile(r"[.!?…\n]+[\"')\]]*(?:(?<=\n)|\s+(?=[A-ZÀ-ỸĐ0-9\"'(\[]))")
_CLOSING = " .!?…;:/"
#: Words that come and go without a change of meaning.
_IDLE = frozenset({"đã", "được", "là", "có", "và", "của"})
#: Fewer words than this are no description of a quantity.
_LEAST_WORDS = 6


class ToldSentence(NamedTuple):
    """A sentence: raw place, `printed` with everything in it, `figures` with those masked, `words` with the masks."""

    start: int
    end: int
    words: str
    printed: Sequence[Printed]
    figures: Sequence[Printed]

    @property
    def said(self) -> str:
        """What its figures say."""
        return "; ".join(map(written, self.figures))


def told_sentences(compared: ComparedText, key: str) -> Iterator[ToldSentence]:
    """The sentences that say enough about their figures to be known again; `key` is the folded text. No table rows."""
    text = compared.text
    for start, end, inside in _sentences(text, compared.printed):
        figures = figures_told(inside)
        words = words_of(key, start, end, figures) if figures else []
        if len(words) >= _LEAST_WORDS and "\t" not in text[start:end]:
            yield ToldSentence(start, end, " ".join(words), inside, figures)


def folded(text: str) -> str:
    """The text without capitals, every character at its place."""
    low = text.lower()
    return low if len(low) == len(text) else match_key(text)  # tone marks moved: other words, and nothing is said


def words_of(key: str, start: int, end: int, figures: Iterable[Printed] = ()) -> list[str]:
    """The words of a span, idle ones left out, a mask with kind and unit in place of each figure."""
    pieces: list[str] = []
    for figure in figures:
        pieces += [key[start : figure.start], f" {figure.kind}ː{figure.unit or ''} "]
        start = figure.end
    pieces.append(key[start:end])
    return [word for word in "".join(pieces).rstrip(_CLOSING).split() if word not in _IDLE]


def figures_told(printed: Iterable[Printed]) -> list[Printed]:
    """The outermost of the figures that a telling compares, in the order of the text."""
    kept: list[Printed] = []
    for one in sorted(printed, key=lambda p: (p.start, -p.end)):
        if one.kind in _MASKED and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return kept


def _sentences(text: str, printed: Sequence[Printed]) -> Iterator[tuple[int, int, list[Printed]]]:
    """The raw spans of sentences in which something is printed, with what is."""
    borders = [found.end() for found in _BORDER.finditer(text)]
    by_sentence: dict[int, list[Printed]] = {}
    for one in printed:
        by_sentence.setdefault(bisect_right(borders, one.start), []).append(one)
    for at, inside in by_sentence.items():
        start, end = borders[at - 1] if at else 0, borders[at] if at < len(borders) else len(text)
        end = start + len(text[start:end].rstrip())
        yield start, end, [one for one in inside if one.end <= end]
