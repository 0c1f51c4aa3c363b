"""Lines for people: plain where the output is read by a program, coloured on a terminal."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

import click


class Piece(NamedTuple):
    """A stretch of a line; `style` is rich's name for how it looks on a terminal."""

    text: str
    style: str = ""


Line: TypeAlias = Sequence[Piece]


def show(lines: Iterable[Line]) -> None:
    """Print to standard output."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        for line in lines:
            click.echo("".join(piece.text for piece in line))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        console.print(Text.assemble(*((piece.text, piece.style) for piece in line)), soft_wrap=True)


def printable(text: str) -> str:
    """The text on one line; what would steer a terminal (control and direction characters) is left out."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf"} or c in "\u200c\u200d")
