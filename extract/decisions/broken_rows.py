"""Rows that a page break has cut in two, told from rows whose ordinal is missing."""

import re
from collections.abc import Sequence

from extract.decisions.entry import Entry, joined

#: A name that ends so goes on.
_UNFINISHED = re.compile(
    r"(?:[,(/–-]|(?<!\w)(?:của|và|hoặc|cho|theo|đối với|tại|trong|về|từ|đến|là|có|do|bị|được|các|những|với|trên))$"
)
#: So many rows without ordinals in one place are a list that has none.
_MANY = 3
#: What is longer is no name of a procedure.
_LONGEST = 2000


def whole_rows(entries: Sequence[Entry]) -> list[Entry]:
    """The rows with their parts put together, and without the cases of a procedure that has its own code or level."""
    kept: list[Entry] = []
    numbered = _numbered_tables(entries)
    after = _next_numbered(entries)
    since = 0
    for place, entry in enumerate(entries):
        last = kept[-1] if kept else None
        if entry.ordinal is not None:
            since = place
        step = _step(entries, since, after[place]) if entry.ordinal is None else 0
        lost = step == after[place] - since if step else _never_numbered(entries, since, after[place], entry, numbered)
        if last and not lost and _is_rest(last, entry, uncounted=step == 1):
            kept[-1] = joined(last, entry)
        elif not (last and _is_case(last, entry)):
            kept.append(entry)
    return [entry for entry in kept if any(c.isalpha() for c in entry.name)]


def _numbered_tables(entries: Sequence[Entry]) -> frozenset[int]:
    return frozenset(entry.table for entry in entries if entry.ordinal)


def _next_numbered(entries: Sequence[Entry]) -> list[int]:
    """For each row the place of the next one with an ordinal, or the number of rows."""
    following, places = len(entries), []
    for place in range(len(entries) - 1, -1, -1):
        places.append(following)
        if entries[place].ordinal is not None:
            following = place
    return places[::-1]


def _step(entries: Sequence[Entry], before: int, after: int) -> int:
    """By how much the numbering goes on over rows without ordinals; 0 where it does not."""
    first = entries[before].ordinal
    last = entries[after].ordinal if after < len(entries) else None
    if first is None or last is None or first.path[:-1] != last.path[:-1]:
        return 0
    return max(0, last.path[-1] - first.path[-1])


def _never_numbered(entries: Sequence[Entry], before: int, after: int, entry: Entry, numbered: frozenset[int]) -> bool:
    """Whether a row stands where no numbers are: in a table without them, or among many such rows at its end."""
    if entry.ordinal is not None or _begins_small(entry):
        return False
    return entry.table not in numbered or (after == len(entries) and after - before - 1 >= _MANY)


def _is_rest(last: Entry, entry: Entry, *, uncounted: bool) -> bool:
    """Whether a row without ordinal, or with the one above again, is the rest of the row above.

    `uncounted`: the numbering goes on as if it were not there.
    """
    if entry.ordinal and (last.ordinal is None or entry.ordinal.path != last.ordinal.path):
        return False
    if entry.outline != last.outline or entry.table != last.table or len(last.name) > _LONGEST:
        return False
    if not last.name or not entry.name or _begins_small(entry) or _UNFINISHED.search(last.name):
        return True
    own = bool(entry.codes or entry.level or (entry.field and not last.codes and last.level is None))
    if entry.ordinal:
        return entry.columns and not own and bool(last.codes or last.level or last.field)
    return (entry.columns or uncounted) and not own


def _begins_small(entry: Entry) -> bool:
    return entry.name[:1].islower() or entry.name[:1] in tuple(",.;:)")


def _is_case(last: Entry, entry: Entry) -> bool:
    """`1.1 Trường hợp …` under a row 1 that has the code or level itself."""
    if entry.ordinal is None or last.ordinal is None or entry.codes or entry.level:
        return False
    deeper = len(entry.ordinal.path) > len(last.ordinal.path)
    return (
        deeper and entry.ordinal.path[: len(last.ordinal.path)] == last.ordinal.path and bool(last.codes or last.level)
    )
