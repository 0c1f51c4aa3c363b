"""The page of checks is generated, and the committed copy is fresh."""

from pathlib import Path

from doisoat.checks.page import checks_page
from doisoat.checks.register import ALL_RULES

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


def test_the_committed_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == checks_page()


def test_every_check_and_every_example_has_its_line() -> None:
    page = checks_page()
    assert page.count("\n## ") == len(ALL_RULES)
    assert all(check.why_vi in page and check.why_en in page for check in ALL_RULES)
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| văn bản")]
    assert len(rows) == sum(len(check.examples) for check in ALL_RULES)
