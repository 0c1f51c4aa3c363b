"""What a text tells that another text may tell too: the ground on which documents are compared."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from doisoat.records.decision import NO_STRUCTURE, DecisionStructure
from doisoat.records.mention import Mention


class Printed(NamedTuple):
    """What a comparison needs of a mention that is no reference; fields as in `Mention`, `Quantity` and `Interval`."""

    kind: str
    start: int
    end: int
    value: str | None
    unit: str | None
    op: str | None
    role: str | None
    ambiguous: bool
    lo: str | None
    hi: str | None
    lo_incl: bool
    hi_incl: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedText:
    """What a comparison needs of a document: `document` is its row, `printed` its figures and days by place.

    `offers` are the addresses of its files, `structure` what stands where in it; only decisions and files have them.
    """

    document: int
    text: str
    title_end: int
    province: str | None
    kind: str
    number: str | None
    issued_on: date | None
    issuer: str | None
    published: date | None
    printed: tuple[Printed, ...]
    references: tuple[Mention, ...]
    source: str = ""
    url: str = ""
    offers: tuple[str, ...] = ()
    structure: DecisionStructure = NO_STRUCTURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence with figures, a whole article, or a dated reference; equal keys: two texts may tell of the same.

    `key` fits a signed 64-bit integer. `scope` is `quantity` (a quantity of a named body and a closed period),
    `merger` (one of a province before or after provinces were merged), `article` (an article of much the same
    sentences and the same days; it has several keys), `reference` (a document and its date), `list` (how many
    procedures a decision lists), `letterhead` (number, day and issuer of a decision, by its page and by itself) or
    `procedure` (the level at which one is offered).
    `said` is what is told: equal texts agree. `certain`: another document may be blamed by this one alone.
    `settled` is the last day of the period told of, or the day of the decision. `start` and `end` are raw offsets.
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
    """A telling with the document it stands in; `name` is the lasting key of that document, `words` hash its text.

    `is_decision`: it may be a decision itself, as the page of one or as a file.
    """

    document: int
    name: str
    url: str
    words: str
    published: date | None
    is_decision: bool
    telling: Telling
