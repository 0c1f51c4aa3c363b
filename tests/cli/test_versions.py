"""A document that changed: what is found, what is shown, and that a kill loses nothing of it."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from killing import killed_before, statements_of

from doisoat.cli.stages import extract_stored, validate_stored
from doisoat.records import FALLBACK_LAYOUT, Document
from doisoat.records.compose import compose_document
from store.content_hash import content_hash
from store.database import Store, opened_store, path_of
from store.documents import add_documents, stored_documents
from store.findings import findings_of

DAY = datetime.fromisoformat("2024-05-02T08:00:00+07:00")
WRONG = "Cấp tỉnh giải quyết 412/618 hồ sơ, đạt 76,7%.\nĐã có 12 xã làm xong."


def text(body: str, **other: object) -> Document:
    return compose_document(
        source="hoabinh", url="https://a.example/1", title="Tin", body=body, published_at=DAY, **other
    )


def stages(db: Store) -> None:
    extract_stored(db, database=path_of(db), quiet=True)
    validate_stored(db, stored_documents(db), lambda stored, findings: None)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A database with a document that changed twice: a figure, then words only."""
    path = tmp_path / "a.db"
    with opened_store(path, create=True) as db:
        for body in (WRONG, WRONG.replace("76,7", "66,7"), WRONG.replace("76,7", "66,7") + "\nHết."):
            add_documents(db, [text(body)])
            stages(db)
    return path


def test_a_silent_change_is_found_kept_and_stays_the_same(run: Callable, changed: Path) -> None:
    outcome = run("--db", changed, "validate", "--rule", "VR-01", "--fail-on", "warning")
    assert outcome.code == 1
    assert "VR-01  a figure changed without a word" in outcome.out
    assert (
        "the version before says 76,7%, this one 66,7% (version 1); the text says nothing of a correction"
        in outcome.out
    )
    assert "the change made a contradiction vanish" in outcome.out
    with opened_store(changed, create=False) as db:
        before = content_hash(db)
        (fingerprint,) = (f.fingerprint for f in findings_of(db, 1) if f.rule == "VR-01")
        db.execute("UPDATE documents SET extracted_version = NULL")
        stages(db)
        assert content_hash(db) == before
        assert [f.fingerprint for f in findings_of(db, 1) if f.rule == "VR-01"] == [fingerprint]


def test_of_what_was_read_without_a_layout_nothing_is_said(run: Callable, tmp_path: Path) -> None:
    with opened_store(tmp_path / "a.db", create=True) as db:
        for count in (12, 13):
            add_documents(db, [text(f"Đã có {count} xã làm xong.", layout=FALLBACK_LAYOUT)])
            stages(db)
        assert [f.rule for f in findings_of(db, 1)].count("VR-01") == 0


def test_earlier_versions_are_shown_with_what_changed(run: Callable, changed: Path) -> None:
    lines = run("--db", changed, "show", "1").out.splitlines()
    shown = lines[lines.index("Earlier versions") + 1 :]
    assert [line.partition(" seen ")[0].strip() for line in shown] == [
        *("version 1", "76,7% → 66,7%", "version 2", "no figure changed in the same words"),
    ]
    rows = [json.loads(row) for row in run("--db", changed, "show", "1", "--format", "jsonl").out.splitlines()]
    versions = [row for row in rows if row["kind"] == "version"]
    assert [(v["version"], v["seen_at"], v["changes"]) for v in versions] == [
        (1, None, [{"before": ["76,7%"], "now": ["66,7%"]}]),
        (2, None, []),
    ]


def test_a_document_that_never_changed_shows_no_versions(run: Callable, filled: Path) -> None:
    assert "Earlier versions" not in run("--db", filled, "show", "1").out


def test_a_version_is_shown_before_the_new_one_was_read(run: Callable, tmp_path: Path) -> None:
    with opened_store(tmp_path / "a.db", create=True) as db:
        for count in (12, 13):
            add_documents(db, [text(f"Đã có {count} xã làm xong.")])
    assert "    12 xã → 13 xã" in run("--db", "a.db", "show", "1").out.splitlines()


def test_killed_before_any_statement(changed: Path, tmp_path: Path) -> None:
    with opened_store(changed, create=False) as db:
        whole = content_hash(db)
        db.execute("UPDATE documents SET compared_version = NULL")
        db.execute("DELETE FROM findings WHERE comparison IS NOT NULL")
    start = changed.read_bytes()

    def compare(path: Path) -> None:
        with opened_store(path, create=False) as db:
            stages(db)

    statements = statements_of(lambda: compare(changed))
    for count in range(0, len(statements), 3):
        path = tmp_path / f"{count}.db"
        path.write_bytes(start)
        assert killed_before(count, lambda path=path: compare(path))
        compare(path)
        with opened_store(path, create=False) as db:
            assert content_hash(db) == whole, statements[count]
        path.unlink()
