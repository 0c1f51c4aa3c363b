"""`doisoat review`: one judgement in the baseline, as if an editor had written it there, and nothing else touched."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from doisoat.cli import baseline_file
from doisoat.cli.baseline import STATUSES

KNOWN = Path("known.toml")
UNKNOWN = "0" * 32


@pytest.fixture
def found(run: Callable, filled: Path) -> dict[str, str]:
    """The fingerprints of the samples' findings by severity."""
    out = run("--db", filled, "validate", "--all", "--format", "jsonl", "--fail-on", "never").out
    return {record["severity"]: record["fingerprint"] for record in map(json.loads, out.splitlines())}


@pytest.fixture
def review(run: Callable, filled: Path, found: dict[str, str]) -> Callable:
    """Judges the error, unless another finding is named."""

    def call(*options: str, fingerprint: str = found["error"], database: Path | str = filled):
        return run("--db", database, "review", fingerprint, "--baseline", KNOWN, *options)

    return call


def entries() -> list[dict[str, str]]:
    return tomllib.loads(KNOWN.read_text(encoding="utf-8"))["finding"]


@pytest.mark.parametrize("status", STATUSES)
def test_what_is_judged_is_known_to_validate(run: Callable, review: Callable, filled: Path, status: str) -> None:
    outcome = review("--status", status, "--note", "đã báo tòa soạn")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("known.toml: written, CK-01, sha256:")
    assert outcome.err.endswith(f", 412/618 thủ tục · 76,7%, {status}, đã báo tòa soạn\n")
    validated = run("--db", filled, "validate", "--baseline", KNOWN, "--fail-on", "new")
    assert (validated.code, validated.err) == (0, "")
    assert "(of these known: 1)" in validated.out


def test_it_writes_what_update_baseline_would(run: Callable, review: Callable, filled: Path) -> None:
    review("--status", "accepted")
    judged = KNOWN.read_bytes()
    KNOWN.unlink()
    run("--db", filled, "validate", "--baseline", KNOWN, "--update-baseline", "accepted")
    assert KNOWN.read_bytes() == judged


def test_the_same_again_changes_nothing(review: Callable) -> None:
    review("--status", "source-error", "--note", "x")
    before = KNOWN.stat()
    again = review("--status", "source-error")
    assert (again.code, again.err.startswith("known.toml: as it was, CK-01")) == (0, True)
    assert (KNOWN.stat().st_ino, KNOWN.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_judgement_is_changed_and_its_note_stays_until_another_is_given(review: Callable, found: dict) -> None:
    review("--status", "source-error", "--note", "x")
    review("--status", "accepted", fingerprint=f" {found['error'].upper()} ")
    assert [(entry["status"], entry["note"]) for entry in entries()] == [("accepted", "x")]
    review("--status", "accepted", "--note", "")
    assert entries()[0]["note"] == ""


def test_other_entries_stay_as_they_are(review: Callable, write: Callable) -> None:
    other = f'[[finding]]\nfingerprint = "{UNKNOWN}"\nstatus = "accepted"\nnote = "\\"y\\""\ndocument = "zzz"\n'
    write("known.toml", other)
    review("--status", "source-error")
    assert [entry["status"] for entry in entries()] == ["accepted", "source-error"]
    assert entries()[0] | tomllib.loads(other)["finding"][0] == entries()[0]


def test_an_entry_of_another_database_can_be_judged_anew(review: Callable) -> None:
    review("--status", "source-error")
    assert review("--status", "accepted", database="none.db").code == 0
    assert entries()[0]["status"] == "accepted"


def test_the_settings_name_the_baseline(run: Callable, filled: Path, found: dict, write: Callable) -> None:
    write("doisoat.toml", 'baseline = "known.toml"\nlang = "vi"\n')
    outcome = run("--db", filled, "review", found["error"], "--status", "accepted")
    assert outcome.err.startswith("known.toml: đã ghi CK-01, ")
    assert run("-q", "--db", filled, "review", found["error"], "--status", "accepted").err == ""


def test_without_a_baseline_it_says_so(run: Callable, filled: Path, found: dict) -> None:
    outcome = run("--db", filled, "review", found["error"], "--status", "accepted")
    assert outcome.code == 2
    assert "a judgement needs a baseline: name its file with --baseline FILE" in outcome.err


def test_an_unknown_fingerprint_is_one_line_with_the_way_out(review: Callable) -> None:
    outcome = review("--status", "accepted", fingerprint=UNKNOWN)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"doisoat: filled.db: no finding {UNKNOWN}; `doisoat validate --format jsonl` tells their fingerprints\n"
    )
    assert not KNOWN.exists()


def test_what_remarks_nothing_is_not_judged(review: Callable, found: dict) -> None:
    for severity in ("ok", "info"):
        outcome = review("--status", "accepted", fingerprint=found[severity])
        assert outcome.code == 2
        assert "is no error, warning or notice of its own" in outcome.err
    assert not KNOWN.exists()


def test_a_status_nobody_knows(review: Callable) -> None:
    assert review("--status", "fine").code == review().code == 2


@pytest.mark.parametrize("content", ["nonsense", '[[finding]]\nnote = "x"'])
def test_a_broken_baseline_stays_as_it_is(review: Callable, write: Callable, content: str) -> None:
    write("known.toml", content)
    assert review("--status", "accepted").code == 2
    assert KNOWN.read_text(encoding="utf-8") == content


def test_a_full_disk_leaves_the_old_file(review: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    review("--status", "accepted")
    before = KNOWN.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(baseline_file.os, "fsync", full)
    assert review("--status", "source-error").code == 3
    assert KNOWN.read_bytes() == before
    assert not list(Path().glob(".known*"))
