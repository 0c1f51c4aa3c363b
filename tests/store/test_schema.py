"""The documented schema is the real one, and the queries in docs/schema.md answer what they say."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from doisoat.records import Document, Source
from store.database import Store
from store.documents import add_documents
from store.findings import replace_findings
from store.mentions import replace_mentions
from store.rows import DOCUMENT_COLUMNS, FINDING_COLUMNS, MENTION_COLUMNS
from store.schema import COLUMNS, TABLES
from store.sources import add_sources

PAGE = (Path(__file__).parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def test_every_table_and_column_is_described_and_nothing_else(db: Store) -> None:
    kinds = "'table', 'view', 'virtual'"  # what the index keeps in tables of its own is shadow
    names = db.execute(f"SELECT name FROM pragma_table_list WHERE type IN ({kinds}) AND name NOT LIKE '%sqlite_%'")
    real = {name: [row["name"] for row in db.execute(f"PRAGMA table_info({name})")] for (name,) in names.fetchall()}
    assert real == {name: list(columns) for name, columns in COLUMNS.items()}
    assert TABLES.keys() == COLUMNS.keys()


def test_the_page_says_the_same() -> None:
    described = {
        heading: dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE))
        for heading, section in re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    }
    assert described == COLUMNS


def test_rows_fill_columns_that_exist() -> None:
    assert set(DOCUMENT_COLUMNS) < COLUMNS["documents"].keys()
    assert set(MENTION_COLUMNS) < COLUMNS["mentions"].keys()
    assert set(FINDING_COLUMNS) < COLUMNS["findings"].keys()


@pytest.fixture
def filled(
    db: Store,
    make_document: Callable[..., Document],
    read_figures: Callable[..., list],
    check_figures: Callable[..., list],
) -> Store:
    add_sources(db, [Source(name="binhdinh", title="Bình Định", url="u", family="vhv", province="Bình Định")])
    published = datetime(2022, 5, 10, tzinfo=UTC)
    false = make_document("1", published_at=published)
    fine = make_document("2", body="Đạt tỷ lệ 60,1%.", published_at=published, province="Gia Lai")
    undated = make_document("3", body="Đạt tỷ lệ 50%.")
    add_documents(db, [false, fine, undated])
    for number, document in enumerate((false, fine, undated), start=1):
        replace_mentions(db, number, 1, read_figures(document))
    replace_findings(db, 1, check_figures(false, read_figures(false)))
    return db


def test_open_findings_are_errors_and_warnings_with_sentence_and_address(filled: Store) -> None:
    (row,) = filled.execute("SELECT * FROM open_findings").fetchall()
    assert (row["rule"], row["severity"], row["province"], row["source"]) == ("CK-01", "error", "Bình Định", "binhdinh")
    assert (row["title"], row["url"]) == ("Bài 1", "https://binhdinh.example/bai-1.html")
    assert "901 thủ tục" in row["sentence"]
    for severity, shown in (("warning", 1), ("notice", 0), ("info", 0), ("ok", 0)):
        filled.execute("UPDATE findings SET severity = ?", (severity,))
        assert filled.execute("SELECT count(*) FROM open_findings").fetchone()[0] == shown


def test_percentages_by_province_and_year(filled: Store) -> None:
    asked = "SELECT province, year, kind, surface, value_num, role, url FROM percentages_by_province ORDER BY document"
    address = "https://binhdinh.example/bai-{}.html"
    assert [tuple(row) for row in filled.execute(asked)] == [
        ("Bình Định", 2022, "percent", "70,8%", 70.8, "achieved", address.format(1)),
        ("Gia Lai", 2022, "percent", "60,1%", 60.1, "achieved", address.format(2)),
        ("Bình Định", None, "percent", "50%", 50.0, "achieved", address.format(3)),
    ]


def test_the_surface_can_be_cut_out_of_the_text_in_sql(filled: Store) -> None:
    cut = "substr(text, start_at + 1, end_at - start_at)"
    rows = filled.execute(f"SELECT {cut}, surface FROM mentions JOIN documents ON documents.id = document").fetchall()
    assert len(rows) == 5
    assert all(row[0] == row["surface"] for row in rows)


def _answers(db: Store) -> list[list[tuple]]:
    return [[tuple(row) for row in db.execute(query)] for query in QUERIES]


def test_the_five_sample_queries_answer(filled: Store) -> None:
    filled.execute(
        "INSERT INTO mentions (document, kind, surface, start_at, end_at, value) "
        "VALUES (1, 'doc_ref', '468/QĐ-TTg', 0, 4, '468/QĐ-TTg')"
    )
    worst, averages, evidence, cited, progress = _answers(filled)
    assert [row[:3] for row in worst] == [("error", "Bình Định", "Bài 1")]
    assert averages == [("Bình Định", None, 1, 50.0), ("Bình Định", 2022, 1, 70.8), ("Gia Lai", 2022, 1, 60.1)]
    assert [row[3:6] for row in evidence] == [
        (0, "count", "901 thủ tục"),
        (1, "count", "1.499 thủ tục"),
        (2, "percent", "70,8%"),
    ]
    assert cited == [("468/QĐ-TTg", 1)]
    assert progress == [("binhdinh", 3, 3, 0)]


@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("SELECT * FROM documents WHERE source = 's' AND url = 'u'", "sqlite_autoindex_documents_1"),
        ("SELECT * FROM documents WHERE url = 'u'", "documents_by_url"),
        ("SELECT * FROM mentions WHERE document = 1 ORDER BY start_at", "mentions_by_document"),
        ("SELECT * FROM mentions WHERE kind = 'doc_ref' AND value = 'v'", "mentions_by_value"),
        ("SELECT * FROM findings WHERE document = 1", "findings_by_document"),
        ("SELECT * FROM findings WHERE fingerprint = 'f'", "findings_by_fingerprint"),
        ("SELECT * FROM evidence WHERE mention = 1", "evidence_by_mention"),
        ("SELECT * FROM open_findings", "findings_by_severity"),
        ("SELECT * FROM percentages_by_province", "mentions_by_kind"),
        ("SELECT id FROM documents WHERE words IS NULL AND quarantined IS NULL ORDER BY id", "documents_without_words"),
        ("SELECT * FROM frontier WHERE state = 'pending' AND host = 'h' ORDER BY priority", "frontier_by_turn"),
    ],
)
def test_everyday_questions_have_an_index(db: Store, question: str, index: str) -> None:
    plan = "\n".join(row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {question}"))
    assert index in plan
    assert "TEMP B-TREE" not in plan
