"""Documents in files that are no text: PDF, DOCX, XLSX, DOC, RTF and images, told by their first bytes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import PurePath
from typing import NamedTuple

from doisoat.cli.file_document import named_document
from doisoat.cli.files import STDIN
from doisoat.cli.saved_files import midnight, placed
from doisoat.records import Document
from doisoat.records.errors import FileError
from doisoat.records.file_reading import FileReading

_BEGINNINGS = (
    *(b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"Rar!\x1a\x07"),
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*"),
)
_PROBLEMS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "listed": "{name}: là tệp nén ({members}); hãy giải nén rồi nạp từng tệp",
        "skipped": "{name}: chưa đọc được trên máy này ({reason}); `doisoat doctor` cho biết còn thiếu gì",
        "extra": "{name}: chưa cài thư viện đọc tệp; hãy chạy pip install 'doisoat[documents]'",
        "refused": "{name}: không đọc vì quá tốn kém ({reason})",
        "unreadable": "{name}: không đọc được ({reason}); hãy kiểm tra lại tệp",
    },
    "en": {
        "listed": "{name}: is an archive ({members}); unpack it and import its files",
        "skipped": "{name}: cannot be read on this machine ({reason}); `doisoat doctor` says what is missing",
        "extra": "{name}: the libraries that read files are not installed; pip install 'doisoat[documents]'",
        "refused": "{name}: not read, it would cost too much ({reason})",
        "unreadable": "{name}: cannot be read ({reason}); check the file",
    },
}
#: What the reason names where only Python's libraries are missing.
_EXTRA = "not installed: "
_MOST_MEMBERS = 5


class NamedFile(NamedTuple):
    """A file that somebody named: its document, what it was read as, and the hex digest of its bytes."""

    document: Document
    reading: FileReading
    sha256: str


def is_file(content: bytes) -> bool:
    """Whether these bytes begin as no text does."""
    return content[:64].lstrip().startswith(_BEGINNINGS)


def read_named(
    name: str, content: bytes, lang: str, *, source: str, url: str | None, published: date | None
) -> NamedFile:
    """The document in a file's bytes, under the file's name; read in a process of its own. Raises FileError."""
    from doisoat.files.apart import read_apart

    reading = read_apart(content)
    if reading.text is None:
        members = ", ".join(reading.members[:_MOST_MEMBERS]) + (", …" if len(reading.members) > _MOST_MEMBERS else "")
        problem = "extra" if reading.reason.startswith(_EXTRA) else reading.outcome
        raise FileError(_PROBLEMS[lang][problem].format(name=name, reason=reading.reason, members=members))
    title = "stdin" if name == STDIN else PurePath(name).stem
    document = placed(named_document(reading.text, source=source, url=url, name=title))
    if published:
        document = replace(document, published_at=midnight(published), published_source="option")
    return NamedFile(document, reading, sha256(content).hexdigest())
