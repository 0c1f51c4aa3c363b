"""The decisions that the portals list, from `content/decisions.toml`."""

import tomllib
from functools import cache
from typing import Any

from doisoat.demo.decision import Decision
from doisoat.demo.handwritten import planted
from doisoat.demo.resources import resource_text


@cache
def decisions() -> tuple[Decision, ...]:
    """All of them, the same for any number of articles."""
    entries = tomllib.loads(resource_text("content/decisions.toml"))["decisions"]
    return tuple(_decision(entry) for entry in entries)


def _decision(entry: dict[str, Any]) -> Decision:
    faults = tuple((fault["file"], planted(fault)) for fault in entry.get("planted", ()))
    return Decision(**{**entry, "files": tuple(entry["files"]), "planted": faults})
