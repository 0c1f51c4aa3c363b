"""What a check of an annex is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from doisoat.checks.check import Rule
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import DecisionStructure


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexCheck(Rule):
    """A rule over a decision: its text with the figures, and the rows of its lists."""

    find: Callable[[Reading, DecisionStructure], Iterator[Finding]]
