"""The files of text that this room ships."""

from functools import cache
from importlib.resources import files


@cache
def resource_text(name: str) -> str:
    """The text of a file under this package, by its path with slashes."""
    return files("doisoat.demo").joinpath(name).read_text(encoding="utf-8")
