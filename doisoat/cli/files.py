"""Text files as the user names them: read to the letter, or one line that says what is wrong and the way out."""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from doisoat.cli.exits import BAD_INPUT, FINE, complain
from doisoat.records.errors import FileError

STDIN = "-"

_PROBLEMS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "missing": "{name}: không có tệp này; hãy kiểm tra lại đường dẫn",
        "directory": "{name}: là thư mục; hãy chỉ ra các tệp trong đó, ví dụ {name}/*.txt",
        "binary": "{name}: không phải văn bản thuần (byte NUL ở vị trí {offset}); hãy lưu thành .txt mã UTF-8",
        "encoding": (
            "{name}: không phải UTF-8 (byte 0x{byte:02X} ở vị trí {offset}); hãy chuyển mã, "
            "ví dụ iconv -f {guess} -t UTF-8 {name}"
        ),
        "unreadable": "{name}: không đọc được ({reason}); hãy kiểm tra quyền truy cập",
    },
    "en": {
        "missing": "{name}: no such file; check the path",
        "directory": "{name}: is a directory; name the files in it, for example {name}/*.txt",
        "binary": "{name}: not plain text (NUL byte at offset {offset}); save it as .txt in UTF-8",
        "encoding": (
            "{name}: not UTF-8 (byte 0x{byte:02X} at offset {offset}); convert it, "
            "for example iconv -f {guess} -t UTF-8 {name}"
        ),
        "unreadable": "{name}: cannot be read ({reason}); check its permissions",
    },
}


def read_bytes(name: str, lang: str) -> bytes:
    """The content of the file `name`, or of standard input for `-`. Raises FileError."""
    problems = _PROBLEMS[lang]
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        raise FileError(problems["missing"].format(name=name)) from error
    except IsADirectoryError as error:
        raise FileError(problems["directory"].format(name=name.rstrip("/"))) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(problems["unreadable"].format(name=name, reason=reason)) from error


def text_of(name: str, content: bytes, lang: str) -> str:
    """The content as UTF-8 with nothing changed: line ends kept, a byte order mark counted. Raises FileError."""
    problems = _PROBLEMS[lang]
    guess = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}.get(content[:2])
    nul = content.find(b"\0")
    if nul >= 0 and guess is None:
        raise FileError(problems["binary"].format(name=name, offset=nul))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        # Windows-1258 is what Vietnamese offices saved before Unicode; only the reader of the text can know.
        raise FileError(
            problems["encoding"].format(
                name=name, byte=content[error.start], offset=error.start, guess=guess or "WINDOWS-1258"
            )
        ) from error


def read_text(name: str, lang: str) -> str:
    """The text of the file `name`. Raises FileError."""
    return text_of(name, read_bytes(name, lang), lang)


def each_file(names: Iterable[str], work: Callable[[str], None]) -> int:
    """Do the work for every name; one bad file is told and the others are done. FINE, or BAD_INPUT if any was bad."""
    code = FINE
    for name in names:
        try:
            work(name)
        except FileError as error:
            sys.stdout.flush()
            complain(str(error))
            code = BAD_INPUT
    return code
