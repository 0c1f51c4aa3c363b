"""What a report is made of: plain rows, nothing of a database or of the web."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple


class Said(NamedTuple):
    """The same in both languages."""

    vi: str
    en: str


class Piece(NamedTuple):
    """A stretch of a printed sentence; `marked` where it is a figure that the finding rests on."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One finding with the document it stands in.

    `message` has the arithmetic and the way out, a line each. `line` and `page` count from 1, `page` only in files that
    have pages. `status` and `note` are an editor's, empty without. What `explains` names the common cause of others:
    it is shown with them and not counted.
    """

    rule: str
    severity: str
    what: Said
    sentence: tuple[Piece, ...]
    message: Said
    title: str
    url: str
    source: str
    province: str | None
    published: date | None
    line: int
    page: int | None
    fingerprint: str
    explains: bool = False
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRate:
    """A percentage that a document of a month (`YYYY-MM`) states of online services.

    `disputed`: an error or a warning rests on it.
    """

    province: str | None
    month: str
    value: Decimal
    surface: str
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What was checked, when, and how much was found.

    `checked_at` is the end of the last check, None: there was none; `severities` count what was found, `known` how many
    of these an editor judged. `limits` are the filters in force, as they were typed.
    """

    database: str
    made_at: datetime
    checked_at: datetime | None
    documents: int
    without_error: int
    unread: int
    severities: Mapping[str, int]
    known: int
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRows:
    """All of a report; `months` are pairs of `YYYY-MM` and the number of documents published then, in order."""

    extent: Extent
    findings: tuple[Reported, ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    rates: tuple[StatedRate, ...] = field(default=())
