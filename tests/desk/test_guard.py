"""Nothing is written, nothing runs away, nothing crawled becomes markup, nothing foreign is let in or asked for."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from doisoat.desk.metadata import queries
from store.reading import open_reading

HOSTILE_PAGES = [
    *("/", "/bai/4", "/phat-hien", "/bieu-do", "/tim?q=<script>window.taken=9</script>", "/phat-hien?tinh=<script>"),
    *("/doisoat", "/doisoat/documents", "/doisoat/documents/4", "/doisoat/findings", "/doisoat/mentions"),
    *("/doisoat/sources", "/doisoat/loi-chua-xem", "/doisoat/open_findings", "/<script>", "/doisoat?sql=<script>"),
    "/doisoat?sql=select+title+as+[</style><script>]+from+documents",
    *(f"/doisoat/{name}?tinh=&don_vi=&van_ban=4" for name in queries()),
]
RUNAWAY = "with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n"
WRITES = [
    *("delete from documents", "insert into sources values (1,1,1,1,1)", "update documents set title = ''"),
    *("drop table documents", "attach database 'stolen.db' as other", "pragma writable_schema = 1"),
    *("vacuum into 'stolen.db'", "select 1; delete from documents", "with x as (select 1) delete from documents"),
]


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_crawled_text_never_becomes_markup(ask: Callable, path: str) -> None:
    page = ask(quote(path, safe="/?=&+%[]"))
    assert page.status_code in {200, 302, 400, 404}
    assert "<script>" not in page.text
    assert "<img" not in page.text
    assert not re.search(r"""(href|src|action)=["']?\s*javascript:""", page.text)
    assert not re.search(r"<[^>]* on[a-z]+=[^>]*>", re.sub(r'"[^"]*"', "", page.text))


@pytest.mark.parametrize(
    "path", ["/", "/bai/1", "/phat-hien", "/bieu-do", "/tim", "/doisoat", "/doisoat/documents", "/x"]
)
def test_a_page_asks_its_own_origin_only(ask: Callable, path: str) -> None:
    page = ask(path)
    assert page.headers["content-security-policy"].startswith("default-src 'self'; script-src 'self';")
    assert page.headers["x-content-type-options"] == "nosniff"
    assert not re.findall(r'<(?:script|img|iframe|link|form)[^>]*(?:src|href|action)="(?:https?:)?//', page.text)
    assert not re.findall(r"<script(?![^>]* src=)", page.text)


@pytest.mark.parametrize("path", ["/desk/desk.css", "/desk/fields.js", "/-/static/app.css"])
def test_files_come_with_the_policy_too(ask: Callable, path: str) -> None:
    answer = ask(path)
    assert answer.status_code == 200
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("sql", WRITES)
def test_sql_that_writes_or_attaches_is_refused(ask: Callable, sql: str, database: Path) -> None:
    before = database.read_bytes()
    assert ask(f"/doisoat.json?sql={quote(sql)}").status_code == 400
    assert database.read_bytes() == before
    assert not Path("stolen.db").exists()


@pytest.mark.parametrize("sql", ["DELETE FROM documents", "ATTACH 'stolen.db' AS other", "CREATE TEMP TABLE x (y)"])
def test_the_connection_itself_refuses_what_the_page_would_let_through(database: Path, sql: str) -> None:
    db = open_reading(database)
    with pytest.raises(Exception, match=r"readonly|too many attached|query_only|not authorized"):
        db.execute(sql)
    db.close()


def test_a_connection_that_writes_is_never_given(desk) -> None:
    with pytest.raises(PermissionError):
        desk.get_database("doisoat").connect(write=True)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/doisoat", "/phat-hien", "/-/messages"])
def test_only_reading_is_answered(ask: Callable, method: str, path: str) -> None:
    answer = ask(path, method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "0.0.0.0:8001", ""]
)
def test_another_name_for_this_machine_is_refused(ask: Callable, host: str) -> None:
    answer = ask("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Cổng" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:8001", "127.0.0.1:8001", "[::1]:8001"])
def test_this_machine_is_served_by_its_own_names(ask: Callable, host: str) -> None:
    assert ask("/", headers={"host": host}).status_code == 200


def test_a_query_that_runs_away_is_stopped(ask: Callable, desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "sql_time_limit_ms", 50)
    page = ask(f"/doisoat?sql={quote(RUNAWAY)}")
    assert page.status_code == 400
    assert "đã bị dừng" in page.text
    assert ask("/").status_code == 200


def test_a_fault_of_ours_is_one_line_and_shows_nothing(
    ask: Callable, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture
) -> None:
    from doisoat.desk.pages import article

    def fail(*_: object) -> None:
        raise RuntimeError("kín")

    monkeypatch.setattr(article, "article_of", fail)
    page = ask("/bai/1")
    assert (page.status_code, "kín" in page.text) == (500, False)
    assert capfd.readouterr().err == "doisoat: serve: RuntimeError: kín\n"


@pytest.mark.parametrize(
    "path", ["/doisoat/documents.csv", "/doisoat/documents.csv?_stream=1", "/doisoat/documents.csv?_dl=1"]
)
def test_no_cell_of_a_table_is_a_formula(ask: Callable, path: str) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(path).text)))
    assert len(rows) == 5
    assert rows[4]["title"] == "'=HYPERLINK(1)"
    assert rows[0]["title"] == "Phú Lãng rà soát thủ tục"
    assert rows[0]["title_end"] == "24"


def test_cells_of_a_query_are_harmless_too(ask: Callable) -> None:
    sql = "select '=1+1' as a, '@x' as b, -5 as c, '-5' as d, 'a' || char(10) || '=b' as e, '' as f"
    rows = list(csv.reader(io.StringIO(ask(f"/doisoat.csv?sql={quote(sql)}").text, newline="")))
    assert rows[1][:4] == ["'=1+1", "'@x", "-5", "-5"]
