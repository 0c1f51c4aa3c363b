"""Stub until the programs land."""

from pathlib import Path
from shutil import which


def find(name: str) -> Path | None:
    """Where a program is."""
    found = which(name)
    return Path(found) if found else None


def has_vietnamese_ocr() -> bool:
    """Whether images can be read."""
    return find("ocrmypdf") is not None
