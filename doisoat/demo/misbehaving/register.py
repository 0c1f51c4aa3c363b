"""All faults, in the order of the page that tells of them."""

from collections.abc import Mapping

from doisoat.demo.misbehaving import connections, letters, lists, packing, pages, redirects, robots, statuses, walls
from doisoat.demo.misbehaving.fault import Fault
from doisoat.demo.misbehaving.mishaps import MISHAPS

GROUPS: Mapping[str, tuple[Fault, ...]] = {
    "Connections": connections.FAULTS,
    "Statuses": statuses.FAULTS,
    "robots.txt": robots.FAULTS,
    "Redirects": redirects.FAULTS,
    "Letters": letters.FAULTS,
    "Pages": pages.FAULTS,
    "Packing": packing.FAULTS,
    "Walls": walls.FAULTS,
    "Lists and addresses": lists.FAULTS,
}
ALL_FAULTS = tuple(fault for faults in GROUPS.values() for fault in faults)

__all__ = ["ALL_FAULTS", "GROUPS", "MISHAPS"]
