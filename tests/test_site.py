"""The documentation builds as a site without a warning: every link within it leads somewhere, every page is named."""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent


def test_the_site_builds_without_a_warning(tmp_path, caplog):
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        build(config)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert "not included" not in caplog.text
    pages = {path.parent.name for path in (tmp_path / "site").rglob("index.html")}
    assert {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index"} <= pages
