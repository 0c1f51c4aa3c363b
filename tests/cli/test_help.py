"""`doisoat --help` is light; every command is registered, has help and lives where the register says."""

import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest

import doisoat.cli
from doisoat.cli.commands import COMMANDS

HEAVY = (
    "apprise",
    "bs4",
    "crawler",
    "datasette",
    "extract",
    "lxml",
    "pyarrow",
    "rich",
    "scrapy",
    "spacy",
    "sqlite3",
    "sqlite_utils",
    "store",
    "twisted",
    "underthesea",
    "warcio",
)
_PROBE = """
import json, sys
from doisoat.cli.main import run
code = run(sys.argv[1:])
print(json.dumps([code, [name for name in {heavy!r} if name in sys.modules]]))
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["nonsense"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    probe = _PROBE.format(heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", probe, *arguments], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == [2 if arguments == ["nonsense"] else 0, []]


def test_help_imports_few_modules_beside_click() -> None:
    """Imports are what start-up costs; a count does not depend on the machine."""

    def loaded(code: str) -> set[str]:
        program = f"{code}\nimport json, sys\nsys.stdout = sys.__stdout__\nprint(json.dumps(sorted(sys.modules)))"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        return set(json.loads(done.stdout.splitlines()[-1]))

    click_alone = loaded("import click")
    with_help = loaded("from doisoat.cli.main import run\nrun(['--help'])")
    assert len(with_help) <= 1.5 * len(click_alone)


def test_the_group_lists_every_command_in_the_users_language(run: Callable) -> None:
    for lang in ("vi", "en"):
        outcome = run("--lang", lang, "--help")
        assert outcome.code == 0
        assert all(getattr(entry, lang) in outcome.out for entry in COMMANDS.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Callable, name: str) -> None:
    outcome = run(name, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: doisoat {name}")


def test_register_and_files_agree() -> None:
    modules = [path.stem for path in Path(doisoat.cli.__file__).parent.glob("*.py") if path.stem != "__init__"]
    with_command = {
        f"doisoat.cli.{stem}"
        for stem in modules
        if isinstance(getattr(import_module(f"doisoat.cli.{stem}"), "command", None), click.Command)
    }
    assert with_command == {entry.module for entry in COMMANDS.values()}


def test_version(run: Callable) -> None:
    assert run("--version").out.startswith("doisoat 0.")


def test_no_command_shows_the_help_as_a_usage_error(run: Callable) -> None:
    outcome = run()
    assert outcome.code == 2
    assert outcome.err.startswith("Usage: doisoat")
