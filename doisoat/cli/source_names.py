"""A source as the user names it."""

from typing import TYPE_CHECKING

from doisoat.records.errors import InputError

if TYPE_CHECKING:
    from crawler.source import SourceDeclaration


def declared_source(name: str) -> "SourceDeclaration":
    """The declaration of that name. Raises InputError."""
    from crawler.registry import sources

    known = sources()
    if name not in known:
        raise InputError(f"no source {name}: there is {', '.join(known)} (see `doisoat sources list`)")
    return known[name]
