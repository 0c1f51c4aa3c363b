"""The settings in force: what the options before the command, the environment and `doisoat.toml` say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_DATABASE = Path("doisoat.db")
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`verbosity`: 0 as usual, below it quieter, above it with more detail. `lang`: `vi` or `en`.

    `sources` is a folder of declarations beside those that come with the program. `database_given` is true for `--db`
    alone; `fail_on`, `baseline` and `ignore_rules` stand in for the options of that name; `notify` are addresses as
    apprise spells them, told when a crawl fails; `origins` says of each setting which of option, environment, file or
    default gave it.
    """

    database: Path = DEFAULT_DATABASE
    database_given: bool = False
    lang: str = "en"
    verbosity: int = 0
    contact: str | None = None
    sources: Path | None = None
    fail_on: str = "error"
    baseline: Path | None = None
    ignore_rules: tuple[str, ...] = ()
    notify: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


def language_of(environment: Mapping[str, str]) -> str:
    """What DOISOAT_LANG says, else `vi` where LANG begins with vi, else `en`."""
    chosen = environment.get("DOISOAT_LANG")
    if chosen in LANGUAGES:
        return chosen
    return "vi" if environment.get("LANG", "").lower().startswith("vi") else "en"
