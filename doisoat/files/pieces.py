"""The pieces of print on a page of a PDF, by pdfium; those in fonts from before Unicode are decoded by their font."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from doisoat.files.columns import Piece
from doisoat.text.legacy import legacy_encoding
from doisoat.text.legacy_fonts import decode_by_font

#: Signs that pdfium has for a hyphen at the end of a line, and letters of symbol fonts by their bytes.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\r": " ", "\n": " ", "\0": None})
_SYMBOLS = str.maketrans({0xF000 + byte: byte for byte in range(0x20, 0x100)})
_LONGEST_NAME = 128

#: Left, bottom, right, top in points, as the page was written.
_Rectangle = tuple[float, float, float, float]


def page_pieces(page: Any, found: set[str]) -> list[Piece]:
    """Everything printed on a page as it is shown; `found` takes the encodings that were decoded."""
    text = page.get_textpage()
    pieces = list(_pieces(page, text))
    if any(legacy_encoding(piece.words.translate(_SYMBOLS)) for piece, _ in pieces):
        return [_decoded(piece, _font(text, rectangle), found) for piece, rectangle in pieces]
    return [piece for piece, _ in pieces]


def _pieces(page: Any, text: Any) -> Iterator[tuple[Piece, _Rectangle]]:
    edges, turned = page.get_bbox(), page.get_rotation()
    for number in range(text.count_rects()):
        rectangle = text.get_rect(number)
        words = text.get_text_bounded(*rectangle).translate(_HYPHENS).strip()
        if words:
            yield Piece(*_shown(rectangle, edges, turned), words), rectangle


def _shown(place: _Rectangle, edges: _Rectangle, turned: int) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a place of a page as it is shown, from the left and from the top."""
    left, bottom, right, top = place
    match turned:
        case 90:
            return bottom - edges[1], left - edges[0], top - edges[1], right - edges[0]
        case 180:
            return edges[2] - right, bottom - edges[1], edges[2] - left, top - edges[1]
        case 270:
            return edges[3] - top, edges[2] - right, edges[3] - bottom, edges[2] - left
    return left - edges[0], edges[3] - top, right - edges[0], edges[3] - bottom


def _decoded(piece: Piece, font: str, found: set[str]) -> Piece:
    words, encoding = decode_by_font(piece.words.translate(_SYMBOLS), font)
    if encoding is None:
        return piece
    found.add(encoding)
    return replace(piece, words=words)


def _font(text: Any, place: _Rectangle) -> str:
    """The name of the font at a place of a page, without the mark of its subset."""
    from pypdfium2 import raw

    left, bottom, right, top = place
    at = raw.FPDFText_GetCharIndexAtPos(text, (left + right) / 2, (bottom + top) / 2, 10.0, 10.0)
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    length = raw.FPDFText_GetFontInfo(text, at, name, _LONGEST_NAME, None) if at >= 0 else 0
    told = name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_NAME else ""
    return told.rpartition("+")[2]
