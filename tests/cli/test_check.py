"""`doisoat check`: exit codes, the fixed record, and the text people read."""

import json
import re
from collections.abc import Callable

import pytest

RECORD = (
    *("document", "kind", "rule", "value", "severity", "reason", "diagnosis", "computed", "message", "surface"),
    *("start", "end", "evidence"),
)


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [((), 1), (("--fail-on", "warning"), 1), (("--fail-on", "never"), 0)],
    ids=["", "warning", "never"],
)
def test_exit_code_of_a_contradiction(run: Callable, samples: list[str], fail_on: tuple[str, ...], code: int) -> None:
    assert run("check", *fail_on, *samples).code == code


def test_a_warning_fails_only_where_asked(run: Callable, write: Callable) -> None:
    name = write("a.txt", "Tin\nHoàn thành 214/402 thủ tục, đạt tỷ lệ 53,6%.\n")  # 53,2: within half a point
    assert run("check", name).code == 0
    assert run("check", "--fail-on", "warning", name).code == 1


def test_consistent_files_are_fine(run: Callable, samples: list[str]) -> None:
    assert run("check", *samples[1:]).code == 0


def test_bad_input_beats_findings(run: Callable, samples: list[str]) -> None:
    outcome = run("check", "missing.txt", *samples)
    assert outcome.code == 2
    assert "CK-01" in outcome.out


def test_the_record_is_fixed_to_the_letter(run: Callable, samples: list[str]) -> None:
    outcome = run("check", "--format", "jsonl", *samples)

    (row,) = [json.loads(line) for line in outcome.out.splitlines()]

    assert tuple(row) == RECORD
    assert {name: row[name] for name in ("document", "kind", "rule", "value", "severity", "computed")} == {
        "document": "false.txt",
        "kind": "finding",
        "rule": "CK-01",
        "value": "mismatch",
        "severity": "error",
        "computed": "66.7",
    }
    assert [(e["kind"], e["value"]) for e in row["evidence"]] == [("fraction", "412/618"), ("percent", "76.7")]
    assert all(set(e) == {"kind", "surface", "start", "end", "value"} for e in row["evidence"])


def test_all_adds_the_consistent_and_the_undecided(run: Callable, samples: list[str]) -> None:
    outcome = run("check", "--format", "jsonl", "--all", *samples)
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    rates = [(row["document"], row["severity"]) for row in rows if row["rule"] in {"CK-01", "CK-03"}]
    assert rates == [
        ("false.txt", "error"),
        ("true.txt", "ok"),
        ("undecided.txt", "info"),
    ]


def test_what_an_official_reads(run: Callable, samples: list[str]) -> None:
    *lines, summary = run("--lang", "vi", "check", *samples).out.splitlines()
    assert lines == [
        "false.txt  dòng 2",
        "  ✗ CK-01  tỷ lệ không khớp tử số và mẫu số                                  lỗi",
        "    Cấp tỉnh hoàn thành [412/618 thủ tục], đạt tỷ lệ [76,7%].",
        "    412 / 618 = 66,7 %; văn bản ghi 76,7 % (lệch 10,0 điểm phần trăm)",
        "    76,7 % chỉ đúng với mẫu số 537, hoặc tử số 474",
        "    có thể do gõ nhầm (sai một chữ số): 76,7 thay vì 66,7",
    ]
    assert re.fullmatch(
        r"2 tệp không có mâu thuẫn · 1 lỗi, 0 cảnh báo, 0 lưu ý · \d+ quan hệ khớp · "
        r"1 quan hệ chưa đủ căn cứ để kết luận \(xem --all\)",
        summary,
    )


def test_the_same_in_english(run: Callable, samples: list[str]) -> None:
    lines = run("--lang", "en", "check", *samples).out.splitlines()
    assert lines[0] == "false.txt  line 2"
    assert lines[1].split() == ["✗", "CK-01", *["a", "rate", "that", "is", "not", "its", "fraction"], "error"]
    assert lines[-1].startswith("files without contradiction: 2 · errors 1, warnings 0, notices 0 · ")
    assert lines[-1].endswith(" · undecided 1 (see --all)")


def test_the_message_of_a_record_follows_the_language(run: Callable, samples: list[str]) -> None:
    said = {lang: run("--lang", lang, "check", "--format", "jsonl", samples[0]).out for lang in ("vi", "en")}
    assert "văn bản ghi" in said["vi"]
    assert "the text says" in said["en"]


@pytest.mark.parametrize(
    ("value", "word"), [("vi_VN.UTF-8", "dòng"), ("VI", "dòng"), ("en_US.UTF-8", "line"), ("", "line")]
)
def test_the_language_comes_from_the_environment(
    run: Callable, samples: list[str], monkeypatch: pytest.MonkeyPatch, value: str, word: str
) -> None:
    monkeypatch.setenv("LANG", value)
    assert f"false.txt  {word} 2" in run("check", samples[0]).out


def test_quiet_leaves_the_summary_out(run: Callable, samples: list[str]) -> None:
    assert "contradiction" not in run("-q", "check", *samples).out


def test_a_rule_that_several_checks_speak_for_has_a_plain_headline(run: Callable, write: Callable) -> None:
    name = write("a.txt", "Tin\nTrong 240 dịch vụ có 251 dịch vụ phát sinh hồ sơ.\n")
    assert "✗ CK-04  các số liệu không khớp nhau " in run("--lang", "vi", "check", name).out
