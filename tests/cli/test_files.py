"""What a user gives that is no text: one line that names it, exit code 2, and the other files are done first."""

from collections.abc import Callable

import pytest

TRUE_RATE = "Hồ sơ đúng hạn\nSố hóa 4.561/5.650 hồ sơ (80,7%).\n"

BAD = [
    pytest.param("missing.txt", None, "no such file", id="missing"),
    pytest.param(".", None, "is a directory", id="directory"),
    pytest.param("page.bin", b"BINARY-1\n\x00\x01", "NUL byte at offset 9", id="binary"),
    pytest.param("tcvn.txt", b"Quy\xd5t \xae\xd2nh", "byte 0xD5 at offset 3", id="wrong encoding"),
    pytest.param("utf16.txt", "\ufeffHồ sơ".encode("utf-16-le"), "iconv -f UTF-16", id="UTF-16"),
    pytest.param("a\0b", None, "cannot be read", id="impossible name"),
]


@pytest.mark.parametrize("command", ["read", "check", "import"])
@pytest.mark.parametrize(("name", "content", "told"), BAD)
def test_a_bad_file_is_one_line_and_the_others_are_done(
    run: Callable, write: Callable, command: str, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        write(name, content)
    good = write("good.txt", TRUE_RATE)

    outcome = run("-q", "--db", "new.db", command, name, good)

    assert outcome.code == 2
    assert told in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert outcome.err.startswith(f"doisoat: {name}:")
    if command == "read":
        assert "4.561/5.650" in outcome.out
    if command == "import":
        assert "Hồ sơ đúng hạn" in run("--db", "new.db", "show", "1").out


def test_in_vietnamese(run: Callable) -> None:
    assert run("--lang", "vi", "read", "missing.txt").err == (
        "doisoat: missing.txt: không có tệp này; hãy kiểm tra lại đường dẫn\n"
    )


def test_no_database_is_left_behind_by_a_mistyped_name(run: Callable, tmp_path) -> None:
    assert run("--db", "new.db", "import", "missing.txt").code == 2
    assert not (tmp_path / "new.db").exists()


def test_a_file_without_words_is_refused_by_import(run: Callable, write: Callable) -> None:
    outcome = run("import", write("empty.txt", "\n \n"))
    assert (outcome.code, outcome.err) == (2, "doisoat: empty.txt: there are no words in it; check the file\n")


def test_standard_input(run: Callable) -> None:
    outcome = run("read", "--format", "jsonl", "-", stdin=TRUE_RATE.encode())
    assert outcome.code == 0
    assert '"document": "-"' in outcome.out
