"""A finding's name lasts as long as the contradiction: offsets and order do not touch it, figures do."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.records import Finding, Mention, Quantity
from doisoat.records.fingerprint import document_key, with_fingerprints

KEY = document_key("binhdinh", "https://binhdinh.example/bai-1.html")


def _figure(kind: str, value: str, start: int, unit: str | None = None) -> Mention:
    quantity = Quantity(amount=Decimal(value), unit=unit)
    return Mention(kind=kind, surface=value, start=start, end=start + len(value), value=value, quantity=quantity)


def _finding(start: int = 0, rule: str = "CK-01", percent: str = "70.8", unit: str = "tthc") -> Finding:
    evidence = (_figure("count", "901", start, unit), _figure("percent", percent, start + 9))
    return Finding(
        rule=rule, verdict="mismatch", severity="error", evidence=evidence, message_vi="", message_en="",
        surface="", start=start, end=start + 13, sentence="", sentence_start=0,
    )  # fmt: skip


def _print(finding: Finding, key: str = KEY) -> str:
    return with_fingerprints(key, [finding])[0].fingerprint


def test_it_is_fixed_for_ever() -> None:
    assert _print(_finding()) == "af4a0b8d528ded78b53ef3fc6497af77"


@given(st.integers(0, 10_000))
def test_the_place_in_the_text_does_not_matter(start: int) -> None:
    assert _print(_finding(start)) == _print(_finding())


def test_neither_the_order_of_the_evidence_nor_the_wording_nor_the_severity_matters() -> None:
    finding = _finding()
    other = dataclasses.replace(finding, evidence=finding.evidence[::-1], message_vi="khác", severity="warning")
    assert _print(other) == _print(finding)


@pytest.mark.parametrize(
    ("finding", "key"),
    [
        (_finding(rule="CK-02"), KEY),
        (_finding(percent="70.9"), KEY),
        (_finding(unit="dvc"), KEY),
        (_finding(), document_key("hoabinh", "https://binhdinh.example/bai-1.html")),
        (_finding(), document_key("binhdinh", "https://binhdinh.example/bai-2.html")),
    ],
    ids=["rule", "value", "unit", "source", "url"],
)
def test_rule_figures_units_and_document_matter(finding: Finding, key: str) -> None:
    assert _print(finding, key) != _print(_finding())


def test_equals_are_numbered_in_the_order_of_the_text() -> None:
    first, second, other = _finding(10), _finding(50), _finding(20, percent="62.5")
    forward = with_fingerprints(KEY, [first, other, second])
    backward = with_fingerprints(KEY, [second, first, other])
    assert len({finding.fingerprint for finding in forward}) == 3
    assert [f.start for f in backward] == [50, 10, 20]
    assert {f.start: f.fingerprint for f in forward} == {f.start: f.fingerprint for f in backward}
    assert forward[0].fingerprint == _print(first)


def test_the_order_of_several_documents_does_not_matter() -> None:
    assert with_fingerprints(["b", "a"], [_finding()]) == with_fingerprints(["a", "b"], [_finding()])
    assert with_fingerprints(["b", "a"], [_finding()]) != with_fingerprints("a", [_finding()])


@pytest.mark.parametrize("value", [None, "", (3, 4)])
def test_a_figure_without_a_number_has_a_name_too(value: str | tuple[int, ...] | None) -> None:
    bare = Mention(kind="level_list", surface="3, 4", start=0, end=4, value=value)
    assert len(_print(dataclasses.replace(_finding(), evidence=(bare,)))) == 32
