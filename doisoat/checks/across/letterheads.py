"""What a decision says of itself in its letterhead."""

from dataclasses import dataclass
from datetime import date

from doisoat.records import Mention
from doisoat.records.telling import ComparedText

_KINDS = ("issuer", "number", "place", "date")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What is printed there, None where it is left blank; `start` and `end` are raw offsets, 0 where there is none."""

    number: str | None = None
    day: date | None = None
    issuer: str | None = None
    start: int = 0
    end: int = 0

    def holds(self, mention: Mention) -> bool:
        """Whether a mention stands in it."""
        return self.start <= mention.start and mention.end <= self.end


def letterhead_of(compared: ComparedText) -> Letterhead:
    """The letterhead of a document; empty for what is no decision."""
    parts = [part for part in compared.structure.parts if part.kind in _KINDS]
    if not parts:
        return Letterhead()
    printed = {part.kind: part.value for part in parts}
    return Letterhead(
        number=printed.get("number"),
        day=date.fromisoformat(printed["date"]) if "date" in printed else None,
        issuer=printed.get("issuer"),
        start=_before(compared.text, min(part.start for part in parts)),
        end=max(part.end for part in parts),
    )


def _before(text: str, start: int) -> int:
    """The beginning of the line: the label of a number (`Số:`) belongs to the mention and not to the part."""
    return text.rfind("\n", 0, start) + 1
