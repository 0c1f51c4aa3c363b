"""The hash sees every word of content and nothing of chance."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from doisoat.records import Document
from doisoat.records.decision import DecisionPart, DecisionStructure, Procedure
from doisoat.records.telling import Telling
from store.comparisons import replace_tellings
from store.content_hash import content_hash
from store.database import Store, opened_store, transaction
from store.decisions import replace_structure
from store.documents import add_documents, stored_documents
from store.findings import replace_findings
from store.mentions import replace_mentions
from store.runs import finish_run, start_run
from store.schema import COLUMNS

TELLING = Telling(scope="article", key=7, start=0, end=9, said="901; 70.8")
STRUCTURE = DecisionStructure(
    parts=(DecisionPart(kind="article", value="1", start=0, end=9),),
    procedures=(Procedure(list=0, heading="", number="1", name="Cấp thẻ", start=0, end=9),),
)
Fill = Callable[[Store, Iterable[str]], None]


@pytest.fixture
def fill(
    make_document: Callable[..., Document], read_figures: Callable[..., list], check_figures: Callable[..., list]
) -> Fill:
    def fill_in(db: Store, names: Iterable[str]) -> None:
        add_documents(db, [make_document(name, body="Đạt tỷ lệ 70,9%.") for name in names])
        add_documents(db, [make_document(name) for name in names])
        for number, document in list(stored_documents(db)):
            figures = read_figures(document)
            replace_mentions(db, number, 1, figures)
            replace_structure(db, number, STRUCTURE)
            replace_findings(db, number, check_figures(document, figures))
        with transaction(db):
            for number, _ in list(stored_documents(db)):
                replace_tellings(db, 1, {number: [TELLING]})
            db.execute(
                "INSERT INTO files (source, url, sha256, kind, outcome, read_version) "
                "VALUES ('binhdinh', 'u', 'ab', 'pdf', 'read', 1)"
            )
            db.execute(
                "INSERT INTO frontier (key, url, source, kind, host, discovered_at) "
                "VALUES ('k', 'u', 'binhdinh', 'article', 'h', '2022-05-10T00:00:00+00:00')"
            )

    return fill_in


def _hash_of(path: Path, fill: Fill, names: Sequence[str]) -> str:
    with opened_store(path, create=True) as db:
        fill(db, names)
        return content_hash(db)


def test_the_order_of_work_does_not_matter(tmp_path: Path, fill: Fill) -> None:
    assert _hash_of(tmp_path / "a.db", fill, "123") == _hash_of(tmp_path / "b.db", fill, "312")
    assert _hash_of(tmp_path / "c.db", fill, "12") != _hash_of(tmp_path / "d.db", fill, "123")


def test_an_empty_store_has_the_hash_of_nothing(db: Store) -> None:
    assert content_hash(db) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


#: Row numbers and links between them, what chance decides, and what other rows say too.
ASIDE = {
    "documents": {"id", "page", "quarantined"},
    "versions": {"document", "seen_at", "replaced_at", "page"},
    "mentions": {"id", "document"},
    "files": {"page", "document"},
    "parts": {"document"},
    "procedures": {"document"},
    "findings": {"id", "document"},
    "evidence": {"finding", "mention"},
    "tellings": {"document"},
    "recheck": set(),
    "frontier": {
        *("url", "host", "priority", "reason", "attempts", "due_at", "discovered_at", "parent", "form"),
        *("etag", "last_modified", "read_at", "visited_at", "revisit_after", "revisit_at", "dated", "offers"),
        *("brought", "declared"),
    },
}
CONTENT = [(table, column) for table, aside in ASIDE.items() for column in COLUMNS[table] if column not in aside]


@pytest.mark.parametrize(("table", "column"), CONTENT)
def test_every_content_column_counts(db: Store, fill: Fill, table: str, column: str) -> None:
    fill(db, "12")
    before = content_hash(db)
    place = f"rowid = (SELECT max(rowid) FROM {table})"
    value = {"source": "'khac'", "position": "99"}.get(column, "'7777'")
    db.execute("INSERT INTO sources (name, title, url, family) VALUES ('khac', '', '', '')")
    assert db.execute(f"UPDATE {table} SET {column} = {value} WHERE {place}").rowcount == 1
    assert content_hash(db) != before


@pytest.mark.parametrize("column", ["attempts", "due_at", "reason", "parent", "form", "etag", "visited_at"])
def test_chance_in_the_frontier_does_not_count(db: Store, fill: Fill, column: str) -> None:
    fill(db, "1")
    before = content_hash(db)
    assert db.execute(f"UPDATE frontier SET {column} = 7777").rowcount == 1
    assert content_hash(db) == before


def test_when_a_version_was_seen_does_not_count(db: Store, fill: Fill) -> None:
    fill(db, "1")
    before = content_hash(db)
    assert db.execute("UPDATE versions SET seen_at = '7777', replaced_at = '7777'").rowcount == 1
    assert content_hash(db) == before


def test_runs_and_new_row_numbers_do_not_count(
    db: Store, fill: Fill, make_document: Callable[..., Document], read_figures: Callable[..., list],
    check_figures: Callable[..., list],
) -> None:  # fmt: skip
    fill(db, "12")
    before = content_hash(db)
    finish_run(db, start_run(db, "validate"), "fine", {"documents": 2})
    document = make_document("1")
    figures = read_figures(document)
    replace_mentions(db, 1, 1, figures)
    assert content_hash(db) != before, "the findings went with the mentions"
    replace_structure(db, 1, STRUCTURE)
    replace_findings(db, 1, check_figures(document, figures))
    replace_tellings(db, 1, {1: [TELLING]})
    assert content_hash(db) == before
    assert db.execute("SELECT min(id) FROM mentions").fetchone()[0] > 1
