"""The process that reads files: bound, replaced, gone with whoever asked; and no file pays for another."""

import os
import resource
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from select import poll

import pytest

from doisoat.demo.one_page_pdf import one_page_pdf
from doisoat.files import apart, reader_process
from doisoat.files.apart import read_apart
from doisoat.files.limits import MEMORY
from doisoat.files.programs import OFFICE, find
from doisoat.records.errors import ReaderError

WORDS = "Quyet dinh so {}/QD-UBND cong bo danh muc 25 thu tuc hanh chinh"
GOOD = one_page_pdf(WORDS.format(1))


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Readers write here, and a test begins without one."""
    apart._pool.end()
    monkeypatch.setattr(reader_process, "mkdtemp", lambda prefix: str(made(tmp_path / "reader")))
    yield tmp_path
    apart._pool.end()


def made(folder):
    folder.mkdir(exist_ok=True)
    return folder


def in_place_of_the_child(monkeypatch, tmp_path, code):
    """Let a reader run `code` in place of reading a file."""
    program = tmp_path / "child.py"
    program.write_text(
        "import doisoat.files.reading as reading, doisoat.files.child as child\n"
        f"def read_file(content):\n    {code}\nreading.read_file = read_file\nchild.main()\n"
    )
    popen = subprocess.Popen
    monkeypatch.setattr(
        reader_process.subprocess,
        "Popen",
        lambda command, **rest: popen([sys.executable, str(program), *command[4:]], **rest),
    )


def wait_for_end(pid):
    """Until a process is gone that is no child of ours."""
    watched = os.pidfd_open(pid)
    try:
        ended = poll()
        ended.register(watched)
        assert ended.poll(30_000), "it goes on"
    finally:
        os.close(watched)


def test_the_next_file_has_the_same_reader():
    read_apart(GOOD)
    first = apart._pool.reader.pid
    assert read_apart(one_page_pdf(WORDS.format(2))).text.text == WORDS.format(2)
    assert apart._pool.reader.pid == first


def test_a_reader_is_replaced_after_so_many_files(monkeypatch):
    monkeypatch.setattr(reader_process, "_MOST_FILES", 2)
    assert read_apart(GOOD).outcome == read_apart(GOOD).outcome == "read"
    assert apart._pool.reader is None


def test_a_reader_that_has_grown_is_replaced(monkeypatch):
    monkeypatch.setattr(reader_process, "_MOST_HELD", 1)
    assert read_apart(GOOD).outcome == "read"
    assert apart._pool.reader is None


def test_the_system_itself_bounds_a_reader():
    read_apart(GOOD)
    pid = apart._pool.reader.pid
    assert resource.prlimit(pid, resource.RLIMIT_AS)[0] == MEMORY
    assert resource.prlimit(pid, resource.RLIMIT_CORE) == (0, 0)
    assert resource.prlimit(pid, resource.RLIMIT_FSIZE)[0] < 1 << 30
    assert resource.prlimit(pid, resource.RLIMIT_CPU)[0] < 100


BREACHES = {
    "memory at once": ("bytearray(1 << 30)", "memory"),
    "memory in many pieces": ("held = [bytes(1 << 20) + bytes([n % 256]) for n in range(999)]", "memory"),
    "a loop": ("exec('while True: pass')", "time"),
    "a wait": ("import signal; signal.pause()", "time"),
    "a crash": ("import os; os.abort()", "reader crashed"),
    "an end": ("import os; os._exit(0)", "reader crashed"),
    "an error": ("1 / 0", "reader crashed"),
}


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_the_outcome_of_the_file(breach, monkeypatch, own_folder):
    code, reason = BREACHES[breach]
    with monkeypatch.context() as patch:
        in_place_of_the_child(patch, own_folder, code)
        reading = read_apart(GOOD, seconds=1 if reason == "time" else 60)
    assert (reading.kind, reading.outcome, reading.reason) == ("pdf", "refused", reason)
    assert apart._pool.reader is None
    assert not (own_folder / "reader").exists()
    assert read_apart(GOOD).outcome == "read"


def test_programs_count_and_end_with_their_reader(monkeypatch, own_folder):
    held = "held = b'x' * (480 << 20); import signal; signal.pause()"
    pid = own_folder / "pid"
    code = (
        "import subprocess, sys, resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1)); "
        f"p = subprocess.Popen([sys.executable, '-c', {held!r}]); open({str(pid)!r}, 'w').write(str(p.pid)); p.wait()"
    )
    in_place_of_the_child(monkeypatch, own_folder, code)
    assert read_apart(GOOD, seconds=30).reason == "memory"
    assert not Path(f"/proc/{pid.read_text()}/exe").exists() or is_dead(pid.read_text())


def is_dead(pid):
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def test_more_text_than_any_decision_has_is_refused(monkeypatch, own_folder):
    text = "from doisoat.records.file_reading import FileReading, FileText; "
    code = text + "return FileReading(kind='pdf', outcome='read', text=FileText(text='x' * (33 << 20)))"
    in_place_of_the_child(monkeypatch, own_folder, code)
    assert read_apart(GOOD).reason == "output too large"


def test_an_answer_longer_than_allowed_is_not_taken(monkeypatch, own_folder):
    code = (
        "import gc, io, signal; pipe = next(o for o in gc.get_objects() if isinstance(o, io.BufferedWriter) "
        "and not o.closed and o.fileno() > 2); pipe.write((1 << 40).to_bytes(8, 'big') + b'x'); pipe.flush(); "
        "signal.pause()"
    )
    in_place_of_the_child(monkeypatch, own_folder, code)
    assert read_apart(GOOD, seconds=20).reason == "output too large"


def test_what_earlier_files_left_decides_over_no_file(monkeypatch, own_folder):
    """The reader fails at its second file, whatever that is; a fresh one reads it."""
    code = """
        from doisoat.records.file_reading import FileReading
        reading.count = getattr(reading, 'count', 0) + 1
        if reading.count > 1: bytearray(1 << 40)
        return FileReading(kind='pdf', outcome='unreadable', reason='first')
    """.lstrip().replace("\n    ", "\n")
    in_place_of_the_child(monkeypatch, own_folder, code)
    assert [read_apart(GOOD).reason for _ in range(3)] == ["first"] * 3


def test_a_reader_that_was_ended_is_replaced():
    read_apart(GOOD)
    os.kill(apart._pool.reader.pid, signal.SIGKILL)
    assert read_apart(GOOD).outcome == "read"


def test_files_may_be_read_from_threads_that_end():
    results = []
    for n in range(20):
        thread = threading.Thread(target=lambda n=n: results.append(read_apart(one_page_pdf(WORDS.format(n)))))
        thread.start()
        thread.join()
        results.append(read_apart(GOOD))
    assert [reading.outcome for reading in results] == ["read"] * 40


def test_each_of_many_threads_gets_its_own_answer():
    with ThreadPoolExecutor(8) as threads:
        readings = list(threads.map(lambda n: read_apart(one_page_pdf(WORDS.format(n))), range(40)))
    assert [reading.text.text for reading in readings] == [WORDS.format(n) for n in range(40)]


def test_a_large_file_is_handed_over_whole():
    assert read_apart(GOOD + b"\n%" + b"x" * (20 << 20)).outcome == "read"


def test_a_process_made_by_fork_asks_a_reader_of_its_own():
    program = f"""
import os, sys
from doisoat.files import apart
assert apart.read_apart({GOOD!r}).text
pid = apart._pool.reader.pid
child = os.fork()
assert apart.read_apart({GOOD!r}).text
assert (apart._pool.reader.pid == pid) == bool(child)
sys.exit(os.waitpid(child, 0)[1] if child else 0)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_modules_in_the_working_folder_are_not_ours(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)
    assert read_apart(GOOD).outcome == "read"


def test_no_file_is_to_blame_where_no_reader_starts(monkeypatch, own_folder):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ReaderError, match="does not start"):
        read_apart(GOOD)
    monkeypatch.setattr(sys, "executable", str(own_folder / "nothing"))
    with pytest.raises(ReaderError, match="cannot start"):
        read_apart(GOOD)
    assert not (own_folder / "reader").exists()


def test_an_interrupted_caller_leaves_no_reader(monkeypatch, own_folder):
    in_place_of_the_child(monkeypatch, own_folder, "import signal; signal.pause()")
    monkeypatch.setattr(reader_process.ReaderProcess, "_look", interrupt_at_the_third_look())
    with pytest.raises(KeyboardInterrupt):
        read_apart(GOOD)
    assert apart._pool.reader is None
    assert not (own_folder / "reader").exists()


def interrupt_at_the_third_look():
    looks = []

    def look(reader, until):
        looks.append(until)
        if reader.files and len(looks) > 2:
            raise KeyboardInterrupt

    return look


_CALLER = """
import sys, threading
from doisoat.files import apart
from doisoat.files.reader_process import ReaderProcess
if sys.argv[1] == "amid a file":
    told = []
    def told_once(self, until, look=ReaderProcess._look):
        if self.files and self.kind != "unknown" and not told:
            told.append(print(self.pid, self._folder, flush=True))
        look(self, until)
    ReaderProcess._look = told_once
    apart.read_apart(open(sys.argv[2], "rb").read())
else:
    reader = apart._pool.ready()
    print(reader.pid, reader._folder, flush=True)
    threading.Event().wait()
"""


@pytest.mark.parametrize("when", ["between files", "amid a file"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_no_orphan_is_left(when, how, tmp_path):
    if when == "amid a file" and find(OFFICE.name) is None:
        pytest.skip("needs LibreOffice, which takes its time")
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 " + b"\\trowd\\cellx9 a\\cell\\row " * 20_000 + b"}")
    caller = subprocess.Popen(
        [sys.executable, "-c", _CALLER, when, str(tmp_path / "a.rtf")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    pid, folder = caller.stdout.readline().split()
    session = [int(pid), *programs_of(int(pid))]
    caller.send_signal(how)
    caller.wait(30)
    for process in session:
        try:
            wait_for_end(process)
        except ProcessLookupError:
            continue
    assert not programs_of(int(pid))
    assert not Path(folder).exists()


def programs_of(session):
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and int(entry.name) != session:
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry.name))
    return found
