"""Sentences, and sentences joined with those that carry them on, as passages (domain 7.3, 7.5: windows)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from doisoat.checks.figure import Figure
from doisoat.checks.passage import Passage, passage

#: Openers that keep the previous sentence's figures in view (domain 7.5, windows).
_CONTINUES = re.compile(r"[-+*•\s]*(?:theo đó|cụ thể|trong đó|trong số đó|trong số này|bao gồm|gồm)\b")
_LIST_MARK = re.compile(r"[-+*•·]|\d{1,2}[.)]\s|[a-zđ]\)\s")
#: With more figures than this a sentence is a table or a list gone wrong, and its grammar says nothing.
_MOST_FIGURES = 150
#: A window longer than this many sentences says nothing about what belongs together.
_LONGEST = 30


Spans = Sequence[tuple[int, int]]


def sentence_passages(key: str, figures: Sequence[Figure], sentences: Spans) -> Iterator[Passage]:
    """Every sentence with a figure in it."""
    starts = [figure.start for figure in figures]
    for start, end in sentences:
        yield from _passage(key, figures, starts, start, end)


def window_passages(key: str, figures: Sequence[Figure], sentences: Spans) -> Iterator[Passage]:
    """Every sentence together with those that carry it on (`Theo đó`, `Cụ thể`, `Trong đó`, the items of a list)."""
    starts = [figure.start for figure in figures]
    first, last, items = 0, 0, False
    for index in range(1, len(sentences) + 1):
        if index < len(sentences) and index - first < _LONGEST:
            carried, items = _carried_on(key, sentences, index, in_list=items)
            if carried:
                last = index
                continue
        if sentences:
            yield from _passage(key, figures, starts, sentences[first][0], sentences[last][1])
        first, last, items = index, index, False


def _passage(key: str, figures: Sequence[Figure], starts: Sequence[int], start: int, end: int) -> Iterator[Passage]:
    inside = figures[bisect_left(starts, start) : bisect_left(starts, end)]
    if 0 < len(inside) <= _MOST_FIGURES:
        yield passage(key, inside, start, end)


def _carried_on(key: str, sentences: Spans, index: int, *, in_list: bool) -> tuple[bool, bool]:
    """Whether this sentence carries the one before it on, and whether it stands in a list of items."""
    (before, ended), (start, end) = sentences[index - 1], sentences[index]
    opens = key[max(before, ended - 1) : ended] == ":"
    item = bool(_LIST_MARK.match(key, start, end)) and (opens or in_list)
    return bool(_CONTINUES.match(key, start, end)) or opens or item, opens or item
