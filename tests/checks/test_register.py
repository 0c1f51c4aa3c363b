"""The register: every file of a check is registered once, with examples of every kind, and stands alone."""

import ast
from pathlib import Path

import pytest

import doisoat.checks.rules as room
from doisoat.checks.check import Check
from doisoat.checks.reasons import REASONS
from doisoat.checks.register import CHECKS

FILES = sorted(path for path in Path(room.__file__).parent.glob("*.py") if path.stem != "__init__")


def test_files_and_register_are_the_same() -> None:
    registered = [check.find.__module__.rpartition(".")[2] for check in CHECKS]
    assert sorted(registered) == [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_check_does_not_know_the_others(path: Path) -> None:
    imported = {node.module for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)}
    assert not [module for module in imported if module and module.startswith("doisoat.checks.rules")]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.find.__module__.rpartition(".")[2])
def test_a_check_shows_what_it_says_and_where_it_is_silent(check: Check) -> None:
    verdicts = {example.verdict for example in check.examples}
    assert verdicts & {"", "skip"}
    assert verdicts & {"match", "mismatch"}
    assert all(example.reason in REASONS for example in check.examples if example.verdict == "skip")
    assert all(text and text == text.strip() for text in (check.title_vi, check.title_en, check.why_vi, check.why_en))


def test_every_check_of_the_law_is_covered() -> None:
    covered = {rule for check in CHECKS for rule in check.rules}
    assert covered == {f"CK-{number:02}" for number in range(1, 25)}
