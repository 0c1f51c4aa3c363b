"""The page of faults is generated, and the committed copy is fresh; every fault is told apart by its host."""

import re
from pathlib import Path

from doisoat.demo.misbehaving.page import faults_page
from doisoat.demo.misbehaving.register import ALL_FAULTS, MISHAPS

PAGE = Path(__file__).parents[2] / "docs" / "faults.md"


def test_the_committed_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == faults_page()


def test_every_fault_has_its_line() -> None:
    rows = [line for line in faults_page().splitlines() if line.startswith("| `")]
    assert len(rows) == len(ALL_FAULTS) + len(MISHAPS) >= 50


def test_names_are_host_names_and_no_two_alike() -> None:
    names = [fault.name for fault in (*ALL_FAULTS, *MISHAPS)]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{1,60}[a-z0-9]", name) for name in names)
