"""What a crawl came to, for the command line to tell and to end with the right code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from signal import Signals

from crawler.monitors.inspection import Inspection
from store.ledger import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCounts:
    """What one crawl did for one source, and what is left of it; `failed` as in the summary."""

    pages: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    pending: int = 0
    failed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlSummary:
    """Counts of one crawl over all its sources.

    `failed`: reason → number of addresses that are failed, refused, quarantined or put off, for the sources crawled.
    `broken`: source → the one reason it could not be gathered whole. `accounts`: source → what its lists promised and
    what became of it; `unbalanced`: source → why that does not add up. `inspections`: source → what its monitors say.
    `interrupted` is the signal that ended the crawl. `sources`: the counts of each source crawled.
    """

    pages: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    pending: int = 0
    failed: Mapping[str, int] = field(default_factory=dict)
    broken: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)
    unbalanced: Mapping[str, str] = field(default_factory=dict)
    inspections: Mapping[str, Inspection] = field(default_factory=dict)
    interrupted: Signals | None = None
    sources: Mapping[str, SourceCounts] = field(default_factory=dict)
