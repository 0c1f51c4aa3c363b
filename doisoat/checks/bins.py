"""Items sorted by size (`dưới 10`, `từ 10 đến dưới 100`, `trên 100`): whether their bounds tile the range."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from doisoat.checks.items import Item
from doisoat.checks.passage import Passage
from doisoat.records import Interval, Quantity


def tiles(here: Passage, items: Sequence[Item]) -> bool:
    """Whether each item carries a bound, and the bounds follow each other with no more than a seam between."""
    bounds = [bound for item in items if (bound := _bound(here, item)) is not None]
    if len(bounds) != len(items) or len(bounds) < 3:
        return False
    ordered = sorted(bounds, key=lambda b: (b.lo is not None, b.lo or Decimal(0)))
    return all(_adjacent(below, above) for below, above in pairwise(ordered))


def _bound(here: Passage, item: Item) -> Interval | None:
    """The interval of the bounded figure that follows the item's own."""
    if item.index + 1 >= len(here.figures):
        return None
    follower = here.figures[item.index + 1]
    quantity = follower.mention.quantity
    if quantity is None or follower.start >= item.span[1] or not _bounded(quantity):
        return None
    return quantity.interval


def _bounded(quantity: Quantity) -> bool:
    return quantity.op in ("gt", "ge", "lt", "le") or quantity.second is not None


def _adjacent(below: Interval, above: Interval) -> bool:
    if below.hi is None or above.lo is None:
        return False
    return below.hi == above.lo or below.hi + 1 == above.lo
