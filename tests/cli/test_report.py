"""`doisoat report` and `validate --format html`: what is stored comes to the page, and nothing is half written."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from doisoat.cli.reported import languages_of
from doisoat.cli.settings import Settings

MARKED = "<mark>412/618 thủ tục</mark>, đạt tỷ lệ <mark>76,7%</mark>"
DATED = "Tiến độ trực tuyến\nHồ sơ trực tuyến tháng qua đạt 45,5%; mục tiêu 60%. Trả lại 16 hồ sơ.\n"


@pytest.fixture
def checked(run: Callable, filled: Path) -> Path:
    assert run("--db", filled, "validate").code == 1
    return filled


def findings(page: str) -> list[str]:
    return re.findall(r'<article id="f-(\w+)"', page)


def test_the_report_tells_what_the_last_check_found(run: Callable, checked: Path) -> None:
    outcome = run("--db", checked, "report")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("<!DOCTYPE html>")
    assert outcome.out.endswith("</html>\n")
    assert len(findings(outcome.out)) == 1
    for said in (MARKED, "412 / 618 = 66,7 %", "412 / 618 = 66.7 %", "sha256:", "Chưa rõ tỉnh", "filled.db"):
        assert said in outcome.out


def test_validate_checks_and_prints_the_same(run: Callable, filled: Path) -> None:
    now = run("--db", filled, "validate", "--format", "html")
    later = run("--db", filled, "report").out
    made = re.compile(r"<time datetime[^>]*>[^<]*</time>")
    assert now.code == 1
    assert made.sub("", now.out) == made.sub("", later)


def test_the_report_writes_nothing_into_the_database(run: Callable, checked: Path) -> None:
    before = checked.read_bytes()
    run("--db", checked, "report")
    assert checked.read_bytes() == before


def test_what_was_judged_is_shown_as_such(run: Callable, checked: Path) -> None:
    run("--db", checked, "validate", "--baseline", "known.toml", "--update-baseline", "source-error")
    page = run("--db", checked, "report", "--baseline", "known.toml").out
    assert len(findings(page)) == 1
    assert "văn bản sai" in page
    assert "văn bản sai" not in run("--db", checked, "report").out


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--rule", "CK-02"), 0),
        (("--ignore-rule", "CK-01"), 0),
        (("--rule", "CK-01"), 1),
        (("--source", "nowhere"), 0),
        (("--province", "Phú Lãng"), 0),
        (("--since", "2025-01-01"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_filters_narrow_it_and_are_told(run: Callable, checked: Path, options: tuple[str, str], count: int) -> None:
    page = run("--db", checked, "report", *options).out
    assert len(findings(page)) == count
    assert " ".join(options) in page


def test_it_says_when_not_all_is_checked(run: Callable, checked: Path, filled: Path, write: Callable) -> None:
    run("--db", filled, "import", write("more.txt", "Thêm một văn bản\nCấp xã hoàn thành 53/173 thủ tục.\n"))
    unread = run("--db", filled, "report")
    assert "run `doisoat extract` and `doisoat validate` first" in unread.err
    assert "<dd>1</dd></div>\n" in unread.out.partition("Chưa đọc")[2][:160]
    run("--db", filled, "extract")
    assert "run `doisoat extract` and `doisoat validate` first" in run("--db", filled, "report").err
    run("--db", filled, "validate")
    assert run("--db", filled, "report").err == ""


def test_never_checked_is_not_without_contradiction(run: Callable, filled: Path) -> None:
    outcome = run("--db", filled, "report")
    assert "first" in outcome.err
    assert "chưa đối soát lần nào" in outcome.out


def test_months_and_rates(run: Callable, filled: Path, write: Callable) -> None:
    run("--db", filled, "import", "--published", "2025-02-18", write("dated.txt", DATED))
    run("--db", filled, "extract")
    page = run("--db", filled, "validate", "--format", "html").out
    assert "<title>45,5% (2025-02)</title>" in page
    assert "<title>60% (2025-02)</title>" not in page
    assert '<tr><th scope="row">2025-02</th><td>1</td></tr>' in page


def test_hostile_texts_stay_texts(run: Callable, filled: Path, write: Callable) -> None:
    text = (
        '<script>alert(1)</script> & "tin"\n<img src=x onerror=alert(1)> hoàn thành 412/618 thủ tục, đạt tỷ lệ 76,7%.\n'
    )
    run("--db", filled, "import", "--source", "<b>", "--url", "javascript:alert(1)", write("hostile.txt", text))
    run("--db", filled, "extract")
    page = run("--db", filled, "validate", "--format", "html").out
    assert len(findings(page)) == 2
    assert not re.findall(r"<script|<img|<b>|href=\"(?!#)", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;tin&#34;" in page


def test_the_file_is_put_in_place_whole(run: Callable, checked: Path) -> None:
    out = Path("report.html")
    assert run("--db", checked, "report", "--out", out) == (0, "", "")
    assert findings(out.read_text(encoding="utf-8"))
    assert [path.name for path in Path().glob(".report*")] == []


def test_a_full_disk_leaves_the_old_report(run: Callable, checked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Path("report.html")
    out.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    outcome = run("--db", checked, "report", "--out", out)
    assert outcome.code == 3
    assert outcome.err.startswith("doisoat: report.html: the report could not be written (No space left on device)")
    assert out.read_text() == "old"
    assert [path.name for path in Path().glob(".report*")] == []


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--db", "none.db", "report"), 3, "none.db: no database there yet"),
        (("report", "--out", "."), 2, "is a directory"),
        (("report", "--out", "no/such/report.html"), 3, "no/such/report.html: the report could not be written"),
        (("report", "--baseline", "none.toml"), 2, "none.toml: no such baseline"),
        (("report", "--rule", "CK-99"), 2, "no rule CK-99"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_bad_input_is_one_line(run: Callable, checked: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    database = () if "--db" in arguments else ("--db", checked)
    outcome = run(*database, *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert says in outcome.err
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("origin", "languages"),
    [
        ("option", ("vi",)),
        ("DOISOAT_LANG", ("vi",)),
        ("doisoat.toml", ("vi",)),
        ("LANG", ("vi", "en")),
        ("default", ("vi", "en")),
    ],
)
def test_both_languages_unless_one_was_chosen(origin: str, languages: tuple[str, ...]) -> None:
    assert languages_of(Settings(lang="vi", origins={"lang": origin})) == languages


def test_lang_chooses_one_language(run: Callable, checked: Path) -> None:
    page = run("--db", checked, "--lang", "en", "report").out
    assert "the text says 76.7 %" in page
    assert "văn bản ghi" not in page
