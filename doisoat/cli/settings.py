"""What the options before the command say."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_DATABASE = Path("doisoat.db")
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`verbosity`: 0 as usual, below it quieter, above it with more detail. `lang`: `vi` or `en`."""

    database: Path = DEFAULT_DATABASE
    database_given: bool = False
    lang: str = "en"
    verbosity: int = 0


def language_of(environment: Mapping[str, str]) -> str:
    """`vi` where LANG begins with vi, else `en`."""
    return "vi" if environment.get("LANG", "").lower().startswith("vi") else "en"
