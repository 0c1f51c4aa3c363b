"""Stub until the reader lands: the strings of a PDF of one page."""

import re

from doisoat.records.file_reading import FileReading, FileText

_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)\s*Tj")


def read_apart(content: bytes) -> FileReading:
    """The strings that a PDF shows."""
    if not content.startswith(b"%PDF"):
        return FileReading(kind="unknown", outcome="unreadable", reason="not a PDF")
    words = "\n".join(found.decode("latin-1") for found in _STRING.findall(content))
    if not words:
        return FileReading(kind="pdf", outcome="skipped", reason="no OCR")
    return FileReading(kind="pdf", outcome="read", text=FileText(text=words, page_starts=(0,)))
