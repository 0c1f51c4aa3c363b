"""The lines of a text with their table cells; words are told by their letters without marks, which survive OCR."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from doisoat.text.shadow import Shadow, shadow


@dataclass(frozen=True, slots=True)
class Stretch:
    """Printed words at a span of the shadow text, trimmed; `plain` is lower case without marks, as long as `text`."""

    start: int
    end: int
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Line(Stretch):
    """One line; a row of a table has several cells, of which some may be empty."""

    cells: tuple[Stretch, ...]

    @property
    def is_row(self) -> bool:
        """Whether a tab divides the line."""
        return len(self.cells) > 1


@dataclass(frozen=True, slots=True)
class Page:
    """A whole text: its shadow, the shadow's letters without marks, and its lines, the empty ones too."""

    shadow: Shadow
    plain: str
    lines: tuple[Line, ...]


#: Ticks of the Wingdings font, which the shadow would fold to spaces like every sign of private use.
_TICKS = dict.fromkeys((0xF078, 0xF0FC, 0xF0FD, 0xF0FE), "x")
_UNMARKED = {
    code: letter
    for code in range(0xC0, 0x1EFA)
    if len(letter := normalize("NFD", chr(code).lower())[:1]) == 1 and letter.isascii() and letter.isalpha()
} | {ord("đ"): "d"}


def unmarked(key: str) -> str:
    """A key of the shadow without the marks of its letters, as long as the key."""
    return key.translate(_UNMARKED)


def page_of(text: str) -> Page:
    """The lines of a raw text; linear in its length."""
    copy = shadow(text.translate(_TICKS))
    plain = unmarked(copy.key)
    return Page(copy, plain, tuple(_lines(copy.text, plain)))


def _lines(text: str, plain: str) -> Iterator[Line]:
    at = 0
    for printed in text.split("\n"):
        end = at + len(printed)
        whole = _stretch(text, plain, at, end)
        cells = tuple(_cells(text, plain, at, printed)) if "\t" in printed else (whole,)
        yield Line(whole.start, whole.end, whole.text, whole.plain, cells)
        at = end + 1


def _cells(text: str, plain: str, at: int, printed: str) -> Iterator[Stretch]:
    for cell in printed.split("\t"):
        yield _stretch(text, plain, at, at + len(cell))
        at += len(cell) + 1


def _stretch(text: str, plain: str, start: int, end: int) -> Stretch:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Stretch(start, start + len(words), words, plain[start : start + len(words)])


def one_line(words: str) -> str:
    """Words with every white space a single space."""
    return " ".join(words.split())
