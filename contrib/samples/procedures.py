"""The rows of the lists, put together from `procedures.toml`: the same on every call."""

import tomllib
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from samples.paper import Row

_FULL, _PART = "toan_trinh", "mot_phan"


def rows_of(lists: Sequence[dict[str, Any]]) -> tuple[Row, ...]:
    """The rows of all lists of an annex, each list counted from 1.

    Of a list: `fields` (or `large = true`), `most` rows, `full` permille of them done wholly online, `heading`, `skip`
    an ordinal that the clerk left out, `unlike` codes whose level differs from the one other lists give.
    """
    return tuple(row for index, entry in enumerate(lists) for row in _list(index, entry))


def _list(index: int, entry: dict[str, Any]) -> Iterator[Row]:
    ordinal = 0
    for field, name in islice(_names(entry), entry.get("begin", 0), entry.get("begin", 0) + entry["most"]):
        ordinal += 1 + (ordinal + 1 == entry.get("skip"))
        key = zlib.crc32(name.encode())
        level = _FULL if (key % 1000 < entry.get("full", 600)) != (name in entry.get("unlike", ())) else _PART
        yield Row(
            list=index,
            heading=entry.get("heading", ""),
            number=str(ordinal),
            name=name,
            field=field,
            level=None if entry.get("levels") is False else level,
            code=None if entry.get("codes") is False else _codes()[name],
        )


def _names(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field, names in _fields().items():
        if field in entry["fields"] or (_is_large(field) and "large" in entry["fields"]):
            yield from ((field, name) for name in names)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("procedures.toml").read_text(encoding="utf-8"))


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    acts = _table()["acts"]
    return {
        field["name"]: tuple(f"{act} {thing}" for thing in field["objects"] for act in acts[field["acts"]])
        for field in _table()["fields"]
    }


def _is_large(name: str) -> bool:
    return any(field["name"] == name and field.get("large") for field in _table()["fields"])


@cache
def _codes() -> dict[str, str]:
    """A code of the national shape for every procedure, in a range of our own; no two share one."""
    names = [name for names in _fields().values() for name in names]
    step = 7919
    return {name: f"{1 + place % 2}.9{(place * step) % 100_000:05}" for place, name in enumerate(names)}
