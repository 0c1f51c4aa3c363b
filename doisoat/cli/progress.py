"""A progress bar on standard error, on a terminal only."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")


def tracked(items: Iterable[_Item], total: int, what: str, *, quiet: bool) -> Iterator[_Item]:
    """The items, one by one, while a bar counts them up to `total`."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=what, total=total, console=Console(stderr=True), transient=True)
