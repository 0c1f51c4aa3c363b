"""Declarations as they are written: one small TOML file a source and one a family, read strictly.

A family's file holds the layouts of its portals, and in `[fingerprint]` the marks that its pages are known by. A source
that says nothing of layouts has them all; otherwise its `[layouts.NAME]` tables name those it has, in their order, each
with what differs from the family's of that name.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar
from urllib.parse import urlsplit

from crawler.source import ERAS, FIELDS, GRADES, KINDS, NEEDED_FIELDS, TLS_NEEDS, Evidence, Layout, SourceDeclaration
from doisoat.records.errors import ConfigurationError

_CHOICE = re.compile(r"\{([^{}]*)\}")
_MARKS = "fingerprint"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the pages of a family are known by: CSS selectors, and regular expressions of addresses and of markup."""

    elements: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


def read_declaration(path: Path) -> SourceDeclaration:
    """The declaration in a TOML file; its name is the file's. Raises ConfigurationError for anything unexpected."""
    values = {"name": path.stem, "tls": []} | _toml(path)
    values.setdefault("allowed_hosts", _usual_hosts(values))
    values["layouts"] = _layouts(path, values) if "family" in values else ()
    evidence = values.get("evidence")
    if not isinstance(evidence, dict):
        raise ConfigurationError(f"{path}: evidence must be a table of grade and text")
    values["evidence"] = _strict(path, Evidence, evidence)
    values["tls"] = tuple(_list(path, values, "tls", str)) if values["tls"] else ()
    values["allowed_hosts"] = tuple(_list(path, values, "allowed_hosts", str))
    values["listings"] = tuple(p for listing in _list(path, values, "listings", str) for p in _spelled_out(listing))
    declaration = _strict(path, SourceDeclaration, values)
    _check_addresses(path, declaration)
    _check_choices(path, declaration)
    _check_certificates(path, declaration)
    return declaration


def family_layouts(family: str) -> Mapping[str, Mapping[str, Any]]:
    """The layouts of a family by name, as its file has them. Raises ConfigurationError for a family nobody wrote."""
    known = {path.stem: path for path in Path(str(files("crawler") / "families")).glob("*.toml")}
    if family not in known:
        raise ConfigurationError(f"no family {family}; there is {', '.join(sorted(known))}")
    return {name: layout for name, layout in _toml(known[family]).items() if name != _MARKS}


@cache
def default_layouts(family: str) -> tuple[Layout, ...]:
    """The layouts of a source that says nothing of them."""
    return _layouts(_family_file(family), {"family": family})


@cache
def family_marks(family: str) -> Marks:
    """What the pages of a family are known by, as its file has it."""
    path = _family_file(family)
    stated = _toml(path).get(_MARKS, {})
    return _strict(path, Marks, {key: tuple(_list(path, stated, key, str)) for key in stated})


def _family_file(family: str) -> Path:
    return Path(str(files("crawler") / "families" / f"{family}.toml"))


def _toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}; a source is one readable TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: not TOML ({error}); correct it") from error


def _layouts(path: Path, values: Mapping[str, Any]) -> tuple[Layout, ...]:
    """The layouts of the family, or those the source names, with what it changes."""
    try:
        known = family_layouts(str(values["family"]))
    except ConfigurationError as error:
        raise ConfigurationError(f"{path}: {error}") from None
    own = values.get("layouts", {name: {} for name in known})
    if not isinstance(own, dict) or not own or not all(isinstance(change, dict) for change in own.values()):
        raise ConfigurationError(f"{path}: layouts must be tables such as [layouts.{next(iter(known))}]")
    return tuple(_layout(path, {"name": name, **known.get(name, {}), **change}) for name, change in own.items())


def _layout(path: Path, values: Mapping[str, Any]) -> Layout:
    kind = values.get("kind", "news")
    if kind not in NEEDED_FIELDS:
        raise ConfigurationError(f"{path}: a layout's kind is one of {', '.join(NEEDED_FIELDS)}, not {kind!r}")
    selectors = {field: tuple(_list(path, values, field, str)) for field in FIELDS if field in values}
    if not selectors.keys() >= NEEDED_FIELDS[kind]:
        needed = ", ".join(sorted(NEEDED_FIELDS[kind]))
        raise ConfigurationError(f"{path}: layout {values['name']} needs selectors for {needed}")
    rest = {key: value for key, value in values.items() if key not in FIELDS}
    return _strict(path, Layout, {**rest, "selectors": MappingProxyType(selectors)})


def _strict(path: Path, cls: type[_T], values: Mapping[str, Any]) -> _T:
    known = {f.name: f for f in fields(cls) if f.name != "demo"}  # type: ignore[arg-type]
    unknown = sorted(values.keys() - known.keys())
    missing = sorted(n for n, f in known.items() if f.default is MISSING and n not in values)
    if unknown or missing:
        told = [f"unknown key {k}" for k in unknown] + [f"key {k} is missing" for k in missing]
        raise ConfigurationError(f"{path}: {'; '.join(told)}; known keys: {', '.join(known)}")
    for name, value in values.items():
        expected = known[name].type
        if isinstance(expected, type) and (
            not isinstance(value, expected) or isinstance(value, bool) != (expected is bool)
        ):
            raise ConfigurationError(f"{path}: {name} must be {expected.__name__}, not {value!r}")
    return cls(**values)


def _list(path: Path, values: Mapping[str, Any], key: str, item: type[_T]) -> list[_T]:
    value = values.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(entry, item) for entry in value):
        raise ConfigurationError(f"{path}: {key} must be a list of at least one {item.__name__}")
    return value


def _spelled_out(listing: str) -> tuple[str, ...]:
    """`/{a,b}/x` stands for `/a/x` and `/b/x`."""
    choice = _CHOICE.search(listing)
    if choice is None:
        return (listing,)
    before, after = listing[: choice.start()], listing[choice.end() :]
    return tuple(path for word in choice[1].split(",") for path in _spelled_out(f"{before}{word}{after}"))


def _usual_hosts(values: Mapping[str, Any]) -> list[str]:
    """The host of the declared origin, with and without `www.`."""
    host = urlsplit(str(values.get("url", ""))).hostname or ""
    bare = host.removeprefix("www.")
    return [bare, f"www.{bare}"]


def _check_addresses(path: Path, declaration: SourceDeclaration) -> None:
    parts = urlsplit(declaration.url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ConfigurationError(
            f"{path}: url must be an origin such as https://example.gov.vn, not {declaration.url!r}"
        )
    if parts.hostname not in declaration.allowed_hosts:
        raise ConfigurationError(f"{path}: allowed_hosts must name {parts.hostname}, the host of url")
    if declaration.next_page and declaration.next_page.count("{}") != 1:
        raise ConfigurationError(f"{path}: next_page holds {{}} for the number, such as ?page={{}}")
    for listing in declaration.listings:
        if not listing.startswith("/"):
            raise ConfigurationError(f"{path}: a listing is a path from the root such as /tin-tuc, not {listing!r}")
    try:
        re.compile(declaration.articles)
    except re.error as error:
        raise ConfigurationError(f"{path}: articles is no regular expression: {error}") from None


def _check_choices(path: Path, declaration: SourceDeclaration) -> None:
    said: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
        ("kind", KINDS, (declaration.kind,)),
        ("era", ERAS, (declaration.era,)),
        ("grade", GRADES, (declaration.evidence.grade,)),
        ("tls", TLS_NEEDS, declaration.tls),
    )
    for key, known, values in said:
        for value in values:
            if value not in known:
                raise ConfigurationError(f"{path}: {key} is one of {', '.join(known)}, not {value!r}")


def _check_certificates(path: Path, declaration: SourceDeclaration) -> None:
    if declaration.certificates and "missing intermediate" not in declaration.tls:
        raise ConfigurationError(f'{path}: certificates go with tls = ["missing intermediate"]')
    if declaration.certificates and "-----BEGIN CERTIFICATE-----" not in declaration.certificates:
        raise ConfigurationError(f"{path}: certificates must be PEM: -----BEGIN CERTIFICATE----- and what follows")
