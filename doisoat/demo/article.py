"""An article of the demonstration and what is known of its figures."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


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
    """A fault put into a text on purpose; `evidence` holds canonical values: `("901/1499", "70.8")`."""

    rule: str
    severity: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One press item: plain text, no markup.

    `portal` names the portal that carries it, `published` is local time without zone, `body` one paragraph an entry.
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
    relations: tuple[Relation, ...] = ()
    planted: tuple[Planted, ...] = ()
