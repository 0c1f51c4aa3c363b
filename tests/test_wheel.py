"""What the wheel holds, looked up in a wheel that is really built, offline."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [wheel] = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_holds_the_four_packages_and_nothing_else(names):
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"crawler", "doisoat", "extract", "store"}


def test_the_wheel_holds_every_module_and_data_file_of_the_checkout(names):
    kept = {".py", ".toml", ".html", ".json", ".txt", ".sql", ".csv"}
    here = {
        path.relative_to(ROOT).as_posix()
        for room in ("crawler", "doisoat", "extract", "store")
        for path in (ROOT / room).rglob("*")
        if path.suffix in kept
    }
    assert here <= set(names)


def test_the_wheel_names_its_licence_and_its_command(names):
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("entry_points.txt") for name in names)
