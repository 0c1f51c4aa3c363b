"""The baseline: what an editor has judged stays judged, whatever happens to rows, files and disks."""

import json
import sqlite3
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.cli import baseline_file
from doisoat.cli.baseline import STATUSES, Entry, read_baseline, sorted_entries
from doisoat.cli.baseline_file import baseline_text, write_baseline
from doisoat.demo.server import running
from doisoat.records.errors import OperationError

KNOWN = Path("known.toml")
SECOND = "Cấp xã rà soát\nCấp xã hoàn thành 53/173 thủ tục, đạt tỷ lệ 44,5%.\n"


@pytest.fixture
def validate(run: Callable, filled: Path) -> Callable:
    def call(*options: str, db: Path = filled):
        return run("--db", db, "validate", "--baseline", KNOWN, *options)

    return call


@pytest.fixture
def more(run: Callable, filled: Path, write: Callable) -> Callable:
    """One more document with an error."""

    def add(text: str = SECOND, name: str = "second.txt") -> None:
        run("--db", filled, "import", "--url", f"https://x.example/{name}", write(name, text))
        run("--db", filled, "extract")

    return add


def entries() -> list[dict[str, str]]:
    return tomllib.loads(KNOWN.read_text(encoding="utf-8")).get("finding", [])


def judge(status: str, note: str = "") -> None:
    """What an editor does: write a status and a note into the file."""
    text = KNOWN.read_text(encoding="utf-8")
    KNOWN.write_text(
        text.replace('status = ""\nnote = ""', f'status = "{status}"\nnote = "{note}"', 1), encoding="utf-8"
    )


def test_a_new_entry_waits_for_the_editor(validate: Callable) -> None:
    first = validate("--update-baseline", "--fail-on", "new")
    assert first.code == 1
    assert "known.toml: entries without a status, which count as new: 1; write source-error, " in first.err
    (entry,) = entries()
    assert {name: entry[name] for name in ("status", "note", "rule", "source", "title", "figures")} == {
        "status": "",
        "note": "",
        "rule": "CK-01",
        "source": "files",
        "title": "Phú Lãng rà soát thủ tục",
        "figures": "412/618 thủ tục · 76,7%",
    }
    assert validate("--fail-on", "new").code == 1

    judge("source-error", "đã báo tòa soạn")
    known = validate("--fail-on", "new")
    assert (known.code, known.err) == (0, "")
    assert "CK-01" not in known.out
    assert "errors 1, warnings 0, notices 0 (of these known: 1)" in known.out
    assert "    known: source-error — đã báo tòa soạn" in validate("--all").out.splitlines()


def test_a_known_error_is_still_an_error(validate: Callable) -> None:
    validate("--update-baseline", "accepted")
    assert [validate("--fail-on", level).code for level in ("error", "warning", "new", "never")] == [1, 1, 0, 0]


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_for_all_that_is_new(validate: Callable, status: str) -> None:
    assert validate("--update-baseline", status, "--fail-on", "new").code == 0
    assert [entry["status"] for entry in entries()] == [status]


def test_only_what_is_not_in_it_is_new(validate: Callable, more: Callable) -> None:
    validate("--update-baseline", "accepted")
    more()
    outcome = validate("--fail-on", "new", "--format", "jsonl")
    assert outcome.code == 1
    assert [json.loads(line)["document"] for line in outcome.out.splitlines()] == ["https://x.example/second.txt"]


def test_judgements_are_kept_and_the_rest_is_described_anew(validate: Callable, more: Callable) -> None:
    validate("--update-baseline")
    judge("extractor-error", "đọc nhầm")
    before = KNOWN.read_bytes()
    validate("--update-baseline")
    assert KNOWN.read_bytes() == before
    more()
    validate("--update-baseline", "accepted")
    judged = {entry["document"][:6]: (entry["status"], entry["note"]) for entry in entries()}
    assert judged == {"https:": ("accepted", ""), "sha256": ("extractor-error", "đọc nhầm")}


def test_a_filter_leaves_other_entries_alone(validate: Callable, more: Callable) -> None:
    more()
    validate("--update-baseline", "accepted")
    before = KNOWN.read_bytes()
    for options in (("--rule", "CK-02"), ("--source", "elsewhere"), ("--since", "2030-01-01")):
        outcome = validate("--update-baseline", *options)
        assert (outcome.err, KNOWN.read_bytes() == before) == ("", True)


def test_an_entry_whose_text_was_corrected_is_stale(validate: Callable, more: Callable) -> None:
    more()
    validate("--update-baseline", "source-error")
    more(SECOND.replace("44,5%", "30,6%") + "Đính chính: bản trước ghi nhầm tỷ lệ.\n")
    outcome = validate("--fail-on", "new")
    assert outcome.code == 0
    (line,) = outcome.err.splitlines()
    assert line.startswith(
        "doisoat: known.toml: CK-01, https://x.example/second.txt, 53/173 thủ tục · 44,5%, source-er"
    )
    assert line.endswith(": the text does not give it any more (--update-baseline removes the entry)")
    assert len(entries()) == 2

    assert validate("--update-baseline").err.endswith(": the text does not give it any more: removed\n")
    assert len(entries()) == 1
    assert validate("--fail-on", "new").err == ""


def test_an_entry_of_a_document_that_is_not_there_stays(
    run: Callable, validate: Callable, more: Callable, samples: list[str]
) -> None:
    more()
    validate("--update-baseline", "accepted")
    run("--db", "other.db", "import", *samples)
    run("--db", "other.db", "extract")
    outcome = validate("--update-baseline", db=Path("other.db"))
    assert outcome.err.endswith(": the document is not in this database (the entry stays)\n")
    assert len(entries()) == 2


def test_what_waits_to_be_read_is_not_stale(run: Callable, validate: Callable, more: Callable, write: Callable) -> None:
    more()
    validate("--update-baseline", "accepted")
    run(
        "--db",
        "filled.db",
        "import",
        "--url",
        "https://x.example/second.txt",
        write("c.txt", SECOND + "Thêm một câu.\n"),
    )
    outcome = validate("--update-baseline")
    assert outcome.err == "doisoat: documents not read yet, hence not checked: 1; run `doisoat extract` first\n"
    assert len(entries()) == 2


def fingerprints(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {fingerprint for (fingerprint,) in connection.execute("SELECT fingerprint FROM findings")}
    finally:
        connection.close()


def test_fingerprints_survive_reading_again_other_rows_and_other_places(
    run: Callable, filled: Path, validate: Callable, more: Callable, write: Callable, samples: list[str]
) -> None:
    more()
    validate("--update-baseline", "accepted")
    before = fingerprints(filled)

    connection = sqlite3.connect(filled)
    connection.execute("UPDATE documents SET extracted_version = 0")  # as a new version of the extractor would find it
    connection.commit()
    connection.close()
    run("--db", filled, "extract")
    assert (validate("--fail-on", "new").code, fingerprints(filled)) == (0, before)

    url = ("--url", "https://x.example/second.txt")
    run("--db", "again.db", "import", *url, "second.txt")
    run("--db", "again.db", "import", *reversed(samples))
    run("--db", "again.db", "extract")
    assert validate("--fail-on", "new", db=Path("again.db")).code == 0
    assert fingerprints(Path("again.db")) == before

    moved = SECOND.replace("\n", "\nTỉnh họp giao ban tháng này.\n", 1)
    run("--db", filled, "import", *url, write("moved.txt", moved))
    run("--db", filled, "extract")
    again = validate("--fail-on", "new")
    assert (again.code, again.err) == (0, "")


@pytest.mark.usefixtures("files_read_quickly")
def test_fingerprints_survive_another_crawl(start: Callable, run: Callable, tmp_path: Path) -> None:
    with running(0, 14) as url:
        for name in ("first.db", "first.db", "second.db"):
            assert start("-q", "--db", name, "crawl", "--demo", url, "--delay", "0").wait(120) == 0
    for name, options in (("first.db", ("--update-baseline", "accepted")), ("second.db", ())):
        run("--db", name, "extract")
        outcome = run("--db", name, "validate", "--baseline", KNOWN, "--fail-on", "new", *options)
        assert (outcome.code, outcome.err) == (0, "")
    assert fingerprints(Path("first.db")) == fingerprints(Path("second.db"))
    assert len(entries()) >= 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"nonsense", "not a baseline (TOML in UTF-8): "),
        (b"note = '\xff'", "not a baseline (TOML in UTF-8): "),
        ("version = 1", "not a baseline: `version` is none of its [[finding]] tables"),
        ("[finding]\nx = 1", "not a baseline: `finding` is none of its [[finding]] tables"),
        ('[[finding]]\nnote = "x"', "entry 1: has no fingerprint; --update-baseline writes it"),
        ('[[finding]]\nfingerprint = "a"\n[[finding]]\nfingerprint = 7', "entry 2: is no table of texts in quotes"),
        ('[[finding]]\nfingerprint = "a"\nstatus = "wrong"', "entry 1: no status wrong; choose source-error, "),
        ('[[finding]]\nfingerprint = "a"\nstate = ""', "entry 1: no field state; there is fingerprint, status, note"),
        ('[[finding]]\nfingerprint = "a"\n[[finding]]\nfingerprint = "a"', "a stands there twice; keep one"),
        ("finding = [1]", "entry 1: is no table of texts in quotes"),
    ],
)
def test_a_broken_baseline_is_one_line_and_stays_as_it_is(
    validate: Callable, write: Callable, content: str | bytes, told: str
) -> None:
    write("known.toml", content)
    before = KNOWN.read_bytes()
    for options in ((), ("--update-baseline", "accepted")):
        outcome = validate(*options)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(f"doisoat: known.toml: {told}")
        assert len(outcome.err.splitlines()) == 1
        assert KNOWN.read_bytes() == before


def test_a_mistyped_name_is_not_an_empty_baseline(validate: Callable, tmp_path: Path) -> None:
    outcome = validate()
    assert outcome.code == 2
    assert outcome.err == "doisoat: known.toml: no such baseline; --update-baseline makes it\n"
    KNOWN.mkdir()
    assert validate().code == 2
    assert validate("--update-baseline").code == 2


@pytest.mark.parametrize("options", [("--fail-on", "new"), ("--update-baseline",), ("--update-baseline", "accepted")])
def test_what_needs_a_baseline_says_so(run: Callable, filled: Path, options: tuple[str, ...]) -> None:
    outcome = run("--db", filled, "validate", *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert "needs a baseline: name its file with --baseline FILE" in outcome.err


def test_a_status_nobody_knows(validate: Callable) -> None:
    outcome = validate("--update-baseline", "fine")
    assert outcome.code == 2
    assert "'fine' is not one of" in outcome.err
    assert not KNOWN.exists()


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(
    validate: Callable, more: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    validate("--update-baseline", "accepted")
    before = KNOWN.read_bytes()
    more()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"fsync": (baseline_file.os, "fsync"), "replace": (Path, "replace")}[step], full)
    outcome = validate("--update-baseline", "accepted")
    assert outcome.code == 3
    assert (
        outcome.err
        == "doisoat: known.toml: the baseline could not be written (No space left on device) and is as it was\n"
    )
    assert KNOWN.read_bytes() == before
    assert [path.name for path in tmp_path.glob(".known*")] == []


def test_an_interrupted_run_writes_nothing(
    validate: Callable, more: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    validate("--update-baseline", "accepted")
    before = KNOWN.read_bytes()
    more()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(baseline_file.os, "fsync", interrupted)
    assert validate("--update-baseline", "accepted").code == 130
    assert KNOWN.read_bytes() == before
    assert [path.name for path in tmp_path.glob(".known*")] == []


def test_a_link_and_a_mode_are_kept(validate: Callable, more: Callable, tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text("")
    real.chmod(0o640)
    KNOWN.symlink_to(real)
    validate("--update-baseline")
    assert KNOWN.is_symlink()
    assert "412/618" in real.read_text(encoding="utf-8")
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OperationError, match="could not be written"):
        write_baseline(tmp_path / "none" / "known.toml", [])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
ENTRIES = st.lists(
    st.builds(
        Entry,
        fingerprint=st.text("0123456789abcdef", min_size=1),
        status=st.sampled_from(["", *STATUSES]),
        **dict.fromkeys(("note", "rule", "source", "document", "title", "figures"), TEXTS),
    ),
    unique_by=lambda entry: entry.fingerprint,
)


@given(ENTRIES)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, some: list[Entry]) -> None:
    path = tmp_path_factory.mktemp("baseline") / "known.toml"
    assert write_baseline(path, some)
    assert tuple(read_baseline(path).values()) == sorted_entries(some)
    assert not write_baseline(path, list(reversed(some)))
    assert list(path.parent.iterdir()) == [path]


def test_the_file_reads_and_differs_well() -> None:
    one = Entry(
        fingerprint="a", rule="CK-01", source="s", document="https://x/1", title='Tin "vui"', figures="1/2 · 3%"
    )
    other = Entry(fingerprint="b", rule="CK-05", source="s", document="https://x/0")
    lines, more = baseline_text([one]).splitlines(), baseline_text([one, other]).splitlines()
    assert more[-len(lines) + 3 :] == lines[3:]
    assert lines[3:5] == ["[[finding]]", 'fingerprint = "a"']
    assert 'title = "Tin \\"vui\\""' in lines
