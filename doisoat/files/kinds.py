"""What a file is by its bytes; what its name says is not believed."""

import re
import zipfile
from io import BytesIO

from doisoat.files.bounds import has_endless_directory

_PDF = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*%PDF-")
_MARKS = (
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"GIF8", "image"),
    (b"Rar!\x1a\x07", "rar"),
    (b"{\\rtf", "rtf"),
)
_PACKED = b"PK\x03\x04"
_NOTHING_PACKED = b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("content.xml", "odt"))
#: In the head of a compound file: the order of its bytes. It has a head, a table and a directory at least.
_ORDER, _LEAST_COMPOUND = b"\xfe\xff", 1536
#: Streams of compound files; names are in UTF-16.
_STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("EncryptedPackage", "encrypted"))
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|script|meta)\b", re.IGNORECASE)
_HEAD = 2048


def kind_of(content: bytes) -> str:
    """One of the kinds of `FileReading`, or `encrypted` for an office file behind a password."""
    if not content.strip(b" \t\r\n\0"):
        return "empty"
    if _PDF.match(content[:_HEAD]):
        return "pdf"
    for mark, kind in _MARKS:
        if content.startswith(mark):
            return kind
    if content.startswith((_PACKED, _NOTHING_PACKED)):
        return _packed_kind(content)
    if content.startswith(_COMPOUND) and content[28:30] == _ORDER and len(content) >= _LEAST_COMPOUND:
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in content), "unknown")
    if _HTML.search(content[:_HEAD]):
        return "html"
    return "text" if _is_text(content) else "unknown"


def _packed_kind(content: bytes) -> str:
    if has_endless_directory(content):
        return "zip"
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "docx" if b"word/document.xml" in content else "xlsx" if b"xl/workbook.xml" in content else "zip"
    return next((kind for part, kind in _PARTS if part in names), "zip")


def _is_text(content: bytes) -> bool:
    try:
        content[:_HEAD].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= min(_HEAD, len(content)) - 4 and b"\0" not in content[:_HEAD]
    return b"\0" not in content[:_HEAD]
