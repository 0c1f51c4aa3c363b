"""The sources and families that come with the program: nothing is found by chance, all is named here.

Beside them stand the sources of one folder of the user's, `DOISOAT_SOURCES`, where it is set.
"""

import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from crawler.declarations import read_declaration
from crawler.families import FAMILIES
from crawler.families.family import Family
from crawler.source import SourceDeclaration
from doisoat.records.errors import ConfigurationError

#: The variable that names the user's folder: one TOML file a source, as in `crawler/sources/`.
FOLDER = "DOISOAT_SOURCES"
#: One TOML file each in `crawler/sources/`.
SOURCE_NAMES = (
    *("bacgiang", "bacninh", "binhdinh", "cantho", "caobang", "danang", "dienbien", "gialai", "hatinh", "hoabinh"),
    *("hungyen", "khanhhoa", "ninhbinh", "phuong3-tayninh", "phutho", "sonla", "syt-gialai", "tayson-binhdinh"),
    *("thainguyen", "vanban", "vinhphuc"),
    *("baoangiang", "baocantho", "baodanang", "baohaiphong", "baonghean", "baophuyen", "baotayninh"),
)


def sources() -> Mapping[str, SourceDeclaration]:
    """Every declared source by its name, those of the user's folder last. Raises ConfigurationError."""
    return _declared(os.environ.get(FOLDER) or None)


@cache
def _declared(folder: str | None) -> Mapping[str, SourceDeclaration]:
    place = Path(str(files("crawler") / "sources"))
    known = {name: read_declaration(place / f"{name}.toml") for name in SOURCE_NAMES}
    for path in _toml_files(Path(folder)) if folder else ():
        if path.stem in known:
            raise ConfigurationError(f"{path}: a source {path.stem} comes with the program; give the file another name")
        known[path.stem] = read_declaration(path)
    return MappingProxyType(known)


def _toml_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise ConfigurationError(f"{folder}: no such folder of sources; make it with `doisoat sources add URL --into`")
    return sorted(folder.glob("*.toml"))


def family_of(source: SourceDeclaration) -> Family:
    """How to read the pages of a source."""
    return FAMILIES[source.family]
