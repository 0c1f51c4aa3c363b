"""Which rows a stated count speaks of, where that is certain."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile

from doisoat.checks.annex.claims import Claim
from doisoat.checks.annex.classes import class_of_heading
from doisoat.checks.annex.rows import Rows, lists_of
from doisoat.checks.reading import Reading
from doisoat.records.decision import DecisionStructure, Procedure
from doisoat.text.shadow import match_key

#: What may stand between two rows: the head of the table again, and numbers of pages.
_FURNITURE = re.compile(r"(?:stt|tt|số tt)\b.*|[\W\d]*")


def selected_lists(reading: Reading, structure: DecisionStructure, claim: Claim) -> tuple[Rows, ...]:
    """The rows that a claim speaks of, list by list; none where that is not certain."""
    if claim.scope == "all":
        return lists_of(structure.procedures)
    if claim.scope == "part":
        return _named(lists_of(structure.procedures), claim)
    return _below(reading, structure, claim)


def _named(lists: Sequence[Rows], claim: Claim) -> tuple[Rows, ...]:
    """The lists whose headings name the classes of a claim; every list must have a class for that."""
    if not claim.classes or "lĩnh vực" in claim.words:
        return ()
    kept = tuple(lists)
    for dimension, names in claim.classes.items():
        classes = [class_of_heading(rows[0].heading, dimension) for rows in lists]
        if len(names) > 1 or None in classes:
            return ()
        kept = tuple(rows for rows in kept if class_of_heading(rows[0].heading, dimension) in names)
    return kept


def _below(reading: Reading, structure: DecisionStructure, claim: Claim) -> tuple[Rows, ...]:
    """The lists that stand under the heading, or the rows under a sub-head that names their field."""
    rows = structure.procedures
    first = bisect_right(rows, claim.figure.mention.start, key=lambda row: row.start)
    following = rows[first:]
    if not following:
        return ()
    if claim.words in _headings(following[0]):
        lists = lists_of(tuple(takewhile(lambda row: claim.words in _headings(row), following)))
        begins_list = first == 0 or rows[first - 1].list != following[0].list
        whole = "danh mục" in claim.words or all(_adjoin(reading.shadow.raw, some) for some in lists)
        return lists if begins_list and whole else ()
    field = following[0].field
    if not field or match_key(field) not in claim.words:
        return ()
    same = (following[0].list, field)
    run = tuple(takewhile(lambda row: (row.list, row.field) == same, following))
    return (run,) if _adjoin(reading.shadow.raw, run) else ()


def _headings(row: Procedure) -> list[str]:
    return [" ".join(match_key(line).split()) for line in row.heading.split("\n")]


def _adjoin(raw: str, rows: Rows) -> bool:
    """Whether nothing that could be a heading stands between the rows."""
    between = (match_key(raw[above.end : row.start]).split("\n") for above, row in pairwise(rows))
    return all(_FURNITURE.fullmatch(line.strip()) for lines in between for line in lines)
