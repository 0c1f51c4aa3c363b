"""The figures that a change may have been reckoned from, where the sentence does not tie them to it."""

from bisect import bisect_left
from collections.abc import Iterator

from doisoat.checks.figure import Figure
from doisoat.checks.operands import obstacle, operand
from doisoat.checks.reading import Reading, sentence_at
from doisoat.checks.units import SAME, kinship

#: Only so many figures of the unit are tried: each one more may fit by chance.
_MOST = 6
#: And only in so many sentences before.
_SENTENCES = 2


def alike_before(reading: Reading, figure: Figure) -> tuple[Figure, ...]:
    """Exact figures of the same unit before this one, the nearest first, in its sentence and the two before it."""
    first = max(0, sentence_at(reading, figure.start) - _SENTENCES)
    start, at = reading.sentences[first][0], bisect_left(reading.starts, figure.start)
    return _usable(figure, (f for f in reversed(reading.figures[:at]) if f.start >= start))


def alike_behind(reading: Reading, figure: Figure, place: int) -> tuple[Figure, ...]:
    """The same behind a place, to the end of its sentence."""
    end = reading.sentences[sentence_at(reading, place)][1]
    at = bisect_left(reading.starts, place)
    return _usable(figure, (f for f in reading.figures[at:] if f.start < end))


def _usable(figure: Figure, others: Iterator[Figure]) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for other in others:
        if len(found) == _MOST:
            break
        if other.mark in "CMU" and kinship(other, figure) == SAME and obstacle(other) is None and operand(other):
            found.append(other)
    return tuple(found)
