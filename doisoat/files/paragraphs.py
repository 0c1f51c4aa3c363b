"""Printed lines to paragraphs: what a printer broke is put together again, and nothing else."""

import re
from dataclasses import dataclass, field

#: What begins a paragraph of its own in a decision, a list item or a heading.
_BEGINS = re.compile(
    r"\s*(?:[-–+•●▪*]\s|\(?\d{1,3}[.)/]\s|[a-zđ][.)]\s|[IVX]{1,6}[.)]\s"
    r"|(?:Điều|Chương|Mục|Phần)\s+[\dIVXLC]+\s*(?:[.:]|$)"
    r"|Căn cứ\b|Theo đề nghị\b|Xét\b|Nơi nhận|Số\s*:|KT\.|TM\.|TL\.|TUQ\.|Q\."
    r"|(?:PHỤ LỤC|DANH MỤC|QUYẾT ĐỊNH|CỘNG H[ÒO]A|Độc lập)\b)"
)
_LISTED = re.compile(r"\s*(?:[-–+•●▪*]|\(?\w{1,3}[.)/])\s")
_ENDS = (".", ";", ":", "!", "?", ".”", '."')
_SHORTENED = re.compile(r"\b(?:TP|Tp|TX|TT|ThS|TS|GS|PGS|BS|KS|Đ/c|đ/c|[A-ZĐ])\.$")
#: A number broken behind its point or comma, a date or symbol behind its stroke, a symbol or range behind its dash.
_BROKEN = (
    (re.compile(r"(?<![\d.,/])(?<!Điều )(?<!Mục )(?:\d{1,3}\.)+$"), re.compile(r"\d{3}(?![\d/)]|\.\s)")),
    (re.compile(r"\d,$"), re.compile(r"\d{1,2}(?!\d)")),
    (re.compile(r"\d/$"), re.compile(r"[\dA-ZĐ]")),
    (re.compile(r"[\dA-ZĐ]$"), re.compile(r"/[\dA-ZĐ]")),
    (re.compile(r"\w-$"), re.compile(r"\w")),
    (re.compile(r"[A-ZĐ]$"), re.compile(r"-[A-ZĐ]")),
    (re.compile(r"\d$"), re.compile(r"%")),
)
#: Words after which a figure follows, however short their line is, as those of a centred title.
_ASKS = re.compile(r"(?:^|\s)(?:năm|tháng|ngày|số|là|có|gồm|đạt|công bố)$")
_FIGURE = re.compile(r"\d[\d.,/]*(?:[\s%]|$)")
_INDENT = 8.0
#: Points between two words.
_SPACE = 3.0


@dataclass(slots=True)
class Lines:
    """Collects paragraphs."""

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
    """A line as printed, in points: what its column has left beside it, its first word, how far in it begins."""

    words: str
    room: float = 0.0
    first: float = 0.0
    indent: float = 0.0


def joint(before: Printed | None, line: Printed) -> str | None:
    """What stands between two printed lines: a space or nothing within a paragraph, None between two."""
    if before is None or "\t" in before.words or "\t" in line.words:
        return None
    if is_broken(before.words, line.words):
        return ""
    if _BEGINS.match(line.words):
        return None
    if line.words[:1].islower() or (_ASKS.search(before.words) and _FIGURE.match(line.words)):
        return " "
    return " " if _is_full(before, line) and not _ends(before, line) else None


def is_broken(before: str, after: str) -> bool:
    """Whether a figure, a date or a symbol was broken between two lines."""
    return any(end.search(before) and begin.match(after) for end, begin in _BROKEN)


def _is_full(before: Printed, line: Printed) -> bool:
    """Whether the first word of a line had no room in the line before."""
    return before.room < line.first + _SPACE


def _ends(before: Printed, line: Printed) -> bool:
    """Whether a full line ends its paragraph all the same."""
    if before.words.endswith(_ENDS) and not _SHORTENED.search(before.words):
        return True
    if before.words.isupper() != line.words.isupper():
        return True
    return line.indent > before.indent + _INDENT and not _LISTED.match(before.words)
