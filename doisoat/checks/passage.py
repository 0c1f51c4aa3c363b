"""A stretch of text as a pattern sees it: the lower-case key with one capital letter in the place of each figure.

`đạt tỷ lệ 70.8%, cấp huyện 178/331 thủ tục` reads `đạt tỷ lệ P, cấp huyện F`: grammar becomes a regular expression.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from doisoat.checks.figure import Figure


@dataclass(frozen=True, slots=True)
class Passage:
    """`places[i]` is where the mark of `figures[i]` stands in `text`; `start`, `end` are places of the shadow."""

    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]
    places: tuple[int, ...]


def passage(key: str, figures: Sequence[Figure], start: int, end: int) -> Passage:
    """The passage of a span of the shadow's key, with the figures that begin in it."""
    pieces: list[str] = []
    places: list[int] = []
    done, length = start, 0
    for figure in figures:
        words = key[done : figure.start]
        pieces += (words, figure.mark)
        places.append(length + len(words))
        length += len(words) + 1
        done = min(figure.end, end)
    pieces.append(key[done:end])
    return Passage(start, end, "".join(pieces), tuple(figures), tuple(places))


def index_at(here: Passage, place: int) -> int:
    """The index of the figure whose mark stands at this place of the passage's text."""
    return bisect_left(here.places, place)


def gap(here: Passage, left: int, right: int) -> str:
    """The text between two figures, marks of others included."""
    return here.text[here.places[left] + 1 : here.places[right]]


def words_before(here: Passage, index: int) -> str:
    """The text from the figure before (or the start) to this one."""
    return here.text[here.places[index - 1] + 1 if index else 0 : here.places[index]]


def words_after(here: Passage, index: int) -> str:
    """The text from this figure to the next one (or the end)."""
    return here.text[here.places[index] + 1 : here.places[index + 1] if index + 1 < len(here.places) else None]


def shadow_offset(here: Passage, place: int) -> int:
    """The place of the shadow that a place of the passage's text came from."""
    last = bisect_left(here.places, place) - 1
    if last < 0:
        return here.start + place
    return min(here.figures[last].end + place - here.places[last] - 1, here.end)
