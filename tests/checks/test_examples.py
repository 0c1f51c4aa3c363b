"""Every check gives the verdicts its own examples promise, over the figures that extraction really finds."""

from collections.abc import Iterator

import pytest

from doisoat.checks.check import Check, Example
from doisoat.checks.reading import prepare
from doisoat.checks.register import CHECKS
from extract.reader import read


def cases() -> Iterator[object]:
    for check in CHECKS:
        for example in check.examples:
            yield pytest.param(check, example, id=f"{check.rules[0]} {example.text[:60]}")


@pytest.mark.parametrize(("check", "example"), list(cases()))
def test_an_example_gets_its_verdict(check: Check, example: Example) -> None:
    mentions = read(example.text, published=example.published)
    title_end = example.text.find("\n") if "\n" in example.text else len(example.text)
    reading = prepare(example.text, mentions, title_end=title_end, published=example.published)
    findings = list(check.find(reading))
    said = [(f.verdict, f.severity, f.reason) for f in findings]
    if not example.verdict:
        assert said == []
        return
    assert (example.verdict, example.severity, example.reason) in said
    assert len(set(said)) == 1
    assert all(f.rule in check.rules for f in findings)
    if example.evidence:
        assert [m.surface for m in findings[0].evidence] == list(example.evidence)
