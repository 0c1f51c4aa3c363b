"""Databases of earlier versions go through today's stages."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

RELEASED = sorted((Path(__file__).parent.parent / "store" / "released").glob("*.db.gz"))


@pytest.mark.parametrize("packed", RELEASED, ids=lambda path: path.name[:4])
def test_it_is_read_checked_and_shown(run: Callable, packed: Path) -> None:
    Path("old.db").write_bytes(gzip.decompress(packed.read_bytes()))
    stages = (("extract",), ("validate", "--fail-on", "never", "--format", "json"), ("show", "3"))
    read, checked, shown = [run("--db", "old.db", *stage) for stage in stages]
    assert [read.code, checked.code, shown.code] == [0, 0, 0]
    assert json.loads(checked.out)["summary"]["documents"] == 3
    assert "412/618" in shown.out
    assert "✗ CK-01" in shown.out
