"""Every pattern is proven by its own examples, and files, register and examples are one set."""

from pathlib import Path

import pytest

import extract.patterns
from extract.pattern import Counterexample, Example
from extract.patterns import PATTERNS
from extract.reader import read

FOLDER = Path(extract.patterns.__file__).parent
EXAMPLES = [pytest.param(e, id=f"{p.name}: {e.text}") for p in PATTERNS for e in p.examples]
COUNTEREXAMPLES = [pytest.param(e, id=f"{p.name}: {e.text}") for p in PATTERNS for e in p.counterexamples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_found(example: Example):
    start = example.text.index(example.surface)
    near = [m for m in read(example.text) if m.start < start + len(example.surface) and start < m.end]
    assert (example.kind, example.value) in [(m.kind, m.value) for m in near]


@pytest.mark.parametrize("example", COUNTEREXAMPLES)
def test_counterexample_is_not_found(example: Counterexample):
    start = example.text.index(example.surface)
    end = start + len(example.surface)
    assert not [m for m in read(example.text) if m.kind == example.kind and start <= m.start and m.end <= end]


def test_files_are_registered_and_exemplified():
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == {p.name for p in PATTERNS} == {p.name for p in PATTERNS if p.examples or p.counterexamples}


def test_every_pattern_has_near_misses():
    assert not [p.name for p in PATTERNS if not p.counterexamples]


def test_names_are_unique():
    assert len({p.name for p in PATTERNS}) == len(PATTERNS)
