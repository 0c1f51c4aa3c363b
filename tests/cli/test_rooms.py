"""Another distribution over one of our top-level packages is told in one line, before anything else happens."""

import sys
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.mark.parametrize("name", ["crawler", "extract", "store"])
def test_a_package_that_is_not_ours(run: Callable, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    stranger = ModuleType(name)
    stranger.__file__ = f"/somewhere/{name}/__init__.py"
    monkeypatch.setitem(sys.modules, name, stranger)

    outcome = run("sources", "list")

    assert outcome.code == 3
    assert outcome.err.startswith(f"doisoat: the package `{name}` at /somewhere/{name}/__init__.py is not doisoat's: ")
    assert len(outcome.err.splitlines()) == 1


def test_a_package_that_is_gone(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "store", None)
    outcome = run("sources", "list")
    assert outcome.code == 3
    assert "the package `store` cannot be imported" in outcome.err


def test_help_needs_no_rooms(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "store", None)
    assert run("--help").code == 0
