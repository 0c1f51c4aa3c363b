"""`doisoat read`: the record is fixed to the letter, and offsets are those of the file as it is."""

import json
from collections.abc import Callable

import pytest

from doisoat.cli.jsonl import json_line


def records(outcome) -> list[dict]:
    assert (outcome.code, outcome.err) == (0, "")
    return [json.loads(line) for line in outcome.out.splitlines()]


def test_one_object_a_line_with_the_path_as_given(run: Callable, write: Callable) -> None:
    name = write("a.txt", "Tin\nCấp tỉnh hoàn thành 214/402 thủ tục, đạt 53,2%.\n")

    rows = records(run("read", "--format", "jsonl", f"./{name}"))

    assert [list(row)[:6] for row in rows] == [["document", "kind", "surface", "start", "end", "value"]] * 2
    assert [(row["document"], row["kind"], row["value"]) for row in rows] == [
        ("./a.txt", "fraction", "214/402"),
        ("./a.txt", "percent", "53.2"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffTin vắn\nĐạt 53,2% số hồ sơ.",
        "Tin vắn\r\nĐạt 53,2% số hồ sơ.\r\n",
        "Tin vắn\rĐạt 53,2% số hồ sơ.\r",
        "Tin va\u0306\u0301n 𝟙😀\nĐạt 53,2% số hồ sơ.",
    ],
    ids=["byte order mark", "CRLF", "CR", "decomposed and astral"],
)
def test_offsets_count_code_points_of_the_unchanged_file(run: Callable, write: Callable, text: str) -> None:
    rows = records(run("read", "--format", "jsonl", write("a.txt", text)))
    assert rows
    assert all(text[row["start"] : row["end"]] == row["surface"] for row in rows)


def test_published_resolves_a_day_without_a_year(run: Callable, write: Callable) -> None:
    name = write("a.txt", "Tin\nNgày 12/3, tỉnh công bố 45 thủ tục.\n")
    given = records(run("read", "--format", "jsonl", "--published", "2024-03-20", name))
    assert "2024-03-12" in {row["value"] for row in given}


def test_a_day_that_is_none_is_a_usage_error(run: Callable, write: Callable) -> None:
    outcome = run("read", "--published", "20/3/2024", write("a.txt", "Tin"))
    assert outcome.code == 2
    assert "'20/3/2024' is not a day" in outcome.err


def test_text_for_people_in_both_languages(run: Callable, write: Callable) -> None:
    name = write("a.txt", "Tin\nĐạt 53,2% số hồ sơ.\n")
    assert run("--lang", "en", "read", name).out.splitlines()[1].split() == [
        "line",
        "2",
        "percent",
        "53,2%",
        "=",
        "53.2",
    ]
    assert run("--lang", "vi", "read", name).out.splitlines()[1].startswith("  dòng 2    phần trăm")


def test_a_terminal_is_not_steered_by_a_text(run: Callable, write: Callable) -> None:
    name = write("a.txt", "Tin\nCó 12 \x1b[31m\u202ethủ tục và 45\x1b[2J hồ sơ.\n")
    out = run("read", name).out
    assert not set(out) & {"\x1b", "\u202e"}


def test_unicode_line_separators_do_not_break_a_line_of_json() -> None:
    line = json_line({"surface": "12\u2028hồ sơ\x85"})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"surface": "12\u2028hồ sơ\x85"}
