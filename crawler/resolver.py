"""Names of the demonstration: every *.localhost is this machine, whatever the system's resolver thinks."""

from collections.abc import Sequence

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred, succeed

LOOPBACK = "127.0.0.1"


class LoopbackResolver(CachingThreadedResolver):
    """Scrapy's resolver with the demonstration's names beside the world's."""

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":  # noqa: N802 - Twisted's name
        """The IPv4 address of a host."""
        if name == "localhost" or name.endswith(".localhost"):
            return succeed(LOOPBACK)
        return super().getHostByName(name, timeout)
