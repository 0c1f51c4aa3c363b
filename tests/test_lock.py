"""The lock file: exact pins without addresses, and every declared dependency among them."""

import re
import tomllib
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = [line for line in LOCK.splitlines() if line and not line.startswith("#")]


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_every_line_is_an_exact_pin():
    assert [line for line in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!_-]+", line)] == []


def test_no_package_is_pinned_twice():
    names = [_name(line) for line in PINS]
    assert len(names) == len(set(names))


def test_every_declared_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_name(r) for r in chain(project["dependencies"], *project["optional-dependencies"].values())}
    assert declared <= {_name(line) for line in PINS}


def test_pins_satisfy_the_lower_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = {_name(line): line.split("==")[1] for line in PINS}
    for requirement in project["dependencies"]:
        bound = re.search(r">=([\d.]+)", requirement)
        assert bound
        least = tuple(map(int, bound[1].split(".")))
        assert tuple(map(int, re.findall(r"\d+", pinned[_name(requirement)])))[: len(least)] >= least
