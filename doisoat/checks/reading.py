"""A text with its figures in their places: what every check looks at.

All places inside this room are offsets in the shadow text; raw offsets return only with the finding.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doisoat.checks.figure import Figure, placed, shadow_place
from doisoat.checks.passage import Passage
from doisoat.checks.windows import sentence_passages, window_passages
from doisoat.records import Mention
from doisoat.text.sentences import sentence_spans
from doisoat.text.shadow import Shadow, shadow


@dataclass(frozen=True, slots=True)
class Reading:
    """A text prepared for checking: figures in order and free of overlaps, sentences as spans of the shadow.

    `passages` are the sentences with figures; `windows` join those that carry the one before on. `title_end` and
    `lead_end` are places of the shadow; `published` is the day of publication where it is known.
    """

    shadow: Shadow
    figures: tuple[Figure, ...]
    starts: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    passages: tuple[Passage, ...]
    windows: tuple[Passage, ...]
    title_end: int
    lead_end: int
    published: date | None


def prepare(
    text: str, mentions: Sequence[Mention], *, title_end: int = 0, lead_end: int = 0, published: date | None = None
) -> Reading:
    """The reading of a raw text and its mentions (raw offsets, any order); `title_end`, `lead_end` are raw offsets."""
    copy = shadow(text)
    figures = placed(copy, mentions)
    sentences = sentence_spans(copy.text)
    return Reading(
        shadow=copy,
        figures=figures,
        starts=tuple(figure.start for figure in figures),
        sentences=sentences,
        passages=tuple(sentence_passages(copy.key, figures, sentences)),
        windows=tuple(window_passages(copy.key, figures, sentences)),
        title_end=shadow_place(copy, title_end),
        lead_end=shadow_place(copy, max(lead_end, title_end)),
        published=published,
    )


def figures_within(reading: Reading, start: int, end: int) -> tuple[Figure, ...]:
    """The figures that begin inside a span of the shadow."""
    return reading.figures[bisect_left(reading.starts, start) : bisect_left(reading.starts, end)]


def sentence_at(reading: Reading, place: int) -> int:
    """The index of the sentence that holds a place (or the nearest before it)."""
    return max(0, bisect_right(reading.sentences, (place, len(reading.shadow.text) + 1)) - 1)
