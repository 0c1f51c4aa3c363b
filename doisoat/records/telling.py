"""What a text tells that another text may tell too: the ground on which documents are compared."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from doisoat.records.mention import Mention


class Printed(NamedTuple):
    """What a comparison needs of a mention that is no reference; fields as in `Mention` and `Quantity`."""

    kind: str
    start: int
    end: int
    value: str | None
    unit: str | None
    op: str | None
    role: str | None
    ambiguous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedText:
    """What a comparison needs of a document: `document` is its row, `printed` its figures and days by place."""

    document: int
    text: str
    title_end: int
    province: str | None
    kind: str
    number: str | None
    issued_on: date | None
    issuer: str | None
    printed: tuple[Printed, ...]
    references: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One sentence with figures, or one dated reference; equal keys: two texts tell of the same in the same words.

    `key` fits a signed 64-bit integer. `scope` is `quantity` (a quantity of a named body and a closed period),
    `article` (a sentence of an article of this title and these days) or `reference` (a document and its date).
    `said` is what is told, exact: equal texts agree. `certain`: another document may be blamed by this one alone.
    `settled` is the last day of the period told of. `start` and `end` are raw offsets.
    """

    scope: str
    key: int
    start: int
    end: int
    said: str
    certain: bool = True
    settled: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A telling with the document it stands in; `name` is the lasting key of that document, `words` hash its text."""

    document: int
    name: str
    url: str
    words: str
    published: date | None
    is_decision: bool
    telling: Telling
