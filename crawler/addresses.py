"""Which network addresses may be asked: those of the public internet, however they are written."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import getaddrinfo
from urllib.parse import urlsplit
from urllib.request import getproxies

from crawler.refusal import GuardRefusal

IPAddress = IPv4Address | IPv6Address

#: IPv6 addresses that stand for an IPv4 address in their last 32 bits (RFC 4291, 6052, 8215).
_EMBEDDING = tuple(IPv6Network(text) for text in ("::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48"))
#: Addresses of one cloud or another behind which its machines find their own secrets; the others are link-local.
_METADATA = frozenset(ip_address(text) for text in ("168.63.129.16", "100.100.100.200", "fd00:ec2::254"))

#: Ranges that are not public; the first that fits is told.
_KINDS: Mapping[str, Callable[[IPAddress], bool]] = {
    "the address of a cloud's metadata": _METADATA.__contains__,
    "this very machine": lambda address: address.is_loopback or address.is_unspecified,
    "a link-local address": lambda address: address.is_link_local,
    "a multicast address": lambda address: address.is_multicast,
    "an address that is not public": lambda address: not address.is_global or address.is_reserved,
}


class AddressRefusal(GuardRefusal):
    """Raised instead of connecting to an address that is not public."""


def obstacle(address: str) -> str | None:
    """Why a network address must not be asked, in one phrase, or None for a public one.

    An IPv6 address that leads to an IPv4 address is both. What is no address is refused: names are resolved before.
    """
    try:
        leads_to = tuple(_meanings(ip_address(address.partition("%")[0])))
    except ValueError:
        return "leads to no network address"
    return next((f"leads to {kind}" for kind, applies in _KINDS.items() if any(map(applies, leads_to))), None)


def _meanings(address: IPAddress) -> Iterator[IPAddress]:
    """An address and those that a gateway on the way would make of it."""
    yield address
    if isinstance(address, IPv6Address):
        if any(address in network for network in _EMBEDDING):
            yield IPv4Address(int(address) & 0xFFFFFFFF)
        yield from (hidden for hidden in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if hidden)


def proxies() -> set[tuple[str, int]]:
    """Addresses and ports of the proxies that the environment names: the operator's own, so they may be private."""
    found = set[tuple[str, int]]()
    for url in (url for scheme, url in getproxies().items() if scheme in {"http", "https"}):
        parts = urlsplit(url if "//" in url else f"//{url}")
        with suppress(OSError, ValueError):
            host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
            found |= {(host, port)} | {(str(known[4][0]), port) for known in getaddrinfo(host, port)}
    return found
