"""What a pattern is: a name, a function that finds mentions, and the examples that prove it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from doisoat.records import Mention
from extract.scan import Scan


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and the mention it must give: kind, a surface that overlaps it, and its value."""

    text: str
    kind: str
    surface: str
    value: str | tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A sentence with a surface that must not become a mention of this kind."""

    text: str
    kind: str
    surface: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One step of recognition; `find` sees the scan with everything earlier steps claimed blotted out."""

    name: str
    find: Callable[[Scan], Iterable[Mention]]
    examples: tuple[Example, ...]
    counterexamples: tuple[Counterexample, ...] = ()
