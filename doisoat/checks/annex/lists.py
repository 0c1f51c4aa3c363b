"""The lists of a decision: rows under one numbering, and what can be said of all of them together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from doisoat.records.decision import DecisionStructure, Procedure

_ORDINAL = re.compile(r"0*(\d{1,5})[.)/]?")
#: Of the unions of more lists than this every number is one.
_MOST_LISTS = 8
_ALL_LEVELS = frozenset({"toan_trinh", "mot_phan", "khac"})


@dataclass(frozen=True, slots=True)
class ProcedureList:
    """Rows under one numbering; `ordinals` are their numbers, None where one is none."""

    rows: tuple[Procedure, ...]
    ordinals: tuple[int | None, ...]

    @property
    def is_complete(self) -> bool:
        """Whether the rows are numbered 1, 2, 3, … to their end."""
        return self.ordinals == tuple(range(1, len(self.rows) + 1))


def lists_of(structure: DecisionStructure) -> tuple[ProcedureList, ...]:
    """The lists in the order of the text."""
    grouped = (tuple(rows) for _, rows in groupby(structure.procedures, key=lambda row: row.list))
    return tuple(ProcedureList(rows, tuple(map(_ordinal, rows))) for rows in grouped)


def fitting_totals(lists: Sequence[ProcedureList]) -> frozenset[int]:
    """Every number of procedures that the lists may rightly be said to hold.

    All rows; the different procedures among them; and where there are several lists, those of some of them, as a count
    may speak of one level of government, one field, or what is new.
    """
    rows = [row for listed in lists for row in listed.rows]
    totals = {len(rows), len({row.name.casefold() for row in rows}), len({row.code or row.name for row in rows})}
    return frozenset(totals | set(_sums([len(listed.rows) for listed in lists])))


def levels_of(lists: Sequence[ProcedureList]) -> dict[str, int] | None:
    """How many rows there are of each level, or None where not every row tells its own."""
    told = [row.level for listed in lists for row in listed.rows]
    if not told or not _ALL_LEVELS.issuperset(told):
        return None
    return {level: told.count(level) for level in sorted(_ALL_LEVELS)}


def are_certain(lists: Sequence[ProcedureList], structure: DecisionStructure) -> bool:
    """Whether nothing can be missing: each list is numbered to its end, and there is one annex and no more."""
    annexes = [part for part in structure.parts if part.kind == "annex"]
    return len(annexes) <= 1 and all(listed.is_complete for listed in lists)


def _sums(lengths: Sequence[int]) -> Iterator[int]:
    """The lengths of some lists together."""
    if 1 < len(lengths) <= _MOST_LISTS:
        for chosen in range(1, 1 << len(lengths)):
            yield sum(length for place, length in enumerate(lengths) if chosen >> place & 1)


def _ordinal(row: Procedure) -> int | None:
    found = _ORDINAL.fullmatch(row.number.strip())
    return int(found[1]) if found else None
