"""The baseline: findings that an editor has judged, each with a status and a note, in a TOML file."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doisoat.records.errors import ConfigurationError

#: `source-error`: the text is wrong; `extractor-error`: we misread it; `accepted`: known, and left as it is.
STATUSES = ("source-error", "extractor-error", "accepted")
_FIELDS = ("fingerprint", "status", "note", "rule", "source", "document", "title", "figures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding by its fingerprint; `status` is one of `STATUSES`, or empty while the editor has not chosen.

    `rule`, `source`, `document` (its URL), `title` and `figures` say to people which finding is meant.
    """

    fingerprint: str
    status: str = ""
    note: str = ""
    rule: str = ""
    source: str = ""
    document: str = ""
    title: str = ""
    figures: str = ""


Baseline = Mapping[str, Entry]


def read_baseline(path: Path) -> Baseline:
    """The entries of a file by fingerprint. Raises ConfigurationError for one that is not there or not sound."""
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigurationError(f"{path}: no such baseline; --update-baseline makes it") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except ValueError as error:
        raise ConfigurationError(f"{path}: not a baseline (TOML in UTF-8): {error}") from error
    tables = stated.pop("finding", [])
    if stated or not isinstance(tables, list):
        named = next(iter(stated), "finding")
        raise ConfigurationError(f"{path}: not a baseline: `{named}` is none of its [[finding]] tables")
    entries = [_entry(table, f"{path}: entry {number}") for number, table in enumerate(tables, 1)]
    return _each_once(entries, path)


def sorted_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By document, then rule, so that what stands together in a portal stands together in the file."""
    return tuple(sorted(entries, key=lambda e: (e.source, e.document, e.rule, e.figures, e.fingerprint)))


def _entry(table: Any, where: str) -> Entry:
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise ConfigurationError(f"{where}: is no table of texts in quotes")
    for name in table:
        if name not in _FIELDS:
            raise ConfigurationError(f"{where}: no field {name}; there is {', '.join(_FIELDS)}")
    if not table.get("fingerprint"):
        raise ConfigurationError(f"{where}: has no fingerprint; --update-baseline writes it")
    entry = Entry(**table)
    if entry.status and entry.status not in STATUSES:
        raise ConfigurationError(f"{where}: no status {entry.status}; choose {', '.join(STATUSES)}")
    return entry


def _each_once(entries: Iterable[Entry], path: Path) -> Baseline:
    known: dict[str, Entry] = {}
    for entry in entries:
        if entry.fingerprint in known:
            raise ConfigurationError(f"{path}: {entry.fingerprint} stands there twice; keep one of the two entries")
        known[entry.fingerprint] = entry
    return known
