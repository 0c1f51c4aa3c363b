"""Whatever happens ends as one line and an exit code; signals and closed pipes are tried on real processes."""

import os
import signal
import sys
from collections.abc import Callable

import pytest

from doisoat.cli.exits import guarded
from doisoat.records.errors import ConfigurationError, DoisoatError, FileError, InstallationError, StoreError


def raising(error: BaseException) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (FileError("a\nb: wrong"), 2),
        (ConfigurationError("wrong"), 2),
        (StoreError("wrong"), 3),
        (InstallationError("wrong"), 3),
        (DoisoatError("wrong"), 3),
        (ZeroDivisionError("wrong"), 3),
        (MemoryError(), 3),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_error_is_one_line(capsys: pytest.CaptureFixture[str], error: BaseException, code: int) -> None:
    assert guarded(raising(error)) == code
    said = capsys.readouterr().err
    assert said.startswith("doisoat: ")
    assert len(said.splitlines()) == 1


def test_the_code_of_the_work_is_kept() -> None:
    assert guarded(lambda: 1) == 1


def test_terminated_in_the_middle(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGTERM)
    assert guarded(lambda: os.kill(os.getpid(), signal.SIGTERM) or 0) == 143
    assert "terminated" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("how", ["variable", "-v"])
def test_a_traceback_only_for_whoever_asks(run: Callable, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    monkeypatch.setitem(sys.modules, "doisoat.cli.sources", None)  # its import fails: an error nobody foresaw
    assert "Traceback" not in run("sources", "list").err
    if how == "variable":
        monkeypatch.setenv("DOISOAT_TRACEBACK", "1")
    outcome = run(*([how] if how == "-v" else []), "sources", "list")
    assert outcome.code == 3
    assert "Traceback" in outcome.err


@pytest.mark.parametrize(
    ("number", "code", "word"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
def test_a_process_ended_while_it_waits(
    start: Callable, samples: list[str], number: signal.Signals, code: int, word: str
) -> None:
    process = start("read", "--format", "jsonl", samples[0], "-")
    assert '"document": "false.txt"' in process.stdout.readline()

    process.send_signal(number)

    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert err.startswith(f"doisoat: {word}")
    assert len(err.splitlines()) == 1


def test_a_reader_that_leaves_early_is_no_complaint(start: Callable, samples: list[str]) -> None:
    process = start("check", "--all", *samples * 200)
    process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (3, "")


def test_output_is_utf8_whatever_the_locale(start: Callable, samples: list[str]) -> None:
    surroundings = {"PATH": os.environ["PATH"], "LANG": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}
    out, err = start("check", samples[0], env=surroundings).communicate(timeout=30)
    assert "hoàn thành [412/618 thủ tục]" in out
    assert err == ""
