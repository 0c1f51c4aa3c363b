"""What came of one `doisoat run`: the one line of JSON that a monitor reads."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from doisoat.cli.severities import SEVERITIES
from doisoat.cli.tally import Tally

if TYPE_CHECKING:
    from crawler.summary import CrawlSummary


@dataclass(slots=True, kw_only=True)
class RunAccount:
    """Filled as the stages end; what is None was not come to.

    `known`: fingerprints of the errors and warnings before; `found`: those of all that are there now, judged ones
    aside; `files`: outcome and reason of the files read; `totals`: documents and mentions stored.
    """

    run: int
    known: Collection[str]
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    crawled: "CrawlSummary | None" = None
    files: Mapping[tuple[str, str], int] | None = None
    totals: Mapping[str, int] | None = None
    tally: Tally | None = None
    found: set[str] = field(default_factory=set)

    @property
    def new_findings(self) -> int | None:
        """How many errors and warnings were not there before; None where not everything was checked."""
        return None if self.tally is None else len(self.found.difference(self.known))


def run_record(account: RunAccount, *, code: int, error: str | None) -> dict[str, Any]:
    """The fields of the summary line (docs/operating.md); `code` is the exit code."""
    totals = account.totals or {}
    return {
        "run": account.run,
        "started": _time(account.started),
        "finished": _time(datetime.now(UTC)),
        "sources": _sources(account.crawled) if account.crawled else {},
        "documents": totals.get("documents"),
        "mentions": totals.get("mentions"),
        "files": None if account.files is None else _files(account.files),
        "findings": account.tally and {name: account.tally.severities[name] for name in SEVERITIES[:3]},
        "new_findings": account.new_findings,
        "error": error,
        "exit": code,
    }


def _sources(crawled: "CrawlSummary") -> dict[str, Any]:
    return {name: asdict(counts) | {"broken": _broken(crawled, name)} for name, counts in crawled.sources.items()}


def _files(read: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """The files that this run read, by outcome."""
    sums = Counter[str]()
    for (outcome, _), count in read.items():
        sums[outcome] += count
    return dict(sums)


def _broken(crawled: "CrawlSummary", source: str) -> str | None:
    """Whoever noticed it: the crawl, its monitors, or its account."""
    inspection = crawled.inspections.get(source)
    noticed = (crawled.broken.get(source), *(inspection.alarms if inspection else ()), crawled.unbalanced.get(source))
    return "; ".join(filter(None, noticed)) or None


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
