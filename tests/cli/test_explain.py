"""`validate --explain`: every rule in both languages, without a database."""

from collections.abc import Callable

import pytest

from doisoat.checks.register import ALL_RULES
from doisoat.cli.rules import RULES
from doisoat.cli.screen import printable


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_says_what_it_is(run: Callable, rule: str, lang: str) -> None:
    outcome = run("--lang", lang, "--db", "none.db", "validate", "--explain", rule)
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    for check in ALL_RULES:
        if rule in check.rules:
            title, why = (check.title_vi, check.why_vi) if lang == "vi" else (check.title_en, check.why_en)
            assert f"{rule}  {title}" in lines
            assert f"  {why}" in lines
            for example in check.examples:
                assert f"      {printable(example.text)}" in lines


def test_a_rule_that_lives_in_the_check_of_another(run: Callable) -> None:
    lines = run("--lang", "en", "validate", "--explain", "CK-06").out.splitlines()
    assert "CK-06  parts that do not make up the stated total" in lines
    assert "  speaks for: CK-05, CK-06" in lines


def test_an_example_stands_under_its_verdict(run: Callable) -> None:
    lines = run("--lang", "vi", "validate", "--explain", "CK-05").out.splitlines()
    at = lines.index("      Trong số 98 thủ tục có 40 toàn trình, 37 một phần và 19 nộp giấy.")
    assert lines[at - 1] == "  ✗ lỗi (mismatch)"
