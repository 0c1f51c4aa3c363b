"""After a crawl: what became of every address, which source could not be gathered whole, and which looks broken."""

from collections import Counter
from collections.abc import Iterable
from signal import Signals

from crawler.commit import Committer
from crawler.hosts import HOSTS
from crawler.monitors.inspection import Inspection, inspect
from crawler.monitors.tally import Tally
from crawler.source import SourceDeclaration
from crawler.summary import CrawlSummary, SourceCounts
from crawler.urls import canonical_url
from store.frontier import address_state, frontier_counts, unread_list
from store.ledger import Account, account_of

_UNGATHERED = ("failed", "quarantined", "refused", "pending")


def summarise(
    committer: Committer, declarations: Iterable[SourceDeclaration], *, whole: bool, interrupted: Signals | None
) -> CrawlSummary:
    """The summary of the crawl that just ended; `whole` says that nothing kept it from reaching everything."""
    total, failed, broken, sources = Counter[str](), Counter[str](), dict[str, str](), dict[str, SourceCounts]()
    accounts, unbalanced, inspections = dict[str, Account](), dict[str, str](), dict[str, Inspection]()
    for declaration in declarations:
        name = declaration.name
        inspections[name] = inspect(committer.db, committer.tallies.get(name) or Tally(declaration))
        accounts[name] = account_of(committer.db, name)
        if faults := accounts[name].faults(whole=whole):
            unbalanced[name] = "; ".join(faults)
        counts = frontier_counts(committer.db, name)
        ungathered = {reason: n for (state, reason), n in counts.reasons.items() if state in _UNGATHERED}
        written = {**committer.counts[name], "pending": counts.states.get("pending", 0)}
        sources[name] = SourceCounts(**written, failed=ungathered)
        total.update(written)
        failed.update(ungathered)
        reason = _breach(committer, declaration) or _unexpected(declaration, counts.articles, whole=whole)
        if reason:
            broken[name] = reason
    return CrawlSummary(
        **total,
        failed=failed,
        broken=broken,
        accounts=accounts,
        unbalanced=unbalanced,
        inspections=inspections,
        interrupted=interrupted,
        sources=sources,
    )


def _unexpected(declaration: SourceDeclaration, articles: int, *, whole: bool) -> str | None:
    """Why the number of articles cannot be that of the whole portal."""
    if whole and not declaration.demo and articles < declaration.expected_minimum:
        return f"only {articles} articles, at least {declaration.expected_minimum} expected"
    if articles > declaration.expected_maximum:
        return f"{articles} articles, at most {declaration.expected_maximum} expected"
    return None


def _breach(committer: Committer, declaration: SourceDeclaration) -> str | None:
    """Why the source as a whole failed: a host given up, or a list page that cannot be read."""
    for host in declaration.allowed_hosts:
        if host in HOSTS.given_up:
            return f"{host}: {HOSTS.given_up[host]}"
    for path in declaration.listings:
        url = canonical_url(declaration.url + path)
        state, reason = address_state(committer.db, url)
        if state == "gone":
            return f"{url}: {reason}"
    unread = unread_list(committer.db, declaration.name)
    return ": ".join(unread) if unread else None
