"""The files that this room ships."""

from functools import cache
from importlib.resources import files


@cache
def resource_text(name: str) -> str:
    """The text of a file under this package, by its path with slashes."""
    return files("doisoat.demo").joinpath(name).read_text(encoding="utf-8")


@cache
def resource_bytes(name: str) -> bytes | None:
    """The bytes of a file under this package; None where there is none."""
    found = files("doisoat.demo").joinpath(name)
    return found.read_bytes() if found.is_file() else None
