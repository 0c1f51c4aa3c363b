"""The articles written by hand, one TOML file each under `content/articles/`."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from doisoat.demo.article import Article, Planted, Relation


@cache
def handwritten() -> tuple[Article, ...]:
    """All of them, in the order of their file names."""
    directory = files("doisoat.demo").joinpath("content/articles")
    names = sorted(entry.name for entry in directory.iterdir() if entry.name.endswith(".toml"))
    return tuple(_article(tomllib.loads(directory.joinpath(name).read_text(encoding="utf-8"))) for name in names)


def _article(table: Mapping[str, Any]) -> Article:
    return Article(
        portal=table["portal"],
        slug=table["slug"],
        category=table["category"],
        published=table["published"],
        title=table["title"],
        lead=table["lead"],
        body=tuple(table["body"].strip().split("\n\n")),
        author=table.get("author"),
        caption=table.get("caption"),
        also_in=table.get("also_in"),
        pinned=table.get("pinned", False),
        files_of=tuple(table.get("files_of", ())),
        normal_form=table.get("normal_form", "NFC"),
        relations=tuple(_relation(entry) for entry in table.get("relations", ())),
        planted=tuple(planted(entry) for entry in table.get("planted", ())),
    )


def planted(entry: Mapping[str, Any]) -> Planted:
    """The fault of a `[[planted]]` table."""
    return Planted(
        rule=entry["rule"],
        severity=entry["severity"],
        evidence=tuple(entry["evidence"]),
        needs=tuple(entry.get("needs", ())),
    )


def _relation(entry: Mapping[str, Any]) -> Relation:
    numerator, denominator = entry["of"]
    return Relation(
        printed=entry["printed"],
        numerator=Decimal(numerator),
        denominator=Decimal(denominator),
        percent=Decimal(entry["percent"]),
        sound=entry.get("sound", True),
    )
