"""A small report."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # modules beside these tests

from made_rows import make_finding, make_rows

from doisoat.report.rows import ReportRows, Said


@pytest.fixture
def few() -> ReportRows:
    """Two findings: one of a page, one of a file of no province that an editor judged."""
    judged = make_finding(
        rule="CK-05",
        severity="warning",
        what=Said("các số liệu không khớp nhau", "figures that do not agree"),
        url="sha256:00ff",
        province=None,
        published=None,
        page=12,
        line=345,
        fingerprint="0" * 32,
        status="source-error",
        note="đã báo tòa soạn 12/5",
    )
    return make_rows(make_finding(), judged)
