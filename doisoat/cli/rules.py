"""The rules that checks speak for, and which of them a command tells of."""

from collections.abc import Iterable
from dataclasses import dataclass

from doisoat.checks.register import ALL_RULES
from doisoat.records import Finding

#: In order, each once; several checks may speak for one rule, and one check for several.
RULES = tuple(sorted({name for rule in ALL_RULES for name in rule.rules}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The rules to tell of: those `wanted` (empty: all) without those `ignored`."""

    wanted: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()

    def holds(self, rule: str) -> bool:
        """Whether the rule is to be told of."""
        return (not self.wanted or rule in self.wanted) and rule not in self.ignored

    def of(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings to tell of."""
        return tuple(finding for finding in findings if self.holds(finding.rule))


def selected(wanted: tuple[str, ...], ignored: tuple[str, ...], always_ignored: tuple[str, ...]) -> Selection:
    """What the options say; the rules ignored by the settings are so only where no option names rules."""
    return Selection(wanted=frozenset(wanted), ignored=frozenset(ignored or (() if wanted else always_ignored)))
