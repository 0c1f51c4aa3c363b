"""What a form asks of figures and documents, in the words of `doisoat search`."""

from collections.abc import Mapping
from typing import Any

import click

from doisoat.cli.figure_filters import Number, Period
from doisoat.records.errors import InputError
from store.search_filters import Filters

#: Fields that take words as they are; the others are read.
_PLAIN = ("kind", "unit", "role", "level", "province", "source")
_READ: Mapping[str, click.ParamType[Any]] = {"least": Number(), "most": Number(), "period": Period()}


def filters_of(stated: Mapping[str, str]) -> Filters:
    """The filters by the names of `Filters`; what is empty asks for nothing. Raises InputError."""
    given = {name: value.strip() for name, value in stated.items() if value.strip()}
    try:
        read = {name: kind.convert(given[name], None, None) for name, kind in _READ.items() if name in given}
    except click.BadParameter as error:
        raise InputError(error.message) from error
    asked: dict[str, Any] = {**{name: given[name] for name in _PLAIN if name in given}, **read}
    return Filters(**asked)
