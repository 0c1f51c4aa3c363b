"""What the house promises of itself: sizes, names, sentinels."""

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("crawler", "doisoat", "extract", "store")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
UNLOVED = {"utils", "helpers", "common", "misc", "tools", "context"}


def test_modules_are_small():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not {str(path): n for path, n in lengths.items() if n > 300}
    assert median(lengths.values()) < 80


def test_functions_are_short():
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    ]
    assert not long


def test_no_room_is_named_for_nothing():
    assert not {path.stem for path in MODULES} & UNLOVED


@pytest.mark.parametrize("room", ["crawler", "extract", "store"])
def test_top_level_package_carries_the_sentinel(room):
    assert '__distribution__ = "doisoat"' in (ROOT / room / "__init__.py").read_text(encoding="utf-8")


def test_the_ground_package_imports_nothing():
    tree = ast.parse((ROOT / "doisoat" / "__init__.py").read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def test_readme_is_short_and_shows_a_command_early():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 120
    assert any("make demo" in line for line in lines[:35])
