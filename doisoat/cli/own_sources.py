"""A folder of the user's own sources, for as long as a command runs."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])
#: The register reads it (`crawler.registry`), so that Scrapy's own commands know the folder too.
_VARIABLE = "DOISOAT_SOURCES"


@contextmanager
def declared_in(folder: Path) -> Iterator[None]:
    """The sources of the folder stand beside those that come with the program."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before


def _declare(ctx: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        ctx.with_resource(declared_in(folder))


def sources_option(command: _Command) -> _Command:
    """`--sources DIR`, as the setting of that name."""
    option = click.option(
        "--sources",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_declare,
        help="A folder of declarations of your own beside those that come with the program.",
    )
    return option(command)
