"""What contrib/ offers to operators works: units, the CI example, the published findings."""

import configparser
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from doisoat.cli.commands import COMMANDS
from doisoat.cli.main import run as run_program
from doisoat.records.errors import StoreError

CONTRIB = Path(__file__).resolve().parents[2] / "contrib"
UNITS = [CONTRIB / "systemd" / name for name in ("doisoat.service", "doisoat.timer")]
WORKFLOW = yaml.safe_load((CONTRIB / "ci" / "crawl.yml").read_text(encoding="utf-8"))
SCRIPTS = {step["name"]: step["run"] for step in WORKFLOW["jobs"]["crawl"]["steps"] if "run" in step}
ARTICLES = {
    "1.txt": "Phú Lãng rà soát thủ tục\nCấp tỉnh hoàn thành 412/618 thủ tục, đạt tỷ lệ 76,7%.\n",
    "2.txt": "Tin một cửa\nSố hóa 4.561/5.650 hồ sơ (90,7%); cấp xã đạt 214/402 hồ sơ (62,5%).\n",
    "3.txt": "Tin đúng hạn\nSố hóa 4.561/5.650 hồ sơ (80,7%).\n",
}


class Unit(configparser.RawConfigParser):
    """A unit file: names keep their case; a name may be given several times, the last one is seen."""

    def __init__(self, path: Path) -> None:
        super().__init__(strict=False, delimiters=("=",), comment_prefixes=("#",), interpolation=None)
        self.read(path, encoding="utf-8")

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def test_the_units_are_what_systemd_expects() -> None:
    program = shutil.which("systemd-analyze")
    if program:
        verified = subprocess.run([program, "verify", *UNITS], capture_output=True, text=True, check=False)
        assert (verified.returncode, verified.stderr) == (0, "")
    service, timer = map(Unit, UNITS)
    assert service.sections() == ["Unit", "Service"]
    assert timer.sections() == ["Unit", "Timer", "Install"]
    assert (service["Service"]["Type"], service["Service"]["ProtectSystem"]) == ("oneshot", "strict")
    assert "SuccessExitStatus" not in service["Service"]
    assert timer["Install"]["WantedBy"] == "timers.target"


def test_the_service_calls_a_command_that_exists() -> None:
    env, program, *arguments = Unit(UNITS[0])["Service"]["ExecStart"].split()
    assert (env, program) == ("/usr/bin/env", "doisoat")
    assert [argument for argument in arguments if argument in COMMANDS] == ["run"]
    assert run_program([*arguments, "--help"]) == 0


def test_cron_runs_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = [line for line in (CONTRIB / "cron" / "doisoat").read_text().splitlines() if line[:1].isdigit()]
    minute, hour, *_, account, command = line.split(maxsplit=6)
    assert (minute.isdigit(), hour.isdigit(), account) == (True, True, "doisoat")
    assert "%" not in command  # cron would take it for a line's end
    assert "flock -n -E 0 cron.lock doisoat -q --db doisoat.db run" in command
    subprocess.run(["sh", "-n", "-c", command], check=True)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_steps_of_the_workflow_are_sound(name: str) -> None:
    subprocess.run(["bash", "-n", "-c", SCRIPTS[name]], check=True)


def test_the_workflow_gathers_keeps_and_publishes() -> None:
    assert "doisoat --quiet --db doisoat.db run > run.json" in SCRIPTS["Gather, read, check"]
    assert "doisoat --db doisoat.db backup kept.db" in SCRIPTS["Keep the database"]
    assert "contrib/ci/findings.sh doisoat.db > data/findings.jsonl" in SCRIPTS["Publish"]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """A database with these files taken in one after the other, and read."""
    monkeypatch.chdir(tmp_path)
    for name, text in ARTICLES.items():
        Path(name).write_text(text, encoding="utf-8")

    def make(name: str, files: list[str]) -> str:
        for file in files:
            assert run_program(["-q", "--db", name, "import", file]) == 0
        assert run_program(["-q", "--db", name, "extract"]) == 0
        return name

    return make


def published(database: str) -> subprocess.CompletedProcess[bytes]:
    surroundings = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    script = CONTRIB / "ci" / "findings.sh"
    return subprocess.run([script, database], env=surroundings, capture_output=True, check=False)


def test_equal_contents_are_published_as_equal_bytes(database: Callable[..., str]) -> None:
    there, back = (
        published(database(name, files)) for name, files in (("a.db", [*ARTICLES]), ("b.db", [*ARTICLES][::-1]))
    )
    assert (there.returncode, there.stderr) == (0, b"")
    assert there.stdout == back.stdout
    assert len(there.stdout.splitlines()) == 3
    assert b'"id"' not in there.stdout


def test_nothing_is_published_of_a_database_that_cannot_be_read() -> None:
    failed = published("none.db")
    assert (failed.returncode, failed.stdout) == (StoreError.exit_code, b"")
