"""Colour on a terminal only, and not for whoever does not want it."""

import os
from collections.abc import Callable

import pytest


def said_on_a_terminal(start: Callable, *arguments: str) -> str:
    terminal, slave = os.openpty()
    process = start(*arguments, stdout=slave, stderr=slave)
    os.close(slave)
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        pieces.append(piece)
    os.close(terminal)
    process.wait(30)
    return b"".join(pieces).decode()


def test_figures_are_bold_on_a_terminal(start: Callable, samples: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m[412/618 thủ tục]\x1b[0m" in said_on_a_terminal(start, "check", samples[0])


def test_no_colour_where_it_is_not_wanted(start: Callable, samples: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in said_on_a_terminal(start, "check", samples[0])


def test_a_bar_for_the_long_stages_only_on_a_terminal(
    start: Callable, filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "extract" in said_on_a_terminal(start, "--db", filled, "extract")
    assert start("--db", filled, "extract").communicate(timeout=30)[1] == "Documents read: 0, figures: 0.\n"
