"""After a crawl: what became of every address, and which source could not be gathered whole."""

from collections import Counter
from collections.abc import Iterable
from signal import Signals

from crawler.commit import Committer
from crawler.hosts import HOSTS
from crawler.source import SourceDeclaration
from crawler.summary import CrawlSummary, SourceCounts
from crawler.urls import canonical_url
from store.frontier import address_state, frontier_counts, unread_list

_UNGATHERED = ("failed", "quarantined", "refused", "pending")


def summarise(
    committer: Committer, declarations: Iterable[SourceDeclaration], *, whole: bool, interrupted: Signals | None
) -> CrawlSummary:
    """The summary of the crawl that just ended; `whole` says that nothing kept it from reaching everything."""
    total, failed, broken, sources = Counter[str](), Counter[str](), dict[str, str](), dict[str, SourceCounts]()
    for declaration in declarations:
        counts = frontier_counts(committer.db, declaration.name)
        ungathered = {reason: n for (state, reason), n in counts.reasons.items() if state in _UNGATHERED}
        written = {**committer.counts[declaration.name], "pending": counts.states.get("pending", 0)}
        sources[declaration.name] = SourceCounts(**written, failed=ungathered)
        total.update(written)
        failed.update(ungathered)
        reason = _breach(committer, declaration)
        if reason is None and whole and not declaration.demo and counts.articles < declaration.expected_minimum:
            reason = f"only {counts.articles} articles, at least {declaration.expected_minimum} expected"
        if reason:
            broken[declaration.name] = reason
    return CrawlSummary(**total, failed=failed, broken=broken, interrupted=interrupted, sources=sources)


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
