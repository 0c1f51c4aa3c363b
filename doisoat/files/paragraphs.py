"""Printed lines to paragraphs: what a printer broke is put together again, and nothing else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

#: What begins a paragraph of its own in a decision, a list item or a heading.
_BEGINS = re.compile(
    r"\s*(?:[-–+•●▪*]\s|\(?\d{1,3}[.)/]\s|[a-zđ][.)]\s|[IVX]{1,6}[.)]\s"
    r"|(?:Điều|Chương|Mục|Phần)\s+[\dIVX]+|Căn cứ\b|Theo đề nghị\b|Xét\b|Nơi nhận|Số\s*:|KT\.|TM\.|TL\.|TUQ\.|Q\."
    r"|(?:PHỤ LỤC|Phụ lục|DANH MỤC|QUYẾT ĐỊNH|CỘNG H[ÒO]A|Độc lập)\b)"
)
_ENDS = (".", ";", ":", "!", "?", "./.")
#: What a printer breaks in the middle: what the line before ends with, what the next begins with, what goes between.
_BROKEN = tuple(
    (re.compile(before), re.compile(after), between)
    for before, after, between in (
        (r"\d/$|[A-ZĐ]{1,8}[-–]$", r"[A-ZĐ]", ""),  # 1284/ QĐ-UBND
        (r"(?<!\d)\d{1,2}/$|/\d{1,2}/$", r"\d", ""),  # 14/ 11/2024
        (r"(?<![\d.,])\d{1,3}(?:\.\d{3})*\.$", r"\d{3}(?!\d)", ""),  # 118. 460
        (r"\d,$", r"\d{1,2}(?!\d)", ""),  # 80, 5 %
        (r"\d$", r"%", " "),
    )
)
_FULL = 0.86


@dataclass(slots=True)
class Lines:
    """Collects paragraphs; `starts` are offsets of marked places, `width` that of the column being read."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, line: str, *, joined: str | None) -> int:
        """Append a line behind `joined` (a space, nothing), or as a new paragraph (None); its offset."""
        between = "" if not self.parts else "\n" if joined is None else joined
        self.parts.append(between + line)
        start = self.length + len(between)
        self.length = start + len(line)
        return start

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as printed; `reach` is how much of its column it fills, 1 for all of it."""

    words: str
    reach: float


def joint(before: Printed | None, line: Printed) -> str | None:
    """What stands between two printed lines: a space or nothing within a paragraph, None between two."""
    if before is None or "\t" in before.words or "\t" in line.words:
        return None
    full = before.reach >= _FULL
    for ends, begins, between in _BROKEN:
        if ends.search(before.words) and begins.match(line.words):
            return between
    if _BEGINS.match(line.words) or (before.words.endswith(_ENDS) and not (full and line.words[:1].islower())):
        return None
    if line.words[:1].islower():
        return " "
    if before.words.isupper() or line.words.isupper():
        return None
    return " " if full else None


def paragraphs(lines: Iterable[Printed]) -> list[str]:
    """The paragraphs of lines of one column."""
    joined, before = list[str](), None
    for line in lines:
        between = joint(before, line)
        if between is None:
            joined.append(line.words)
        else:
            joined[-1] += between + line.words
        before = line
    return joined
