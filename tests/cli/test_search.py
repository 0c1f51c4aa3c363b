"""`doisoat search`: what is found, for people and for programs."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from store.database import opened_store
from store.search_index import count_without_words

TEXTS = {
    "dak-lak.txt": "Tỉnh Đắk Lắk công bố thủ tục\nCấp tỉnh hoàn thành 412/618 thủ tục hành chính, đạt tỷ lệ 76,7%.\n",
    "ho-so.txt": "Hồ sơ năm 2024\nNăm 2024 số hóa 4.561 hồ sơ. Các thành phố cổ kính cũng nộp.\n",
    "pho-co.txt": "Họp mặt\nNgười dân phố cổ nộp 16 hồ sơ.\n",
}
DB = "a.db"


@pytest.fixture
def filled(run: Callable, write: Callable) -> None:
    assert run("--db", DB, "import", *(write(name, text) for name, text in TEXTS.items())).code == 0
    assert run("-q", "--db", DB, "extract").code == 0


def titles(run: Callable, *arguments: str) -> list[str]:
    outcome = run("--db", DB, "search", *arguments, "--format", "jsonl")
    assert (outcome.code, outcome.err) == (0, "")
    return sorted(json.loads(line)["title"] for line in outcome.out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["thu", "tuc"], ["Tỉnh Đắk Lắk công bố thủ tục"]),
        (["lắk đắk"], ["Tỉnh Đắk Lắk công bố thủ tục"]),
        (["dak lak", "thủ"], ["Tỉnh Đắk Lắk công bố thủ tục"]),
        (["ho so"], ["Họp mặt", "Hồ sơ năm 2024"]),
        (['"phố cổ"'], ["Họp mặt"]),
        (["phố cổ"], ["Họp mặt", "Hồ sơ năm 2024"]),
        (['"hành chính"'], ["Tỉnh Đắk Lắk công bố thủ tục"]),
        (["hồ", "sơ", "--unit", "ho_so", "--min", "1000"], ["Hồ sơ năm 2024"]),
        (["--unit", "hồ sơ", "--max", "16,0"], ["Họp mặt"]),
        (["--kind", "percent"], ["Tỉnh Đắk Lắk công bố thủ tục"]),
        (["--kind", "count", "--period", "2024"], ["Hồ sơ năm 2024"]),
        (["--kind", "count", "--period", "2024-05"], []),
        (["--kind", "count", "--period", "2024-01-01/2024-12-31"], ["Hồ sơ năm 2024"]),
        (["--kind", "fraction", "--level", "tinh"], ["Tỉnh Đắk Lắk công bố thủ tục"]),
        (["hồ sơ", "--province", "Huế"], []),
        (["--", "-5", "--min"], []),
        (["\udcff\udcfe"], []),
    ],
    ids=str,
)
def test_what_is_found(run: Callable, filled: None, arguments: list[str], found: list[str]) -> None:
    options = arguments.index("--") if "--" in arguments else len(arguments)
    outcome = run("--db", DB, "search", "--format", "jsonl", *arguments[:options], *arguments[options:])
    assert (outcome.code, outcome.err) == (0, "")
    assert sorted(json.loads(line)["title"] for line in outcome.out.splitlines()) == found


def test_for_people(run: Callable, filled: None) -> None:
    outcome = run("--db", DB, "search", "thu tuc", "--kind", "percent")
    heading, excerpt, figures, address = outcome.out.splitlines()
    assert heading.startswith("#1  Tỉnh Đắk Lắk công bố thủ tục")
    assert "hoàn thành 412/618 thủ tục hành chính" in excerpt
    assert figures.strip() == "76,7%"
    assert address.strip().startswith("sha256:")
    assert run("--db", DB, "search", "không đâu có").out == "nothing found\n"
    assert run("--lang", "vi", "--db", DB, "search", "không đâu có").out == "không tìm thấy văn bản nào\n"


def test_for_programs(run: Callable, filled: None) -> None:
    (record,) = map(json.loads, run("--db", DB, "search", "dak", "--format", "jsonl").out.splitlines())
    assert (record["id"], record["kind"], record["figures"]) == (1, "news", [])
    rows = list(csv.DictReader(io.StringIO(run("--db", DB, "search", "ho so", "--format", "csv").out)))
    assert [row["title"] for row in rows] == ["Hồ sơ năm 2024", "Họp mặt"]  # in the title it counts more
    assert list(rows[0]) == ["id", "source", "url", "kind", "title", "province", "published", "excerpt", "figures"]
    assert len(run("--db", DB, "search", "ho so", "--format", "jsonl", "--limit", "1").out.splitlines()) == 1


def test_nothing_of_a_text_steers_a_terminal_or_a_spreadsheet(run: Callable, write: Callable) -> None:
    name = write("bad.txt", "=HYPERLINK(1) đất\nChợ \x1b[31mđỏ\x1b[0m ở đất\u202e này.\n")
    run("--db", DB, "import", name)
    run("--db", DB, "extract")
    assert not {"\x1b", "\u202e"} & set(run("--db", DB, "search", "dat").out)
    (row,) = csv.DictReader(io.StringIO(run("--db", DB, "search", "dat", "--format", "csv").out))
    assert row["title"].startswith("'=HYPERLINK")
    assert not {"\x1b", "\u202e"} & set(row["excerpt"])


def test_what_was_not_read_yet_is_told(run: Callable, write: Callable) -> None:
    run("--db", DB, "import", write("a.txt", TEXTS["ho-so.txt"]))
    outcome = run("--db", DB, "search", "ho so")
    assert (outcome.code, outcome.out) == (0, "nothing found\n")
    assert "cannot be found by words: 1; run `doisoat extract`" in outcome.err
    assert run("-q", "--db", DB, "search", "ho so").err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name words to look for, or a filter"),
        (["--min", "viele"], "'viele' is not a number"),
        (["--min", "nan"], "'nan' is not a number"),
        (["--period", "2024-13"], "'2024-13' is not a period"),
        (["--period", "0000"], "'0000' is not a period"),
        (["--period", "2024-01-01"], "'2024-01-01' is not a period"),
        (["--since", "hôm qua"], "is not a day"),
        (["a", "--limit", "0"], "limit"),
    ],
    ids=str,
)
def test_bad_usage_is_one_line(run: Callable, filled: None, arguments: list[str], said: str) -> None:
    outcome = run("--db", DB, "search", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_the_index_is_made_anew(run: Callable, filled: None) -> None:
    with opened_store(Path(DB), create=False) as db:
        db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert titles(run, "ho so") == []
    outcome = run("--db", DB, "search", "--rebuild-index")
    assert (outcome.code, outcome.err) == (0, "Documents in the index made anew: 3.\n")
    assert titles(run, "ho so") == ["Họp mặt", "Hồ sơ năm 2024"]


def test_a_database_that_an_earlier_version_read_is_filled_by_extract(run: Callable, filled: None) -> None:
    with opened_store(Path(DB), create=False) as db:
        db.execute("UPDATE documents SET words = NULL")
    assert run("--db", DB, "extract").err == "Documents read: 0, figures: 0.\n"
    assert titles(run, "ho so") == ["Họp mặt", "Hồ sơ năm 2024"]
    with opened_store(Path(DB), create=False) as db:
        assert count_without_words(db) == 0
