"""The output formats of `validate`, each read back by something that is not ours."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import jq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.checks.reasons import REASONS
from doisoat.cli.csv_format import HEADER, harmless

MISSED = "412 / 618 = 66.7 %; the text says 76.7 % (10.0 percentage points off)"
#: A title that a spreadsheet would run, and quotes, commas, line ends wherever a cell may have them.
HOSTILE = '=HYPERLINK("http://x","y")\nCấp tỉnh, "cả năm", hoàn thành 412/618 thủ tục, đạt tỷ lệ 76,7%.\n'


@pytest.fixture
def hostile(run: Callable, filled: Path, write: Callable) -> Path:
    run("--db", filled, "import", "--source", "=1+1", write("hostile.txt", HOSTILE))
    run("--db", filled, "extract")
    return filled


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_csv_is_what_a_csv_reader_takes(run: Callable, hostile: Path) -> None:
    out = run("--db", hostile, "validate", "--all", "--format", "csv").out
    rows = table(out)
    lines = run("--db", hostile, "validate", "--all", "--format", "jsonl").out.splitlines()
    records = [json.loads(line) for line in lines]
    assert [(row["fingerprint"], row["rule"], row["message"], row["start"]) for row in rows] == [
        (r["fingerprint"], r["rule"], r["message"], str(r["start"])) for r in records
    ]
    assert out.startswith(",".join(HEADER) + "\r\n")
    assert out.endswith("\r\n")
    assert all(None not in row and None not in row.values() for row in rows)


def test_csv_runs_nothing_in_a_spreadsheet(run: Callable, hostile: Path) -> None:
    rows = table(run("--db", hostile, "validate", "--format", "csv").out)
    (row,) = [row for row in rows if "HYPERLINK" in row["title"]]
    assert row["title"] == '\'=HYPERLINK("http://x","y")'
    assert row["source"] == "'=1+1"


def test_csv_has_its_header_without_a_finding_too(run: Callable, filled: Path) -> None:
    assert run("--db", filled, "validate", "--rule", "CK-02", "--format", "csv").out == ",".join(HEADER) + "\r\n"


def test_the_header_of_csv_is_fixed() -> None:
    assert ",".join(HEADER) == (
        "source,document,id,title,published,rule,verdict,severity,reason,diagnosis,computed,message,surface,start,end,"
        "evidence,fingerprint,baseline,note,page"
    )


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = harmless(text)
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert cell.strip()[:1] not in tuple("=+@＝＋－＠")


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), ("-3.5", "-3.5"), ("-3+1", "'-3+1"), (7, "7"), (" =1", "' =1"), ("\t=1", "'\t=1")]
)
def test_numbers_stay_numbers(value: object, cell: str) -> None:
    assert harmless(value) == cell


@pytest.mark.parametrize(
    ("output", "query"),
    [
        ("jsonl", 'select(.severity == "error") | .message'),
        ("json", '.findings[] | select(.severity == "error") | .message'),
        ("sarif", '.runs[0].results[] | select(.level == "error") | .message.text'),
    ],
)
def test_jq_takes_it(run: Callable, hostile: Path, output: str, query: str) -> None:
    said = run("--db", hostile, "validate", "--all", "--format", output).out
    told = jq.compile(query).input_text(said).all()
    assert [message.splitlines()[0] for message in told] == [MISSED, MISSED]


@pytest.mark.parametrize(("command", "query"), [("check", "select(.evidence).document"), ("read", ".document")])
def test_jq_takes_what_needs_no_database(run: Callable, write: Callable, command: str, query: str) -> None:
    name = write('tin "lạ".txt', HOSTILE)
    out = run(command, "--format", "jsonl", name).out
    assert jq.compile(query).input_text(out).all() == [name] * len(out.splitlines())


def test_a_database_takes_the_table(run: Callable, hostile: Path) -> None:
    out = run("--db", hostile, "validate", "--all", "--format", "csv").out
    Path("out.csv").write_bytes(out.encode())
    taken = duckdb.read_csv("out.csv", all_varchar=True)
    assert tuple(taken.columns) == HEADER
    rows = [{name: cell or "" for name, cell in zip(HEADER, row, strict=True)} for row in taken.fetchall()]
    assert rows == table(out)


def test_undecided_relations_are_counted_by_reason(run: Callable, filled: Path) -> None:
    summary = json.loads(run("--db", filled, "validate", "--format", "json").out)["summary"]
    assert sum(summary["undecided"].values()) == summary["findings"]["info"] > 0
    for options, shown in ((("-v",), True), ((), False)):
        outcome = run(*options, "--db", filled, "validate")
        lines = [line for line in outcome.out.splitlines() if line.startswith("  undecided: ")]
        wanted = {reason: count for reason, count in summary["undecided"].items() if shown}
        assert {line.split()[3]: int(line.split()[1]) for line in lines} == wanted
    assert all(reason in REASONS for reason in summary["undecided"])


def test_check_counts_them_too(run: Callable, samples: list[str]) -> None:
    assert "  undecided:    1 × missing_operand (the other figure is not stated)" in run("check", "--all", *samples).out
    assert "undecided:" not in run("check", *samples).out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--ignore-rule", "CK-01"), set()),
        (("--ignore-rule", "ck-01", "--ignore-rule", "CK-04"), set()),
        (("--ignore-rule", "CK-02"), {"CK-01"}),
        (("--rule", "CK-01", "--ignore-rule", "CK-01"), set()),
    ],
)
def test_ignored_rules(run: Callable, filled: Path, samples: list[str], options: tuple[str, ...], told: set) -> None:
    for command in (("--db", filled, "validate"), ("check", *samples)):
        outcome = run(*command, "--format", "jsonl", *options)
        assert {json.loads(line)["rule"] for line in outcome.out.splitlines()} == told
        assert outcome.code == (1 if told else 0)


@pytest.mark.parametrize("option", ["--rule", "--ignore-rule", "--explain"])
def test_a_rule_nobody_speaks_for(run: Callable, option: str) -> None:
    outcome = run("validate", option, "CK-99")
    assert outcome.code == 2
    assert "no rule CK-99: there is AN-01, AN-02" in outcome.err
    assert len(outcome.err.splitlines()) == 1
