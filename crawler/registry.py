"""The sources and families that come with the program: nothing is found by chance, all is named here."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from crawler.declarations import read_declaration
from crawler.families import FAMILIES
from crawler.families.family import Family
from crawler.source import SourceDeclaration

#: One TOML file each in `crawler/sources/`.
SOURCE_NAMES = (
    *("bacgiang", "bacninh", "binhdinh", "cantho", "caobang", "danang", "dienbien", "gialai", "hatinh", "hoabinh"),
    *("hungyen", "khanhhoa", "ninhbinh", "phuong3-tayninh", "phutho", "sonla", "syt-gialai", "tayson-binhdinh"),
    *("thainguyen", "vanban", "vinhphuc"),
    *("baoangiang", "baocantho", "baodanang", "baohaiphong", "baonghean", "baophuyen", "baotayninh"),
)


@cache
def sources() -> Mapping[str, SourceDeclaration]:
    """Every declared source by its name."""
    folder = Path(str(files("crawler") / "sources"))
    return MappingProxyType({name: read_declaration(folder / f"{name}.toml") for name in SOURCE_NAMES})


def family_of(source: SourceDeclaration) -> Family:
    """How to read the pages of a source."""
    return FAMILIES[source.family]
