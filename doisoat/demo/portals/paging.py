"""Cutting lists into pages."""

import re
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def page_number(printed: str, otherwise: int = 1) -> int:
    """The number in a query; another value counts as `otherwise`."""
    return int(printed) if re.fullmatch("[1-9][0-9]{0,5}", printed) else otherwise


def last_page(items: Sequence[object], size: int) -> int:
    """The number of the last page, 1 for an empty list."""
    return max(1, -(-len(items) // size))


def page_of(items: Sequence[Item], number: int, size: int) -> Sequence[Item]:
    """What stands on a page; pages are counted from 1."""
    return items[(number - 1) * size : number * size]
