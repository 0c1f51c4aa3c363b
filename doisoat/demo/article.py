"""An article of the demonstration and what is known of its figures."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A ratio printed beside its percentage; `printed` is the phrase that holds both, found once in the article's body.

    `percent` keeps the decimals as printed. `sound` is False where the percentage was made wrong on purpose.
    """

    printed: str
    numerator: Decimal
    denominator: Decimal
    percent: Decimal
    sound: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A fault put into a text on purpose; `evidence` holds canonical values: `("901/1499", "70.8")`.

    `needs` names the files without whose words nobody can see it.
    """

    rule: str
    severity: str
    evidence: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One press item: plain text, no markup.

    `portal` names the portal that carries it, `published` is local time without zone, `body` one paragraph an entry.
    `also_in` is a second category that lists it, `pinned` puts it on top of every list page, `files_of` names the
    decisions whose files it offers, `normal_form` is the Unicode form in which its portal sends it.
    """

    portal: str
    slug: str
    category: str
    published: datetime
    title: str
    lead: str
    body: tuple[str, ...]
    author: str | None = None
    caption: str | None = None
    also_in: str | None = None
    pinned: bool = False
    files_of: tuple[str, ...] = ()
    normal_form: Literal["NFC", "NFD"] = "NFC"
    relations: tuple[Relation, ...] = ()
    planted: tuple[Planted, ...] = ()
