"""What an export holds: every row by its lasting keys, of one moment, in an order that no gathering decides."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doisoat.records import Document, Finding, Mention
from doisoat.records.decision import Procedure
from store.database import Store, opened_store
from store.documents import add_documents
from store.export import exported_rows, one_state
from store.export_tables import DOCUMENTS, EVIDENCE, EXPORTED, FINDINGS, MENTIONS, SOURCES, ExportedTable
from store.findings import replace_findings
from store.mentions import replace_mentions
from store.rows import PROCEDURE_COLUMNS, procedure_row
from store.schema import COLUMNS
from store.statements import insertion, sorted_selection

VALUES = {"integer": int, "number": float}
#: What belongs to one file, or to one day of gathering.
PASSING = {"id", "document", "finding", "mention", "page", "decision", "comparison", "compared_version"}

Filling = Callable[[Store, list[str]], None]


@pytest.fixture
def fill(
    make_document: Callable[..., Document],
    read_figures: Callable[[Document], list[Mention]],
    check_figures: Callable[[Document, list[Mention]], list[Finding]],
) -> Filling:
    """Documents with figures, findings and a procedure each, taken in one after the other."""

    def fill(db: Store, names: list[str]) -> None:
        for name in names:
            document = make_document(name, source=f"s{int(name) % 2}")
            add_documents(db, [document])
            row = db.execute("SELECT max(id) FROM documents").fetchone()[0]
            figures = read_figures(document)
            replace_mentions(db, row, 1, figures)
            replace_findings(db, row, check_figures(document, figures))
            listed = Procedure(list=0, heading="Danh mục", number="1", name="Cấp giấy", start=0, end=3)
            db.execute(
                insertion("procedures", ("document", "position", *PROCEDURE_COLUMNS)),
                (row, 0, *procedure_row(listed)),
            )
            at_one_place = [(row, "doc_ref", "468/QĐ-TTg"), (row, "code", "468")]
            db.executemany(
                "INSERT INTO mentions (document, kind, surface, start_at, end_at, value) VALUES (?, ?, 'số', 0, 4, ?)",
                at_one_place if names[0] == "3" else reversed(at_one_place),
            )
            db.execute(
                "INSERT INTO files (source, url, sha256, kind, outcome, read_version, document) "
                "VALUES (?, ?, '', 'pdf', 'read', 1, ?)",
                (document.source, name, row),
            )

    return fill


@pytest.fixture
def filled(db: Store, fill: Filling) -> Store:
    fill(db, ["3", "1", "2"])
    return db


@pytest.mark.parametrize("table", EXPORTED, ids=lambda table: table.name)
def test_a_row_each_with_the_values_its_columns_promise(filled: Store, table: ExportedTable) -> None:
    rows = list(exported_rows(filled, table))
    assert len(rows) == {"sources": 2, "mentions": 15, "evidence": 9}.get(table.name, 3)
    for row in rows:
        for column, value in zip(table.columns, row, strict=True):
            assert value is None or isinstance(value, VALUES.get(column.type, str)), column.name
    keys = [tuple(row[[c.name for c in table.columns].index(name)] for name in table.key) for row in rows]
    assert len(set(keys)) == len(keys) or not table.key


@pytest.mark.parametrize("table", EXPORTED, ids=lambda table: table.name)
def test_nothing_of_a_row_number(table: ExportedTable) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert not PASSING & set(names)
    assert not [c.name for c in table.columns if c.type == "string" and c.description.endswith(".id")]


@pytest.mark.parametrize(
    ("table", "left_out"),
    [(DOCUMENTS, {"lead", "body", "words"}), (MENTIONS, set()), (FINDINGS, set()), (SOURCES, set())],
    ids=lambda value: getattr(value, "name", ""),
)
def test_nothing_else_is_left_out(table: ExportedTable, left_out: set[str]) -> None:
    assert COLUMNS[table.name].keys() - {column.name for column in table.columns} - PASSING == left_out


def test_the_order_of_gathering_is_not_told(filled: Store, fill: Filling, tmp_path: Path) -> None:
    with opened_store(tmp_path / "other.db", create=True) as other:
        fill(other, ["2", "3", "1"])
        assert [row[0] for row in other.execute("SELECT url FROM documents ORDER BY id")] != [
            row[0] for row in filled.execute("SELECT url FROM documents ORDER BY id")
        ]
        for table in EXPORTED:
            assert list(exported_rows(filled, table)) == list(exported_rows(other, table)) != []


@pytest.mark.parametrize("table", EXPORTED, ids=lambda table: table.name)
def test_rows_come_in_the_order_of_an_index(db: Store, table: ExportedTable) -> None:
    """Only what one document or source has is sorted, save for references: their view asks all of them at once."""
    asked = sorted_selection([column.expression for column in table.columns], table.rows)
    plan = [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert ("USE TEMP B-TREE FOR ORDER BY" in plan) == (table.name == "references")


def test_evidence_names_the_document_of_each_figure(filled: Store) -> None:
    first = next(exported_rows(filled, EVIDENCE))
    told = dict(zip((column.name for column in EVIDENCE.columns), first, strict=True))
    assert (told["source"], told["url"]) == (told["figure_source"], told["figure_url"])
    assert (told["position"], told["kind"], told["surface"]) == (0, "count", "901 thủ tục")
    assert len(told["fingerprint"]) == 32


def test_the_province_is_that_of_the_source_where_the_document_has_none(filled: Store) -> None:
    filled.execute("UPDATE sources SET province = 'Gia Lai'")
    filled.execute("UPDATE documents SET province = 'Bình Định' WHERE url LIKE '%-1.html'")
    at = [column.name for column in DOCUMENTS.columns].index("province")
    assert [row[at] for row in exported_rows(filled, DOCUMENTS)] == ["Gia Lai", "Bình Định", "Gia Lai"]


@pytest.fixture
def writer(filled: Store, database_file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(database_file, isolation_level=None)
    yield connection
    connection.close()


def test_all_is_of_one_moment_and_nobody_is_held_up(filled: Store, writer: sqlite3.Connection) -> None:
    with one_state(filled):
        before = list(exported_rows(filled, SOURCES))
        writer.execute("UPDATE sources SET title = 'other'")
        writer.execute("DELETE FROM evidence")
        assert list(exported_rows(filled, SOURCES)) == before
        assert len(list(exported_rows(filled, EVIDENCE))) == 9
    assert list(exported_rows(filled, EVIDENCE)) == []


def test_an_export_that_fails_lets_go_of_the_database(filled: Store) -> None:
    def export() -> None:
        with one_state(filled):
            next(exported_rows(filled, MENTIONS))
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        export()
    assert not filled.in_transaction
