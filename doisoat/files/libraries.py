"""The libraries that read files, as they are called in Python, and what each is for."""

from importlib.util import find_spec
from typing import NamedTuple


class Library(NamedTuple):
    """`module` is what is imported; the words tell what is not read without it."""

    module: str
    package: str
    absence_vi: str
    absence_en: str


LIBRARIES = (
    Library("pypdfium2", "pypdfium2", "không đọc được tệp PDF", "PDF files are not read"),
    Library("pdfplumber", "pdfplumber", "không đọc được bảng trong PDF", "tables in PDF files are not read"),
    Library("docx", "python-docx", "không đọc được tệp DOCX", "DOCX files are not read"),
    Library("openpyxl", "openpyxl", "không đọc được tệp XLSX", "XLSX files are not read"),
    Library("PIL", "pillow", "không đọc được ảnh, bản chụp", "images and scans are not read"),
)


def is_installed(library: Library) -> bool:
    """Whether it could be imported; nothing is."""
    return find_spec(library.module) is not None
