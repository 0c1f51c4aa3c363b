"""What people read of a finding: every figure it rests on is marked, every line of its arithmetic is printed."""

import re
from collections.abc import Iterator

import pytest

from doisoat.checks.check import Check, Example
from doisoat.checks.reading import prepare
from doisoat.checks.register import CHECKS
from doisoat.checks.run import find_contradictions
from doisoat.cli.findings_text import finding_lines, message_in
from doisoat.cli.severities import REMARKABLE, SIGNS
from doisoat.records import Finding
from extract.reader import read


def examples() -> Iterator[object]:
    for check in CHECKS:
        for example in check.examples:
            if example.verdict:
                yield pytest.param(check, example, id=f"{check.rules[0]} {example.text[:40]}")


def findings_of(example: Example) -> tuple[Finding, ...]:
    title_end = example.text.find("\n") if "\n" in example.text else len(example.text)
    mentions = read(example.text, published=example.published)
    return find_contradictions(prepare(example.text, mentions, title_end=title_end, published=example.published))


@pytest.mark.parametrize(("check", "example"), list(examples()))
def test_figures_are_marked_and_the_arithmetic_is_printed(check: Check, example: Example) -> None:
    findings = findings_of(example)
    assert findings
    for finding in findings:
        for lang in ("vi", "en"):
            place, head, *lines = printed(example.text, finding, lang)
            assert place.startswith("tin.txt  ")
            assert head.startswith(f"  {SIGNS[finding.severity]} {finding.rule}  ") or "wrong_base" in finding.diagnosis
            message = [f"    {line}" for line in message_in(finding, lang).splitlines()]
            assert lines[-len(message) :] == message
            marked = " ".join(re.findall(r"\[([^\[\]]*)\]", " ".join(lines[: -len(message)])))
            assert all(" ".join(mention.surface.split()) in marked for mention in finding.evidence)


@pytest.mark.parametrize(("check", "example"), list(examples()))
def test_a_contradiction_names_its_numbers(check: Check, example: Example) -> None:
    """Whoever reads the message can do the sum again: it has a figure as printed, or as it should be."""
    for finding in findings_of(example):
        if finding.severity in REMARKABLE:
            assert re.search(r"\d", finding.message_vi), finding.message_vi
            assert re.search(r"\d", finding.message_en), finding.message_en


def printed(text: str, finding: Finding, lang: str) -> list[str]:
    return ["".join(piece.text for piece in line) for line in finding_lines("tin.txt", text, [finding], lang)]
