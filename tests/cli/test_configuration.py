"""`doisoat.toml`, the environment and the options: which comes first, what is refused, what `config show` says."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from doisoat.cli.configuration import SETTINGS, settings_in_force
from doisoat.cli.settings import Settings

#: For each setting: what the file says, what the environment says, and the values that come of it.
STATED = {
    "db": ('"a.db"', "b.db", Path("a.db"), Path("b.db")),
    "lang": ('"vi"', "en", "vi", "en"),
    "contact": ('"a@x.vn"', "b@x.vn", "a@x.vn", "b@x.vn"),
    "sources": ('"a"', "b", Path("a"), Path("b")),
    "fail_on": ('"never"', "warning", "never", "warning"),
    "baseline": ('"a.toml"', "b.toml", Path("a.toml"), Path("b.toml")),
    "ignore_rules": ('["CK-07", "CK-01"]', "CK-02, CK-03", ("CK-07", "CK-01"), ("CK-02", "CK-03")),
    "notify": ('["json://a.vn"]', "json://b.vn json://c.vn", ("json://a.vn",), ("json://b.vn", "json://c.vn")),
}


def value_of(settings: Settings, name: str) -> object:
    return getattr(settings, SETTINGS[name].field)


def test_every_setting_is_tried_here() -> None:
    assert set(STATED) == set(SETTINGS)


@pytest.mark.parametrize("name", STATED)
def test_option_before_environment_before_file_before_default(write: Callable, name: str) -> None:
    in_file, in_environment, from_file, from_environment = STATED[name]
    file, variable = Path(write("doisoat.toml", f"{name} = {in_file}\n")), f"DOISOAT_{name.upper()}"
    default = settings_in_force({}, {}, Path("none.toml"))
    assert (value_of(default, name), default.origins[name]) == (value_of(Settings(), name), "default")
    stated = settings_in_force({}, {variable: ""}, file)
    assert (value_of(stated, name), stated.origins[name]) == (from_file, "doisoat.toml")
    told = settings_in_force({}, {variable: in_environment}, file)
    assert (value_of(told, name), told.origins[name]) == (from_environment, variable)
    given = settings_in_force({name: "given"}, {variable: in_environment}, file)
    assert (value_of(given, name), given.origins[name]) == ("given", f"--{name.replace('_', '-')}")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("baselin = 'x'", "doisoat.toml: no setting baselin; did you mean baseline?"),
        ("ignore-rules = []", "doisoat.toml: no setting ignore-rules; did you mean ignore_rules?"),
        (
            "zzz = 1",
            (
                "doisoat.toml: no setting zzz; there is db, lang, contact, sources, fail_on, baseline, ignore_rules, "
                "notify"
            ),
        ),
        ("[validate]\nfail_on = 'new'", "doisoat.toml: no setting validate; "),
        ("lang = 'fr'", "doisoat.toml: lang: 'fr' will not do; it takes one of vi, en"),
        ("db = 5", "doisoat.toml: db: 5 will not do; it takes a text in quotes"),
        ("contact = ' '", "doisoat.toml: contact: ' ' will not do; it takes a text in quotes"),
        ("ignore_rules = ['CK-99']", "doisoat.toml: ignore_rules: ['CK-99'] will not do; it takes rules among AN-01, "),
        ("ignore_rules = 3", "doisoat.toml: ignore_rules: 3 will not do; "),
        ("fail_on = ['new']", "doisoat.toml: fail_on: ['new'] will not do; it takes one of error, warning, new, never"),
        (
            "notify = ['geheim']",
            "doisoat.toml: notify: what it says will not do; it takes addresses such as mailto://…",
        ),
        ("lang = ", "doisoat.toml: not TOML: "),
        (b"contact = '\xff'", "doisoat.toml: not UTF-8 (byte at offset 11)"),
    ],
)
def test_a_file_that_will_not_do(run: Callable, write: Callable, content: str | bytes, told: str) -> None:
    write("doisoat.toml", content)
    outcome = run("config", "show")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"doisoat: {told}")
    assert len(outcome.err.splitlines()) == 1


def test_a_folder_of_that_name(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "doisoat.toml").mkdir()
    outcome = run("sources", "list")
    assert (outcome.code, outcome.err.startswith("doisoat: doisoat.toml: cannot be read (")) == (2, True)


def test_the_environment_is_held_to_the_same(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOISOAT_FAIL_ON", "always")
    outcome = run("config", "show")
    assert outcome.code == 2
    assert outcome.err.startswith("doisoat: DOISOAT_FAIL_ON: 'always' will not do; it takes one of error, ")


def test_help_and_version_need_no_sound_file(run: Callable, write: Callable) -> None:
    write("doisoat.toml", "nonsense")
    for arguments in (("--help",), ("--version",)):
        assert run(*arguments).code == 0


def test_what_is_in_force_and_why(run: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    write("doisoat.toml", 'baseline = "known.toml"\nignore_rules = ["CK-07"]\nlang = "vi"\n')
    monkeypatch.setenv("DOISOAT_FAIL_ON", "new")
    outcome = run("--lang", "en", "--db", "tinh.db", "config", "show")
    assert [line.split() for line in outcome.out.splitlines()] == [
        ["db", "tinh.db", "--db"],
        ["lang", "en", "--lang"],
        ["contact", "(not", "set)", "default"],
        ["sources", "(not", "set)", "default"],
        ["fail_on", "new", "DOISOAT_FAIL_ON"],
        ["baseline", "known.toml", "doisoat.toml"],
        ["ignore_rules", "CK-07", "doisoat.toml"],
        ["notify", "(not", "set)", "default"],
    ]
    rows = [json.loads(line) for line in run("config", "show", "--format", "jsonl").out.splitlines()]
    assert rows[0] == {"setting": "db", "value": "doisoat.db", "origin": "default"}
    assert rows[-2] == {"setting": "ignore_rules", "value": ["CK-07"], "origin": "doisoat.toml"}
    assert rows[1] == {"setting": "lang", "value": "vi", "origin": "doisoat.toml"}


def test_the_settings_do_what_they_say(run: Callable, filled: Path, samples: list[str], write: Callable) -> None:
    write("doisoat.toml", f'db = "{filled}"\nlang = "vi"\nfail_on = "never"\n')
    outcome = run("validate")
    assert (outcome.code, "lỗi" in outcome.out) == (0, True)
    assert run("validate", "--fail-on", "error").code == 1
    assert run("check", *samples).code == 0

    write("doisoat.toml", f'db = "{filled}"\nignore_rules = ["CK-01"]\n')
    assert run("validate").code == 0
    assert run("check", *samples).code == 0
    assert run("validate", "--rule", "CK-01").code == 1  # named on the command line: it is wanted now
    assert run("validate", "--ignore-rule", "CK-02").code == 1


def test_new_means_all_where_there_is_no_baseline_to_hold_a_file_against(
    run: Callable, samples: list[str], write: Callable
) -> None:
    write("doisoat.toml", 'fail_on = "new"\nbaseline = "none.toml"\n')
    assert run("check", *samples).code == 1


def test_the_demonstration_keeps_to_its_own_database(run: Callable, filled: Path, write: Callable) -> None:
    write("doisoat.toml", f'db = "{filled}"\n')
    before = filled.read_bytes()
    outcome = run("demo", "--articles", "99999")  # refused, but only after the database was chosen
    assert (outcome.code, filled.read_bytes() == before) == (2, True)
    assert "other sources" not in outcome.err
