"""Every command that writes to a database is the only one; readers and backups are not hindered."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from doisoat.demo.server import running
from store.lock import sole_writer

WRITERS = {
    "crawl": ("crawl", "--demo", "http://127.0.0.1:9"),
    "import": ("import", "false.txt"),
    "import of an archive": ("import", "empty.warc.gz"),
    "rebuild": ("rebuild", "--from-archive", "empty.warc.gz"),
    "extract": ("extract",),
    "validate": ("validate",),
    "sources release": ("sources", "release", "binhdinh"),
    "run": ("run", "--demo", "http://127.0.0.1:9"),
    "demo": ("demo",),
}
READERS = {
    "show": (("show", "1"), 0),
    "backup": (("backup", "copy.db"), 0),
    "check": (("check", "true.txt"), 0),
    "explain": (("validate", "--explain", "CK-01"), 0),
}


@pytest.mark.parametrize("command", WRITERS)
def test_a_second_writer_ends_at_once(run: Callable, filled: Path, command: str) -> None:
    filled.with_name("empty.warc.gz").touch()
    before = filled.read_bytes()
    with sole_writer(filled, create=False):
        outcome = run("--db", filled, *WRITERS[command])
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == (
        "doisoat: filled.db: another process is writing to it; let that one end, then run the same command again\n"
    )
    assert filled.read_bytes() == before


@pytest.mark.parametrize("command", READERS)
def test_a_reader_does_not_wait(run: Callable, filled: Path, command: str) -> None:
    arguments, code = READERS[command]
    with sole_writer(filled, create=False):
        assert run("--db", filled, *arguments).code == code


def test_two_processes_and_a_backup_meanwhile(start: Callable, run: Callable) -> None:
    reached, free = Event(), Event()
    seen: list[object] = []

    def observe(request: object) -> None:
        seen.append(request)
        if len(seen) == 8:
            reached.set()
        if len(seen) >= 8:
            free.wait(60)

    with running(articles=6, observe=observe) as url:
        command = ("-q", "--db", "a.db", "run", "--demo", url, "--delay", "0")
        first = start(*command)
        assert reached.wait(60)
        second = start(*command)
        out, err = second.communicate(timeout=60)
        backup = run("--db", "a.db", "backup", "copy.db")
        running_still = first.poll() is None
        free.set()
        line, _ = first.communicate(timeout=60)

    assert (second.returncode, out) == (3, "")
    assert err.startswith("doisoat: a.db: another process is writing to it")
    assert running_still
    assert backup.code == 0
    assert run("--db", "copy.db", "validate", "--fail-on", "never").code == 0
    assert (first.returncode, json.loads(line)["exit"]) == (0, 0)


def test_a_mistyped_name_leaves_no_lock_behind(run: Callable, tmp_path: Path) -> None:
    for command in ("extract", "validate"):
        assert run("--db", "none.db", command).code == 3
    assert list(tmp_path.iterdir()) == []


def test_the_copy_is_told_and_nothing_is_overwritten(run: Callable, filled: Path) -> None:
    told = run("--db", filled, "backup", "copy.db")
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("Copied filled.db to copy.db (")
    assert run("--lang", "vi", "--db", filled, "backup", "ban-sao.db").err.startswith("Đã sao lưu filled.db")
    again = run("-q", "--db", filled, "backup", "copy.db")
    assert (again.code, again.err) == (
        2,
        "doisoat: copy.db is there already and was left as it is; name a new file\n",
    )
    assert run("--db", "copy.db", "show", "1").out == run("--db", filled, "show", "1").out
