"""What a check is: the truth it asserts, why, the function that looks for it, and the examples that prove it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from doisoat.checks.reading import Reading
from doisoat.records import Finding


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the verdict it must get from the check it stands with; an empty verdict: the check stays silent.

    `evidence` are the surfaces the finding rests on, where the example says so.
    """

    text: str
    verdict: str
    severity: str = ""
    reason: str | None = None
    evidence: tuple[str, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is asserted, and why; `rules` are the ids of the law that it covers."""

    rules: tuple[str, ...]
    title_vi: str
    title_en: str
    why_vi: str
    why_en: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Rule):
    """A rule over one text; `relation` names the kind of relation it speaks of.

    Of two findings about one relation, where the figures of one hold those of the other, the check registered first is
    heard.
    """

    relation: str
    find: Callable[[Reading], Iterator[Finding]]
