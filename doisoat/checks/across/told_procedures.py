"""At which level each procedure of a decision is offered online, under its code, or its name where it has none."""

from collections.abc import Iterable, Iterator, Mapping

from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.letterheads import letterhead_of
from doisoat.checks.annex.rows import PART, WHOLE
from doisoat.records.decision import Procedure
from doisoat.records.telling import ComparedText, Telling
from doisoat.text.shadow import match_key

_SCOPE = "procedure"


def told_procedures(compared: ComparedText) -> Iterator[Telling]:
    """One for each procedure that a decision with number and day lists at one level; local decisions only."""
    own = letterhead_of(compared)
    if compared.kind == "news" or not own.number or not own.day or not compared.province:
        return
    for name, row in offered(compared.structure.procedures).items():
        yield Telling(
            scope=_SCOPE,
            key=hashed(_SCOPE, match_key(compared.province), name),
            start=row.start,
            end=row.end,
            said=str(row.level),
            settled=own.day,
        )


def offered(rows: Iterable[Procedure]) -> Mapping[str, Procedure]:
    """The rows that tell a level by what tells procedures apart; without those that are listed at two levels."""
    found: dict[str, Procedure] = {}
    twice: set[str] = set()
    for row in rows:
        name = row.code or (f"{match_key(row.name)}\t{match_key(row.field)}" if row.field else None)
        if name and row.level in (WHOLE, PART):
            if name in found and found[name].level != row.level:
                twice.add(name)
            found.setdefault(name, row)
    return {name: row for name, row in found.items() if name not in twice}
