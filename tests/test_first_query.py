"""Every query of docs/first-query.md runs, answers, and has the columns that the page shows."""

import contextlib
import io
import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from doisoat.checks.reading import prepare
from doisoat.checks.run import find_contradictions
from doisoat.records import Source
from doisoat.records.compose import compose_document
from extract.reader import read
from store.database import opened_store
from store.documents import add_documents, stored_documents
from store.findings import replace_findings
from store.mentions import replace_mentions
from store.sources import add_sources

PAGE = (Path(__file__).parents[1] / "docs" / "first-query.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```\n\n```\n┌[^\n]*\n│(.*?)│\n", PAGE, re.DOTALL)
INLINE = re.findall(r"`(SELECT [^`]*)`", PAGE)
PYTHON = re.findall(r"```py\n(.*?)```", PAGE, re.DOTALL)
BODY = """Năm 2022, toàn tỉnh đã giải quyết được 1.236 hồ sơ, đạt tỷ lệ 98,1%.
Cấp huyện đã hoàn thành 214/402 thủ tục, đạt tỷ lệ 62,5%.
Các sở đã đạt 71%, 72%, 73%, 74%, 75%, 76%.
Thực hiện theo Quyết định số 389/QĐ-UBND ngày 10/3/2022 của UBND tỉnh."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("first") / "demo.db"
    news = compose_document(
        source="hoabinh",
        url="https://hoabinh.example/tin",
        title="Kết quả cải cách",
        body=BODY,
        published_at=datetime.fromisoformat("2022-11-20T08:00:00+07:00"),
    )
    decision = compose_document(
        source="hoabinh", url="https://hoabinh.example/389", kind="decision", title="Về việc ủy quyền",
        number="389/QĐ-UBND", issued_on=date(2022, 3, 10), issuer="Chủ tịch UBND tỉnh",
    )  # fmt: skip
    with opened_store(path, create=True) as db:
        add_sources(db, [Source(name="hoabinh", title="", url="", family="", province="Hòa Bình")])
        add_documents(db, [news, decision])
        for row, document in stored_documents(db):
            mentions = read(document.text, document.published_at and document.published_at.date())
            replace_mentions(db, row, 1, mentions)
            replace_findings(db, row, find_contradictions(prepare(document.text, mentions)))
    return path


def test_the_page_has_five_questions() -> None:
    assert len(QUERIES) == len(re.findall(r"^### \d\. ", PAGE, re.MULTILINE)) == 5


@pytest.mark.parametrize(("query", "header"), QUERIES, ids=range(1, len(QUERIES) + 1))
def test_a_query_answers_under_the_headings_shown(database: Path, query: str, header: str) -> None:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        cursor = db.execute(query)
        assert cursor.fetchall()
        assert [column for column, *_ in cursor.description] == [name.strip() for name in header.split("│")]


@pytest.mark.parametrize("query", INLINE)
def test_a_query_within_the_text_answers(database: Path, query: str) -> None:
    with closing(sqlite3.connect(database)) as db:
        assert db.execute(query).fetchall()


@pytest.mark.parametrize("code", PYTHON)
def test_the_python_prints_provinces(database: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.chdir(database.parent)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "example", "exec"), {})
    assert out.getvalue() == "Hòa Bình 8\n"


def test_words_cut_out_of_a_text_hold_the_figure(database: Path) -> None:
    with closing(sqlite3.connect(database)) as db:
        (rows,) = [db.execute(query).fetchall() for query, _ in QUERIES if "AS words" in query]
    assert all(surface in words for surface, words in rows)
