"""The parallel items of an enumeration: one figure each, with the words that say what it counts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from doisoat.checks.figure import Figure
from doisoat.checks.passage import Passage, shadow_offset
from doisoat.checks.reading import Reading

#: The `và` of `đúng và trước hạn` parts no items.
_SEPARATOR = re.compile(r"[,;\n]|\bvà\b(?!(?:(?<=đúng và)|(?<=trước và)) (?:trước|đúng)(?: thời)? hạn)|\bcùng\b")
_BRACKETED = re.compile(r"\([^()]*\)?")
#: An item that opens with one of these is a new statement, not one more part.
_PREDICATE = re.compile(
    r"\s*(?:đã|được|đạt|tăng|giảm|cao hơn|thấp hơn|vượt|so với|tỷ lệ|bình quân|trung bình|nâng|đến nay)\b"
    r"|\s*(?:trong|riêng|tính đến|lũy kế|đến hết) (?:\d+ tháng|tháng|quý|năm|đầu năm)\b"
)
#: Where an enumeration ends: a full stop before the next sentence (not before the next list item).
_END = re.compile(r"[.!?…]+[)\"']*(?=\s)(?!\s*\n?\s*[-+*•])|\.\.\.|…|\bv\.v|$")


@dataclass(frozen=True, slots=True)
class Item:
    """`label` is the key from one separator to the next, the figure's own words included; `index` is the figure's."""

    index: int
    figure: Figure
    label: str
    joined_by: str
    span: tuple[int, int]


def enumeration_end(here: Passage, start: int) -> int:
    """Where the enumeration that starts at a place of the passage's text ends."""
    found = _END.search(here.text, start)
    return found.start() if found else len(here.text)


def items_between(
    reading: Reading, here: Passage, start: int, end: int, wanted: Callable[[Figure], bool]
) -> tuple[Item, ...]:
    """The items of a span of the passage's text whose figures are wanted; none where two stand in one item.

    Figures in brackets belong to the item before them and count only where no figure stands outside brackets.
    """
    flat = _BRACKETED.sub(lambda found: "\x00" * len(found[0]), here.text[start:end])
    plain = tuple(_items(reading, here, start, flat, wanted))
    if plain or not flat.count("\x00"):
        return plain if _one_each(plain) else ()
    open_text = here.text[start:end].replace("(", " ").replace(")", " ")
    nested = tuple(_items(reading, here, start, open_text, wanted))
    return nested if _one_each(nested) else ()


def _items(reading: Reading, here: Passage, start: int, flat: str, wanted: Callable[[Figure], bool]) -> Iterator[Item]:
    cuts = [(0, 0, ""), *((m.start(), m.end(), m[0]) for m in _SEPARATOR.finditer(flat)), (len(flat), len(flat), "")]
    places = {place: index for index, place in enumerate(here.places)}
    for (_, left, before), (right, _, _) in pairwise(cuts):
        for at in range(left, right):
            index = places.get(start + at)
            if index is None or flat[at] == "\x00" or not wanted(here.figures[index]):
                continue
            first, last = shadow_offset(here, start + left), shadow_offset(here, start + right)
            yield Item(index, here.figures[index], reading.shadow.key[first:last], before, (first, last))


def stretches(reading: Reading, items: tuple[Item, ...], start: int) -> tuple[str, ...]:
    """For each item the key from the item before (the first: from a place of the shadow) to its own end."""
    ends = [start, *(item.span[1] for item in items)]
    return tuple(reading.shadow.key[left : item.span[1]] for left, item in zip(ends, items, strict=False))


def runs(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], ...]:
    """The ways to read where a list ends, the most likely first: after `… và c`, before a new predicate, or at the end.

    `gồm a, b và c, đã giải quyết d` lists three; a semicolon ends a list kept by commas.
    """
    semicolons = [at for at, item in enumerate(items) if at and item.joined_by == ";"]
    if semicolons and 2 * len(semicolons) < len(items) - 1:
        items = items[: semicolons[0]]
    ends: list[int] = []
    for at, item in enumerate(items):
        if at and _PREDICATE.match(item.label):
            ends.append(at)
        if at and item.joined_by in ("và", "cùng") and at + 1 < len(items):
            ends.append(at + 1)
    return tuple(items[:end] for end in dict.fromkeys([*ends, len(items)]))


def _one_each(items: tuple[Item, ...]) -> bool:
    return len({item.span for item in items}) == len(items)
