"""`doisoat export`: read back by programs that are not ours, equal for equal contents, whole or not at all."""

import csv
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.cli import export_folder, export_writers
from doisoat.cli.export import FORMATS
from doisoat.cli.export_writers import FORMS, write_csv
from store.database import opened_store
from store.export_tables import EXPORTED, ExportedColumn

FULL = OSError(28, "No space left on device")
#: A title that a spreadsheet would run, and quotes, commas, line ends wherever a cell may have them.
HOSTILE = '=HYPERLINK("http://x","y")\nCấp tỉnh, "cả năm", hoàn thành 412/618 thủ tục, đạt tỷ lệ 76,7%.\r\nHết.\n'
#: What a spreadsheet takes for a formula when it stands first.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
EVERY_FORMAT = [argument for form in FORMATS for argument in ("--format", form)]


def columns(*names: str) -> list[ExportedColumn]:
    """Columns as the store names them; what they hold is told by their names."""
    return [ExportedColumn(name=name, expression="", description="") for name in names]


def contents(folder: Path | str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


@pytest.fixture
def checked(run: Callable, filled: Path, write: Callable) -> Path:
    run("--db", filled, "import", "--source", "=1+1", write("hostile.txt", HOSTILE))
    run("--db", filled, "extract")
    assert run("-q", "--db", filled, "validate", "--fail-on", "never").code == 0
    return filled


@pytest.fixture
def exported(run: Callable, checked: Path) -> Path:
    outcome = run("--db", checked, "export", "--to", "out", *EVERY_FORMAT)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("Exported to out (csv, jsonl, parquet): sources 2, documents 4, mentions ")
    return Path("out")


def test_every_format_has_a_writer() -> None:
    assert tuple(FORMS) == FORMATS


def test_csv_jsonl_and_parquet_hold_the_same(exported: Path) -> None:
    for table in EXPORTED:
        names = [column.name for column in table.columns]
        parquet = duckdb.read_parquet(str(exported / f"{table.name}.parquet"))
        assert parquet.columns == names
        rows = parquet.fetchall()
        lines = (exported / f"{table.name}.jsonl").read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines]
        nested = {column.name for column in table.columns if column.type in {"array", "object"}}
        assert [[json.loads(v) if n in nested else v for n, v in zip(names, row, strict=True)] for row in rows] == [
            list(record.values()) for record in records
        ]
        text = duckdb.read_csv(str(exported / f"{table.name}.csv"), all_varchar=True, header=True)
        assert text.columns == names
        read = [["" if cell is None else cell.removeprefix("'") for cell in row] for row in text.fetchall()]
        assert read == [["" if v is None else str(v) for v in row] for row in rows]


def test_duckdb_answers_a_question_about_them(exported: Path) -> None:
    (answer,) = duckdb.sql(
        f"SELECT d.title, f.rule, count(*) FROM '{exported}/findings.parquet' AS f "
        f"JOIN '{exported}/documents.csv' AS d USING (url) "
        f"JOIN '{exported}/evidence.jsonl' AS e USING (url, fingerprint) "
        "WHERE f.severity = 'error' AND d.source <> '''=1+1' GROUP BY ALL"
    ).fetchall()
    assert answer == ("Phú Lãng rà soát thủ tục", "CK-01", 2)


def test_the_query_of_the_page_answers(run: Callable, checked: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    ((query, _),) = re.findall(r"```sql\n(.*?)(;\n)```", page, re.DOTALL)
    run("--db", checked, "export", "--to", "du-lieu", "--format", "parquet")
    assert duckdb.sql(query).fetchall() == [(None, None, 2, 76.7)]


def test_csv_runs_nothing_in_a_spreadsheet(exported: Path) -> None:
    for table in EXPORTED:
        with (exported / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, strict=True):
                assert not [cell for cell in row if cell.startswith(FORMULA) and not _is_number(cell)]
    documents = (exported / "documents.csv").read_bytes()
    assert documents.endswith(b"\r\n")
    assert b"\r\n'=1+1,sha256:" in documents
    assert b'\'=HYPERLINK(""http://x"",""y"")' in documents


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


CELLS = st.one_of(st.none(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text())


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_no_cell_begins_a_formula_and_none_is_lost(rows: list[tuple[Any, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        assert write_csv(path, columns("a", "b"), rows) == len(rows)
        with path.open(encoding="utf-8", newline="") as file:
            header, *read = csv.reader(file, strict=True)
    assert header == ["a", "b"]
    for row, cells in zip(rows, read, strict=True):
        for value, cell in zip(row, cells, strict=True):
            if isinstance(value, int | float):
                assert type(value)(cell) == value
            else:
                assert cell in (value or "", f"'{value}")
                assert not cell.startswith(FORMULA) or _is_number(cell)


def test_jsonl_keeps_to_its_lines(tmp_path: Path) -> None:
    write = FORMS["jsonl"].write
    assert write(tmp_path / "t.jsonl", columns("title", "details"), [("a\u2028b\r\n", '{"x": [1]}'), (None, None)]) == 2
    lines = (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"title": "a\u2028b\r\n", "details": {"x": [1]}},
        {"title": None, "details": None},
    ]


def test_every_file_is_described(exported: Path) -> None:
    package = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "data-package"
    assert [source["title"] for source in package["sources"]] == ["=1+1", "files"]
    described = {resource["path"]: resource for resource in package["resources"]}
    assert described.keys() == contents(exported).keys() - {"datapackage.json", "dictionary.md"}
    names = [resource["name"] for resource in package["resources"]]
    assert names[:2] == ["sources", "documents"]
    assert len(set(names)) == len(names)
    for path, resource in described.items():
        content = (exported / path).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (
            len(content),
            f"sha256:{hashlib.sha256(content).hexdigest()}",
        )
        assert all(field["description"] for field in resource["schema"]["fields"])
        for key in resource["schema"].get("foreignKeys", ()):
            assert key["reference"]["resource"] in names
    mentions = described["mentions.csv"]["schema"]
    assert {field["name"]: field["type"] for field in mentions["fields"]}["value_num"] == "number"
    assert described["documents.csv"]["schema"]["primaryKey"] == ["source", "url"]
    assert {f["type"] for f in described["documents.parquet"]["schema"]["fields"]} == {"string", "integer"}


def test_the_dictionary_has_a_line_for_each_column(exported: Path) -> None:
    lines = (exported / "dictionary.md").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("| `") for line in lines) == sum(len(table.columns) for table in EXPORTED)
    assert "| `details` | object | JSON object with every field that was read |" in lines


def test_equal_contents_give_equal_bytes(run: Callable, exported: Path, samples: list[str]) -> None:
    """Taken in the other way round, read twice: every row number is another one."""
    run("--db", "again.db", "import", "--source", "=1+1", "hostile.txt")
    run("--db", "again.db", "import", *reversed(samples))
    for _ in range(2):
        with opened_store(Path("again.db"), create=False) as db:
            db.execute("UPDATE documents SET extracted_version = NULL")
        run("--db", "again.db", "extract")
    run("--db", "again.db", "validate", "--fail-on", "never")
    backwards = [argument for form in reversed(FORMATS) for argument in ("--format", form)]
    assert run("--db", "again.db", "--lang", "vi", "export", "--to", "again", *backwards).code == 0
    assert contents("again") == contents(exported)


def test_a_change_is_what_diff_shows(run: Callable, checked: Path, exported: Path, write: Callable) -> None:
    before = (exported / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    run("--db", checked, "import", "--url", "https://x.example/a", write("new.txt", "Tin mới\nHọp giao ban.\n"))
    assert run("-q", "--db", checked, "export", "--to", "out", "--format", "jsonl").err == ""
    after = (exported / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before) + 1
    assert [line for line in after if line in before] == before


def test_csv_alone_is_the_default(run: Callable, checked: Path) -> None:
    assert run("--db", checked, "export", "--to", "deep/er").code == 0
    assert {path.suffix for path in Path("deep/er").iterdir()} == {".csv", ".json", ".md"}


@pytest.mark.parametrize("failing", ["write", "fsync"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_leaves_all_as_it_was(
    run: Callable, checked: Path, exported: Path, monkeypatch: pytest.MonkeyPatch, form: str, failing: str
) -> None:
    before = contents(exported)
    run("--db", checked, "import", "true.txt", "--url", "https://x.example/b")

    def full(*_: object) -> None:
        raise FULL

    if failing == "fsync":
        monkeypatch.setattr(export_folder.os, "fsync", full)
    else:
        monkeypatch.setitem(FORMS, form, FORMS[form]._replace(write=_torn(form)))
    for folder in ("out", "new"):
        outcome = run("--db", checked, "export", "--to", folder, *EVERY_FORMAT)
        assert outcome.code == 3
        assert outcome.err == (
            f"doisoat: {folder}: the export could not be written (No space left on device) and what was there is as it "
            "was; make room or name another folder with --to\n"
        )
    assert contents(exported) == before
    assert not Path("new").exists()


def _torn(form: str) -> Callable[..., int]:
    """Writes a table up to its second row; what it was writing is on the disk."""
    write = FORMS[form].write

    def torn(path: Path, columns: Any, rows: Iterator[Any]) -> int:
        def until_full() -> Iterator[Any]:
            yield next(iter(rows))
            raise FULL

        return write(path, columns, until_full() if path.name.startswith("mentions") else rows)

    return torn


def test_a_file_that_cannot_be_replaced_is_told(
    run: Callable, checked: Path, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(exported)
    run("--db", checked, "import", "true.txt", "--url", "https://x.example/b")
    replace = Path.replace

    def refused(path: Path, target: Path) -> Path:
        if path.name == "findings.csv":
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refused)
    outcome = run("--db", checked, "export", "--to", "out")
    assert outcome.code == 3
    assert "findings.csv: cannot be replaced (Permission denied); every file is whole" in outcome.err
    changed = {name for name, content in contents(exported).items() if before[name] != content}
    assert changed == {"documents.csv"}  # the description is the last to change: its hashes tell


_KILLED = """
import os, signal, sys
from doisoat.cli import export_folder
from doisoat.cli.main import run
export_folder._put = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
run(sys.argv[1:])
"""


def test_killed_before_the_end_no_file_has_its_name(run: Callable, checked: Path, exported: Path) -> None:
    before = contents(exported)
    run("--db", checked, "import", "true.txt", "--url", "https://x.example/b")
    done = subprocess.run([sys.executable, "-c", _KILLED, "--db", checked, "export", "--to", "out"], check=False)
    assert done.returncode == -signal.SIGKILL
    assert {path.name: path.read_bytes() for path in exported.iterdir() if path.is_file()} == before
    assert run("--db", checked, "export", "--to", "out", *EVERY_FORMAT).code == 0


def test_interrupted_it_leaves_nothing(run: Callable, checked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(export_folder, "_put", interrupted)
    assert run("--db", checked, "export", "--to", "out").code == 130
    assert not Path("out").exists()


@pytest.mark.parametrize("name", ["documents.csv", "datapackage.json", "dictionary.md"])
def test_files_that_no_export_made_are_left_alone(run: Callable, checked: Path, name: str) -> None:
    Path("mine").mkdir()
    Path("mine", name).write_text("{}", encoding="utf-8")
    outcome = run("--db", checked, "export", "--to", "mine")
    assert outcome.code == 2
    assert outcome.err == (
        f"doisoat: mine: {name} is there already, and no export made it; name another folder with --to\n"
    )
    assert contents("mine") == {name: b"{}"}


def test_other_files_in_the_folder_stay(run: Callable, checked: Path) -> None:
    Path("mine").mkdir()
    Path("mine", "notes.txt").write_text("x", encoding="utf-8")
    assert run("--db", checked, "export", "--to", "mine").code == 0
    assert Path("mine", "notes.txt").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("export",), 2, "Missing option '--to'"),
        (("export", "--to", "filled.db"), 2, "filled.db is no folder: name one with --to"),
        (("export", "--to", "out", "--format", "xlsx"), 2, "'xlsx' is not one of 'csv', 'jsonl', 'parquet'"),
        (("--db", "none.db", "export", "--to", "out"), 3, "none.db: no database there yet"),
    ],
)
def test_what_cannot_be_is_one_line(
    run: Callable, filled: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    outcome = run("--db", filled, *arguments)
    assert outcome.code == code
    assert told in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not Path("out").exists()


def test_parquet_without_its_library_is_one_line(run: Callable, checked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    outcome = run("--db", checked, "export", "--to", "out", "--format", "csv", "--format", "parquet")
    assert outcome.code == 2
    assert outcome.err == (
        "doisoat: Parquet needs pyarrow, which is not installed: pip install 'doisoat[desk]', or choose --format csv\n"
    )
    assert not Path("out").exists()
    assert run("--db", checked, "export", "--to", "out").code == 0


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_in_memory_does_not_grow_with_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(export_writers, "_PART_ROWS", 500)

    def peak(count: int) -> int:
        rows = ((f"title {number}", "thân bài " * 20) for number in range(count))
        tracemalloc.start()
        try:
            assert FORMS[form].write(tmp_path / f"{count}", columns("title", "text"), rows) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)
    assert peak(8_000) < 1.5 * peak(2_000)


def test_what_others_may_read_is_for_the_umask_to_say(run: Callable, checked: Path) -> None:
    mask = os.umask(0o022)
    try:
        assert run("--db", checked, "export", "--to", "out").code == 0
    finally:
        os.umask(mask)
    assert {path.stat().st_mode & 0o777 for path in Path("out").iterdir()} == {0o644}
