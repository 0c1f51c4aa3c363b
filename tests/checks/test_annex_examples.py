"""The rules over the lists of one decision give the verdicts their own examples promise."""

from collections.abc import Iterator

import pytest

from doisoat.checks.annex import level_totals, numbering, row_counts
from doisoat.checks.annex.run import find_in_decision
from doisoat.checks.check import Example, Rule
from doisoat.checks.reading import prepare
from doisoat.records import Finding
from extract.decisions.structure import read_structure
from extract.reader import read

RULES = (row_counts.RULE, numbering.RULE, level_totals.RULE)


def cases() -> Iterator[object]:
    for rule in RULES:
        for number, example in enumerate(rule.examples):
            yield pytest.param(rule, example, id=f"{rule.rules[0]} {number}")


def findings(text: str) -> tuple[Finding, ...]:
    return find_in_decision(prepare(text, read(text)), read_structure(text))


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_an_example_gets_its_verdict(rule: Rule, example: Example) -> None:
    said = [f for f in findings(example.text) if f.rule in rule.rules]
    if not example.verdict:
        assert said == []
        return
    assert {(f.verdict, f.severity, f.reason) for f in said} == {(example.verdict, example.severity, example.reason)}
    if example.evidence:
        assert [m.surface for m in said[0].evidence] == list(example.evidence)
