"""Runs the command line: in this process where it is about what it says, as a process where it is about processes."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the compared texts are a module beside these tests

from doisoat.cli.main import run as run_program
from store.database import Store, opened_store

#: Our own sentences: a false rate, a true one, and one that cannot be decided.
FALSE_RATE = "Phú Lãng rà soát thủ tục\nCấp tỉnh hoàn thành 412/618 thủ tục, đạt tỷ lệ 76,7%.\n"
TRUE_RATE = "Hồ sơ đúng hạn\nSố hóa 4.561/5.650 hồ sơ (80,7%).\n"
UNDECIDED = "Hồ sơ trực tuyến\nHồ sơ trực tuyến chiếm 52%; trả lại 16 hồ sơ.\n"


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Runner = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    for name in [name for name in os.environ if name.startswith("DOISOAT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """The program in this process, as it is called without a terminal."""

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = run_program(list(map(str, arguments)))
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return call


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """The installed program as a process of its own; whatever still runs at the end is ended."""
    started: list[subprocess.Popen[str]] = []

    def call(*arguments: str, **options: object) -> subprocess.Popen[str]:
        program = Path(sys.executable).with_name("doisoat")
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        started.append(
            subprocess.Popen([program, *map(str, arguments)], text=True, encoding="utf-8", **(pipes | options))
        )
        return started[-1]

    yield call
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """A text file in the current directory; gives its name."""

    def make(name: str, content: str | bytes) -> str:
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return make


@pytest.fixture
def samples(write: Callable[..., str]) -> list[str]:
    """Three files: a contradiction, a consistent rate, one that cannot be decided."""
    return [write("false.txt", FALSE_RATE), write("true.txt", TRUE_RATE), write("undecided.txt", UNDECIDED)]


@pytest.fixture
def filled(run: Runner, samples: list[str]) -> Path:
    """A database with the samples, read but not checked."""
    assert run("--db", "filled.db", "import", *samples).code == 0
    assert run("--db", "filled.db", "extract").code == 0
    return Path("filled.db")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Store]:
    with opened_store(tmp_path / "a.db", create=True) as store:
        yield store
