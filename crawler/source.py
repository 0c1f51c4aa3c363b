"""The declaration of a source: one small TOML file, read strictly."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar
from urllib.parse import urlsplit

from doisoat.records import Source
from doisoat.records.errors import ConfigurationError

#: What a layout may say, and what one for each kind of document must.
FIELDS = (
    *("title", "lead", "body", "date", "author", "captions", "files", "rows"),
    *("list_items", "list_links", "list_dates", "list_empty", "next_pages"),
)
NEEDED_FIELDS = {
    "news": frozenset({"title", "body", "list_links"}),
    "decision": frozenset({"rows", "list_links"}),
}

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """CSS selectors of one look of a portal, tried in their order; `valid_until` is the last day it was served.

    `kind` is that of the documents it shows, `seen_in` says what the selectors rest on, in words.
    """

    name: str
    selectors: Mapping[str, tuple[str, ...]]
    seen_in: str
    kind: str = "news"
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDeclaration:
    """A portal to gather. `url` is the origin (scheme and host), `listings` are paths under it.

    `evidence` tells what was seen where; `expected_minimum` is the least number of documents of a healthy whole crawl.
    """

    name: str
    title: str
    url: str
    family: str
    province: str
    listings: tuple[str, ...]
    layouts: tuple[Layout, ...]
    allowed_hosts: tuple[str, ...]
    evidence: tuple[str, ...]
    expected_minimum: int
    max_listing_pages: int = 500
    demo: bool = False

    @property
    def source(self) -> Source:
        """The portal as the store knows it."""
        return Source(name=self.name, title=self.title, url=self.url, family=self.family, province=self.province)


def read_declaration(path: Path) -> SourceDeclaration:
    """The declaration in a TOML file; its name is the file's. Raises ConfigurationError for anything unexpected."""
    try:
        with path.open("rb") as file:
            values = tomllib.load(file)
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}; a source is one readable TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: not TOML ({error}); correct it") from error
    values["layouts"] = tuple(_layout(path, layout) for layout in _list(path, values, "layouts", dict))
    for key in ("listings", "allowed_hosts", "evidence"):
        values[key] = tuple(_list(path, values, key, str))
    declaration = _strict(path, SourceDeclaration, {"name": path.stem} | values)
    _check_origin(path, declaration)
    return declaration


def _layout(path: Path, values: Mapping[str, Any]) -> Layout:
    kind, selectors = values.get("kind", "news"), values.get("selectors")
    if kind not in NEEDED_FIELDS:
        raise ConfigurationError(f"{path}: a layout's kind is one of {', '.join(NEEDED_FIELDS)}, not {kind!r}")
    needed = NEEDED_FIELDS[kind]
    if not isinstance(selectors, dict) or not selectors.keys() >= needed or not selectors.keys() <= set(FIELDS):
        raise ConfigurationError(
            f"{path}: a layout needs selectors for {', '.join(sorted(needed))} and knows {', '.join(FIELDS)}"
        )
    several = {field: tuple(_list(path, selectors, field, str)) for field in selectors}
    return _strict(path, Layout, {**values, "selectors": MappingProxyType(several)})


def _strict(path: Path, cls: type[_T], values: Mapping[str, Any]) -> _T:
    known = {f.name: f for f in fields(cls) if f.name != "demo"}  # type: ignore[arg-type]
    unknown = sorted(values.keys() - known.keys())
    missing = sorted(n for n, f in known.items() if f.default is MISSING and n not in values)
    if unknown or missing:
        told = [f"unknown key {k}" for k in unknown] + [f"key {k} is missing" for k in missing]
        raise ConfigurationError(f"{path}: {'; '.join(told)}; known keys: {', '.join(known)}")
    for name, value in values.items():
        expected = known[name].type
        if isinstance(expected, type) and (not isinstance(value, expected) or isinstance(value, bool)):
            raise ConfigurationError(f"{path}: {name} must be {expected.__name__}, not {value!r}")
    return cls(**values)


def _list(path: Path, values: Mapping[str, Any], key: str, item: type[_T]) -> list[_T]:
    value = values.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(entry, item) for entry in value):
        raise ConfigurationError(f"{path}: {key} must be a list of at least one {item.__name__}")
    return value


def _check_origin(path: Path, declaration: SourceDeclaration) -> None:
    parts = urlsplit(declaration.url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ConfigurationError(
            f"{path}: url must be an origin such as https://example.gov.vn, not {declaration.url!r}"
        )
    if parts.hostname not in declaration.allowed_hosts:
        raise ConfigurationError(f"{path}: allowed_hosts must name {parts.hostname}, the host of url")
    for listing in declaration.listings:
        if not listing.startswith("/"):
            raise ConfigurationError(f"{path}: a listing is a path from the root such as /tin-tuc, not {listing!r}")
