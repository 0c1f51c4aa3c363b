"""Figures in their places: mentions on the shadow text, free of overlaps, each with the mark of its kind."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from doisoat.records import Mention
from doisoat.text.shadow import Shadow, shadow

#: One capital letter for each kind of figure; the key is lower-case, so a capital in a pattern is always a figure.
MARKS: Mapping[str, str] = MappingProxyType(
    {
        "count": "C",
        "fraction": "F",
        "percent": "P",
        "money": "M",
        "duration": "U",
        "change": "X",
        "rank": "R",
        "score": "S",
        "permille": "L",
        "date": "T",
        "period": "T",
        "timestamp": "T",
        "doc_ref": "D",
    }
)
OTHER = "O"
#: The marks of figures that a rate or a sum could rest on.
QUANTITIES = "CFPMUXRSL"


@dataclass(frozen=True, slots=True)
class Figure:
    """A mention at a place of the shadow; `enclosing` is the ratio in words it is a part of."""

    mention: Mention
    start: int
    end: int
    mark: str
    enclosing: Mention | None = None


def shadow_place(copy: Shadow, raw: int) -> int:
    """Where in the shadow a raw offset lies."""
    return bisect_left(copy.starts, raw, 0, len(copy.text))


def key_of(figure: Figure) -> str:
    """The words of the figure as cues are compared: composed, lower-case, whatever the raw spelling."""
    return shadow(figure.mention.surface).key


def placed(copy: Shadow, mentions: Sequence[Mention]) -> tuple[Figure, ...]:
    """The outermost mentions; a ratio in words gives way to the two counts inside it."""
    figures: list[Figure] = []
    ratio: Mention | None = None
    done = 0
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    for mention, follower in zip(ordered, [*ordered[1:], None], strict=False):
        if mention.kind == "fraction" and follower is not None and _holds(mention, follower):
            ratio = mention
            continue
        if mention.start < done:
            continue
        inside = ratio if ratio is not None and mention.end <= ratio.end else None
        start, end = shadow_place(copy, mention.start), bisect_right(copy.ends, mention.end, 0, len(copy.text))
        figures.append(Figure(mention, start, max(start, end), MARKS.get(mention.kind, OTHER), inside))
        done = mention.end
    return tuple(figures)


def _holds(ratio: Mention, part: Mention) -> bool:
    return part.end <= ratio.end and part.kind in ("count", "money", "duration")
