"""The programs of the system that some files need: what each is for, and what its absence costs."""

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import which


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program by the name of its command; `package` is Debian's."""

    name: str
    package: str
    absence_vi: str
    absence_en: str


OFFICE = Program(
    name="soffice",
    package="libreoffice-writer-nogui libreoffice-calc-nogui",
    absence_vi="không đọc được tệp DOC, RTF, ODT, XLS (ghi lại: skipped)",
    absence_en="files in DOC, RTF, ODT, XLS are not read (set down as skipped)",
)
OCR = Program(
    name="tesseract",
    package="tesseract-ocr tesseract-ocr-vie",
    absence_vi="không đọc được bản chụp, ảnh (ghi lại: skipped, no OCR)",
    absence_en="scans and images are not read (set down as skipped, no OCR)",
)
PROGRAMS = (OFFICE, OCR)


def find(name: str) -> Path | None:
    """Where a program is, or None where it is not installed."""
    found = which(name)
    return Path(found) if found else None


@cache
def has_vietnamese_ocr() -> bool:
    """Whether tesseract is here with the letters of Vietnamese."""
    program = find(OCR.name)
    if program is None:
        return False
    told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603
    return "vie" in told.stdout.split()


def is_ready(program: Program) -> bool:
    """Whether a program can do what it is for."""
    return has_vietnamese_ocr() if program is OCR else find(program.name) is not None
