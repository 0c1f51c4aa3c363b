"""`doisoat config`: the settings in force."""

from collections.abc import Iterator
from typing import Any

import click

from doisoat.cli.configuration import SETTINGS, Setting
from doisoat.cli.jsonl import json_line
from doisoat.cli.options import text_or_jsonl
from doisoat.cli.screen import Line, Piece, printable, show
from doisoat.cli.settings import Settings

_NOT_SET = {"vi": "(không đặt)", "en": "(not set)"}
_DEFAULT = {"vi": "mặc định", "en": "default"}


@click.group()
def command() -> None:
    """Show the settings in force.

    An option comes before the environment (DOISOAT_DB, DOISOAT_LANG, …), that before doisoat.toml in the current
    folder, that before the default.
    """


@command.command("show")
@text_or_jsonl
@click.pass_obj
def show_settings(settings: Settings, output: str) -> None:
    """Show every setting, its value and what gave it."""
    if output == "text":
        show(_setting_lines(settings))
        return
    for name, setting in SETTINGS.items():
        value = _shown(setting, settings)
        plain = list(value) if isinstance(value, tuple) else None if value is None else str(value)
        click.echo(json_line({"setting": name, "value": plain, "origin": settings.origins[name]}))


def _shown(setting: Setting, settings: Settings) -> Any:
    """The value; of addresses that hold a secret only how they are reached."""
    value = getattr(settings, setting.field)
    return tuple(f"{address.partition('://')[0]}://…" for address in value) if setting.secret else value


def _setting_lines(settings: Settings) -> Iterator[Line]:
    for name, setting in SETTINGS.items():
        value = _shown(setting, settings)
        shown = ", ".join(value) if isinstance(value, tuple) else str(value or "")
        origin = settings.origins[name]
        origin = _DEFAULT[settings.lang] if origin == "default" else origin
        text = printable(shown) or _NOT_SET[settings.lang]
        yield (Piece(f"{name:<14}", "bold"), Piece(f"{text:<28}  "), Piece(printable(origin), "dim"))
