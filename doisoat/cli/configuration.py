"""Where settings come from: option before environment (`DOISOAT_*`) before `doisoat.toml` before default."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn

from doisoat.cli.settings import DEFAULT_DATABASE, LANGUAGES, Settings, language_of
from doisoat.cli.severities import FAIL_ON
from doisoat.records.errors import ConfigurationError

FILE = Path("doisoat.toml")


class Choice(NamedTuple):
    """A value in force and what gave it."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Setting:
    """`read` makes the value of what a file or the environment states; it raises ValueError saying what is wanted.

    Of a `secret` one only the beginning is ever shown.
    """

    field: str
    read: Callable[[object], Any]
    secret: bool = False


def _one_of(*choices: str) -> Callable[[object], str]:
    def read(stated: object) -> str:
        if stated not in choices:
            raise ValueError(f"one of {', '.join(choices)}")
        return str(stated)

    return read


def _text(stated: object) -> str:
    if not isinstance(stated, str) or not stated.strip():
        raise ValueError("a text in quotes")
    return stated.strip()


def _path(stated: object) -> Path:
    return Path(_text(stated)).expanduser()


def _rules(stated: object) -> tuple[str, ...]:
    from doisoat.cli.rules import RULES

    names = [part.strip() for part in stated.split(",") if part.strip()] if isinstance(stated, str) else stated
    if not isinstance(names, list) or not all(name in RULES for name in names):
        raise ValueError(f"rules among {', '.join(RULES)}")
    return tuple(names)


def _addresses(stated: object) -> tuple[str, ...]:
    addresses = stated.split() if isinstance(stated, str) else stated
    if not isinstance(addresses, list) or not all(isinstance(a, str) and "://" in a for a in addresses):
        raise ValueError("addresses such as mailto://… (in a list, or in the environment divided by spaces)")
    return tuple(addresses)


#: By the name they bear in the file; the environment has them in capitals behind `DOISOAT_`.
SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        "db": Setting("database", _path),
        "lang": Setting("lang", _one_of(*LANGUAGES)),
        "contact": Setting("contact", _text),
        "sources": Setting("sources", _path),
        "fail_on": Setting("fail_on", _one_of(*FAIL_ON)),
        "baseline": Setting("baseline", _path),
        "ignore_rules": Setting("ignore_rules", _rules),
        "notify": Setting("notify", _addresses, secret=True),
    }
)


def settings_in_force(
    options: Mapping[str, Any], environment: Mapping[str, str], file: Path = FILE, *, verbosity: int = 0
) -> Settings:
    """The settings; `options` are those given on the command line, by the names of `SETTINGS`.

    Raises ConfigurationError for a file that cannot be read, a setting nobody knows, or a value it cannot have.
    """
    stated = stated_in(file)
    choices = {name: _choice(name, options, environment, (file, stated)) for name in SETTINGS}
    values = {SETTINGS[name].field: choice.value for name, choice in choices.items()}
    return Settings(
        **values,
        database_given=options.get("db") is not None,
        verbosity=verbosity,
        origins=MappingProxyType({name: choice.origin for name, choice in choices.items()}),
    )


def stated_in(file: Path) -> Mapping[str, object]:
    """What the file states; nothing where there is none. Raises ConfigurationError."""
    import tomllib

    try:
        stated = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read ({error.strerror}); check its permissions") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file}: not UTF-8 (byte at offset {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{file}: not TOML: {error}") from error
    for name in stated:
        if name not in SETTINGS:
            _unknown(name, file)
    return stated


def _unknown(name: str, file: Path) -> NoReturn:
    near = difflib.get_close_matches(name, SETTINGS, n=1, cutoff=0.5)
    way_out = f"did you mean {near[0]}?" if near else f"there is {', '.join(SETTINGS)}"
    raise ConfigurationError(f"{file}: no setting {name}; {way_out}")


def _choice(
    name: str, options: Mapping[str, Any], environment: Mapping[str, str], file: tuple[Path, Mapping[str, object]]
) -> Choice:
    path, stated = file
    variable = f"DOISOAT_{name.upper()}"
    if options.get(name) is not None:
        return Choice(options[name], f"--{name.replace('_', '-')}")
    if environment.get(variable):
        return Choice(_read(name, environment[variable], variable), variable)
    if name in stated:
        return Choice(_read(name, stated[name], f"{path}: {name}"), str(path))
    if name == "lang":
        return Choice(language_of(environment), "LANG" if environment.get("LANG") else "default")
    return Choice(_DEFAULTS[name], "default")


def _read(name: str, stated: object, where: str) -> Any:
    try:
        return SETTINGS[name].read(stated)
    except ValueError as error:
        told = "what it says" if SETTINGS[name].secret else repr(stated)
        raise ConfigurationError(f"{where}: {told} will not do; it takes {error}") from error


_DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "db": DEFAULT_DATABASE,
        "contact": None,
        "sources": None,
        "fail_on": "error",
        "baseline": None,
        "ignore_rules": (),
        "notify": (),
    }
)
