"""The decisions that the portals list, from `content/decisions.toml`."""

import tomllib
from functools import cache

from doisoat.demo.decision import Decision
from doisoat.demo.resources import resource_text


@cache
def decisions() -> tuple[Decision, ...]:
    """All of them, the same for any number of articles."""
    entries = tomllib.loads(resource_text("content/decisions.toml"))["decisions"]
    return tuple(Decision(**{**entry, "files": tuple(entry["files"])}) for entry in entries)
