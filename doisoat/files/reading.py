"""The one function that reads a file: its kind by its bytes, its reader from the register."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from unicodedata import normalize

from doisoat.files.archives import list_rar, list_zip
from doisoat.files.docx import read_docx
from doisoat.files.kinds import kind_of
from doisoat.files.ocr import read_image
from doisoat.files.office import read_office
from doisoat.files.outcome import FileRefused, unreadable
from doisoat.files.pdf import read_pdf
from doisoat.files.plain import read_plain, refuse_page
from doisoat.files.xlsx import read_xlsx
from doisoat.records.file_reading import FileReading, FileText
from doisoat.text.legacy_letters import decode, encoding_of

READERS: Mapping[str, Callable[[bytes], FileText]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "xlsx": read_xlsx,
    "doc": partial(read_office, kind="doc"),
    "rtf": partial(read_office, kind="rtf"),
    "odt": partial(read_office, kind="odt"),
    "xls": partial(read_office, kind="xls"),
    "image": read_image,
    "text": read_plain,
    "html": refuse_page,
}
_LISTED: Mapping[str, Callable[[bytes], FileReading]] = {"zip": list_zip, "rar": list_rar}
_NOTHING = {"empty": "empty", "unknown": "of no known kind", "encrypted": "encrypted"}


def read_file(content: bytes) -> FileReading:
    """What the bytes of a file come to, in this process: see `apart` for files from elsewhere."""
    kind = kind_of(content)
    try:
        if kind in _NOTHING:
            raise unreadable(_NOTHING[kind])
        if kind in _LISTED:
            return _LISTED[kind](content)
        text = _in_unicode(READERS[kind](content))
        if not text.text.strip():
            raise unreadable("no words")
    except FileRefused as refusal:
        return refusal.reading("unknown" if kind == "encrypted" else kind)
    except ImportError as error:
        return FileReading(kind=kind, outcome="skipped", reason=f"not installed: {error.name}")
    except (RecursionError, MemoryError):
        return FileReading(kind=kind, outcome="refused", reason="memory")
    return FileReading(kind=kind, outcome="read", text=text)


def _in_unicode(text: FileText) -> FileText:
    """A text in an encoding from before Unicode is decoded as a whole, each page for itself; all of it in NFC."""
    encoding = encoding_of(text.text)
    better = encoding and [decode(part, encoding) for part in _pages(text)]
    if not better or encoding_of("".join(better)) is not None:
        better, encoding = list(_pages(text)), None
    parts = [normalize("NFC", part) for part in better]
    starts = [0]
    for part in parts[:-1]:
        starts.append(starts[-1] + len(part))
    pages = tuple(starts) if text.page_starts else ()
    return replace(text, text="".join(parts), page_starts=pages, encoding=text.encoding or encoding)


def _pages(text: FileText) -> list[str]:
    starts = text.page_starts or (0,)
    ends = (*starts[1:], len(text.text))
    return [text.text[start:end] for start, end in zip(starts, ends, strict=True)]
