"""The documentation tells the truth: its Python runs and prints what it says, generated pages are fresh."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from extract.page import patterns_page

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```(?:\n+```\n(?P<printed>.*?)```)?", re.DOTALL)
EXAMPLES = [
    pytest.param(example["code"], example["printed"], id=f"{page.name}-{number}")
    for page in PAGES
    for number, example in enumerate(EXAMPLE.finditer(page.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize(("code", "printed"), EXAMPLES)
def test_an_example_runs_and_prints_what_the_page_says(code, printed):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "example", "exec"), {"__name__": "example"})
    if printed is not None:
        assert out.getvalue() == printed


def test_the_page_of_the_patterns_is_fresh():
    assert (ROOT / "docs" / "patterns.md").read_text(encoding="utf-8") == patterns_page()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
