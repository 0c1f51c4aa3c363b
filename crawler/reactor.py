"""The reactor of a crawl: it connects to public addresses only.

This is the last step before a connection, after names were resolved and redirects followed: nothing can be exchanged
between the look at an address and its use, and an address written as a number is looked at like any other.
"""

from collections.abc import Iterable
from typing import Any, cast

from scrapy.utils.reactor import set_asyncio_event_loop
from twisted.internet.asyncioreactor import AsyncioSelectorReactor
from twisted.internet.main import installReactor

from crawler.addresses import AddressRefusal, obstacle


class GuardedReactor(AsyncioSelectorReactor):
    """Refuses what is not public; `exempt` are (address, port) that may be asked all the same."""

    exempt: frozenset[tuple[str, int]] = frozenset()

    def connectTCP(self, host: str, port: int, *args: Any, **kwargs: Any) -> Any:  # noqa: N802 - Twisted's name
        """Connect, or raise AddressRefusal; all of Twisted's clients come by here, those for TLS too."""
        reason = None if (host, port) in self.exempt else obstacle(host)
        if reason:
            raise AddressRefusal(reason)
        return super().connectTCP(host, port, *args, **kwargs)

    def exempt_only(self, endpoints: Iterable[tuple[str, int]]) -> None:
        """Let these be asked: the demonstration's server, or the proxy that the operator declared."""
        self.exempt = frozenset(endpoints)


def install() -> None:
    """What Scrapy calls to have this reactor in its process."""
    cast("Any", installReactor)(GuardedReactor(set_asyncio_event_loop(None)))
