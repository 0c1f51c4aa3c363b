"""A text cut into pieces so that every figure can be marked: pure functions over offsets."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.article import Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a line. `mark` is the shortest figure they belong to, None between figures.

    `begins` are the figures whose first character is here: their anchors. `findings` rest on a figure that ends here;
    `told`: one rests on a figure these characters belong to.
    """

    text: str
    mark: Mark | None
    begins: tuple[int, ...]
    findings: tuple[int, ...]
    told: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; `page` is the number of the page that begins with it, None where none does."""

    pieces: tuple[Piece, ...]
    page: int | None


def lines(
    text: str,
    span: tuple[int, int],
    marks: Sequence[Mark],
    findings: Mapping[int, tuple[int, ...]],
    page_starts: Collection[int] = (),
) -> Iterator[Line]:
    """The lines of `text` in `span`, a half-open range of offsets; `findings` are those that rest on a mark, by its id.

    A page that begins within a line begins, here, with that line.
    """
    start, end = span
    pages = sorted(page_starts)
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        page = next((number for number, at in enumerate(pages, 1) if start <= at <= stop), None)
        within = [mark for mark in marks if mark.start < stop and mark.end > start]
        if stop > start:
            yield Line(tuple(_pieces(text, (start, stop), within, findings)), page)
        start = stop + 1


def _pieces(
    text: str, span: tuple[int, int], marks: Sequence[Mark], findings: Mapping[int, tuple[int, ...]]
) -> Iterator[Piece]:
    start, end = span
    cuts = {start, end, *(max(m.start, start) for m in marks), *(min(m.end, end) for m in marks)}
    for begin, stop in pairwise(sorted(cuts)):
        covering = [m for m in marks if m.start <= begin and stop <= m.end]
        yield Piece(
            text=text[begin:stop],
            mark=min(covering, key=lambda m: (m.end - m.start, m.id), default=None),
            begins=tuple(m.id for m in marks if m.start == begin),
            findings=tuple(dict.fromkeys(f for m in covering if m.end == stop for f in findings.get(m.id, ()))),
            told=any(m.id in findings for m in covering),
        )
