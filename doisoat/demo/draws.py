"""Numbers that look drawn by lot and are the same on every machine."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")


def drawn(key: str, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included, settled by the key alone."""
    digest = hashlib.sha256(key.encode()).digest()
    return low + int.from_bytes(digest[:8], "big") % (high - low + 1)


def chosen(key: str, items: Sequence[Item]) -> Item:
    """One of the items, settled by the key alone."""
    return items[drawn(key, 0, len(items) - 1)]


def figures_of(key: str, rules: Mapping[str, Any]) -> dict[str, int]:
    """The figures that a subject's rules describe; a rule may only name figures above it."""
    figures: dict[str, int] = {}
    for name, rule in rules.items():
        figures[name] = _figure(f"{key}/{name}", rule, figures)
    return figures


def _figure(key: str, rule: Any, known: Mapping[str, int]) -> int:
    match rule:
        case [int(low), int(high)]:
            return drawn(key, low, high)
        case {"of": str(whole), "permille": [int(low), int(high)]}:
            return known[whole] * drawn(key, low, high) // 1000
        case {"minus": [str(whole), str(part)]}:
            return known[whole] - known[part]
        case {"sum": [*parts]}:
            return sum(known[part] for part in parts)
        case {"below": str(whole), "to": int(step)}:
            return (known[whole] - 1) // step * step
    raise ValueError(f"no rule for a figure: {rule!r}")
