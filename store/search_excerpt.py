"""Which stretch of a text shows best why it was found."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]

#: How long an excerpt is in characters, and how many of them stand before its first mark.
_LENGTH, _BEFORE = 200, 60
_SIGNS = range(0xE000, 0xF8FF)


class Signs(NamedTuple):
    """Two characters that a text does not hold, to be put round what is found in it."""

    opens: str
    closes: str


class Excerpt(NamedTuple):
    """`text[start:end]` of a document; `marks` are spans within it."""

    start: int
    end: int
    marks: tuple[Span, ...]


def unused_signs(text: str) -> Signs:
    """Two private characters that do not stand in the text."""
    held = set(text)
    free = (chr(code) for code in _SIGNS if chr(code) not in held)
    return Signs(next(free, "\ue000"), next(free, "\ue001"))


def marked_spans(marked: str, signs: Signs, length: int) -> tuple[Span, ...]:
    """Where the signs stand round something in a text of this length; none where more than signs was changed."""
    spans, start, done = [], 0, 0
    for piece in re.split(f"([{signs.opens}{signs.closes}])", marked):
        if piece == signs.opens:
            start = done
        elif piece == signs.closes:
            spans.append((start, done))
        else:
            done += len(piece)
    return tuple(spans) if done == length else ()


def excerpt_at(text: str, spans: Sequence[Span], body: int) -> Excerpt:
    """The stretch with the most of these spans (in order), of those behind the heading, which ends at `body`."""
    below = [span for span in spans if span[0] >= body]
    places = [place for place, _ in below]
    seen = [bisect_left(places, place + _LENGTH - _BEFORE) - at for at, place in enumerate(places)]
    first = places[seen.index(max(seen))] if places else None
    start = body if first is None else _word_border(text, max(body, first - _BEFORE), first)
    start += len(text[start:]) - len(text[start:].lstrip())
    end = len(text) if len(text) <= start + _LENGTH else max(text.rfind(" ", start, start + _LENGTH), start)
    end = end if end > start else min(len(text), start + _LENGTH)
    return Excerpt(start, end, tuple((a - start, min(b, end) - start) for a, b in below if start <= a < end))


def _word_border(text: str, start: int, latest: int) -> int:
    """The first beginning of a word from `start` on, `latest` at the latest."""
    if start == 0 or text[start - 1].isspace():
        return start
    found = re.compile(r"\s").search(text, start, latest)
    return found.end() if found else latest
