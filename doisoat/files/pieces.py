"""The pieces of print on a page of a PDF, by pdfium; those in fonts from before Unicode are decoded by their font."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from doisoat.files.columns import Piece
from doisoat.files.letters import reach_into_each_other, words_by_place
from doisoat.files.page_space import HYPHENS, Rectangle, shown, written
from doisoat.text.legacy import legacy_encoding
from doisoat.text.legacy_fonts import decode_by_font

#: Letters of symbol fonts by their bytes.
_SYMBOLS = str.maketrans({0xF000 + byte: byte for byte in range(0x20, 0x100)})
_LONGEST_NAME = 128


class PagePrint:
    """Everything printed on a page."""

    def __init__(self, page: Any) -> None:
        self._text = page.get_textpage()
        self._edges, self._turned = page.get_bbox(), page.get_rotation()

    def pieces(self, found: set[str]) -> list[Piece]:
        """All pieces as they are shown, in the order of the content; `found` takes the encodings that were decoded."""
        pieces = list(self._pieces())
        if reach_into_each_other(pieces):
            pieces = list(words_by_place(self._text, self._edges, self._turned))
        if any(legacy_encoding(piece.words.translate(_SYMBOLS)) for piece in pieces):
            return [self._decoded(piece, found) for piece in pieces]
        return pieces

    def parted(self, piece: Piece, places: Sequence[float]) -> list[Piece]:
        """A piece cut at these places from the left, where they lie between its words; else the piece as it is."""
        parts = list[Piece]()
        for left, right in pairwise((piece.left, *sorted(places), piece.right)):
            box = (left, piece.top, right, piece.bottom)
            parts.append(
                replace(
                    piece,
                    left=left,
                    right=right,
                    words=" ".join(self._told(written(box, self._edges, self._turned)).split()),
                )
            )
        return parts if " ".join(part.words for part in parts).split() == piece.words.split() else [piece]

    def _pieces(self) -> Iterator[Piece]:
        """Pdfium tells the words in a rectangle with whatever reaches into it; their order tells whose they are."""
        everything, at = str(self._text.get_text_range()).translate(HYPHENS), 0
        for number in range(self._text.count_rects()):
            rectangle = self._text.get_rect(number)
            told = self._told(rectangle)
            start = _after_spaces(everything, at)
            words = _own(told, everything, start)
            glued = bool(words) and 0 < at == start
            if not words:
                words = max(told.split("\n"), key=len).strip()
                start = max(everything.find(words, at), at)
            if words:
                at = start + len(words)
                yield Piece(*shown(rectangle, self._edges, self._turned), words, glued)

    def _told(self, rectangle: Rectangle) -> str:
        return str(self._text.get_text_bounded(*rectangle)).translate(HYPHENS)

    def _decoded(self, piece: Piece, found: set[str]) -> Piece:
        box = (piece.left, piece.top, piece.right, piece.bottom)
        font = self._font(written(box, self._edges, self._turned))
        words, encoding = decode_by_font(piece.words.translate(_SYMBOLS), font)
        if encoding is None:
            return piece
        found.add(encoding)
        return replace(piece, words=words)

    def _font(self, place: Rectangle) -> str:
        """The name of the font at a place of the page, without the mark of its subset."""
        from pypdfium2 import raw

        left, bottom, right, top = place
        at = raw.FPDFText_GetCharIndexAtPos(self._text, (left + right) / 2, (bottom + top) / 2, 10.0, 10.0)
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        length = raw.FPDFText_GetFontInfo(self._text, at, name, _LONGEST_NAME, None) if at >= 0 else 0
        told = name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_NAME else ""
        return told.rpartition("+")[2]


def _own(told: str, everything: str, start: int) -> str:
    """The words in which what is told of a rectangle goes on from a place in everything, to the end of its line."""
    end = everything.find("\n", start)
    rest = everything[start : end if end >= 0 else len(everything)]
    best = ""
    for line in told.split("\n"):
        if rest.startswith(line.strip()) and len(line.strip()) > len(best):
            best = line.strip()
            continue
        for at in (at for at, letter in enumerate(line) if letter == rest[:1]):
            best = max(best, _common(line[at:], rest).rstrip(), key=len)
    return best


def _common(one: str, other: str) -> str:
    length = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]


def _after_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
