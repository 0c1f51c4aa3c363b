"""What a page read without a layout may accuse of: never more than a warning."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from doisoat.records import FALLBACK_LAYOUT
from doisoat.records.compose import compose_document
from store.database import opened_store
from store.documents import add_documents

FALSE_RATE = "Cấp tỉnh hoàn thành 412/618 thủ tục, đạt tỷ lệ 76,7%."


def fill(path: Path, **layouts: tuple[str | None, str]) -> None:
    with opened_store(path, create=True) as db:
        add_documents(
            db,
            [
                compose_document(source="s", url=name, title=name, body=body, layout=layout, province="Hòa Bình")
                for name, (layout, body) in layouts.items()
            ],
        )


def severities(path: Path) -> set[tuple[str, str, str | None]]:
    query = (
        "SELECT url, severity, findings.reason FROM findings JOIN documents ON documents.id = document "
        "WHERE severity IN ('error', 'warning')"
    )
    with sqlite3.connect(path) as db:
        return set(db.execute(query))


@pytest.fixture
def checked(run: Callable, tmp_path: Path) -> Callable[..., int]:
    def check(**layouts: tuple[str | None, str]) -> int:
        fill(tmp_path / "t.db", **layouts)
        assert run("--db", "t.db", "extract").code == 0
        return run("--db", "t.db", "validate").code

    return check


def test_an_error_of_a_page_without_a_layout_is_a_warning(checked, run, tmp_path):
    assert checked(a=(FALLBACK_LAYOUT, FALSE_RATE)) == 0
    assert severities(tmp_path / "t.db") == {("a", "warning", "fallback_layout")}
    assert run("--db", "t.db", "validate", "--fail-on", "warning").code == 1


@pytest.mark.parametrize("layout", [None, "vhv-news"])
def test_other_pages_accuse_as_ever(checked, tmp_path, layout):
    assert checked(a=(layout, FALSE_RATE)) == 1
    assert severities(tmp_path / "t.db") == {("a", "error", None)}


def test_the_same_words_read_by_a_layout_accuse_again(checked, tmp_path):
    checked(a=(FALLBACK_LAYOUT, FALSE_RATE))
    assert checked(a=("vhv-news", FALSE_RATE)) == 1
    assert severities(tmp_path / "t.db") == {("a", "error", None)}


def test_the_finding_keeps_its_name(checked, tmp_path):
    names = []
    for layout in (FALLBACK_LAYOUT, "vhv-news"):
        checked(a=(layout, FALSE_RATE))
        with sqlite3.connect(tmp_path / "t.db") as db:
            names.append(db.execute("SELECT fingerprint FROM findings WHERE rule = 'CK-01'").fetchall())
    assert names[0] == names[1] != []


def test_show_says_how_the_page_was_read(checked, run):
    checked(a=(FALLBACK_LAYOUT, FALSE_RATE), b=("vhv-news", "Xã có 12 thôn."))
    assert "fits none that is declared" in run("--db", "t.db", "show", "1").out
    assert "declared" not in run("--db", "t.db", "show", "2").out
