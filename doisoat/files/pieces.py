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


def page_pieces(page: Any) -> list[Piece]:
    """Everything printed on a page, in the order of its content."""
    text = page.get_textpage()
    pieces = list(_pieces(page, text))
    if any(legacy_encoding(piece.words.translate(_SYMBOLS)) for piece in pieces):
        return [_decoded(piece, page, text) for piece in pieces]
    return pieces


def _pieces(page: Any, text: Any) -> Iterator[Piece]:
    top_edge = page.get_bbox()[3]
    left_edge = page.get_bbox()[0]
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words = text.get_text_bounded(left, bottom, right, top).translate(_HYPHENS).strip()
        if words:
            yield Piece(left - left_edge, top_edge - top, right - left_edge, top_edge - bottom, words)


def _decoded(piece: Piece, page: Any, text: Any) -> Piece:
    box = page.get_bbox()
    font = _font(text, box[0] + (piece.left + piece.right) / 2, box[3] - piece.middle)
    words, encoding = decode_by_font(piece.words.translate(_SYMBOLS), font)
    return replace(piece, words=words) if encoding else piece


def _font(text: Any, x: float, y: float) -> str:
    """The name of the font at a place of a page, without the mark of its subset."""
    from pypdfium2 import raw

    at = raw.FPDFText_GetCharIndexAtPos(text, x, y, 10.0, 10.0)
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    length = raw.FPDFText_GetFontInfo(text, at, name, _LONGEST_NAME, None) if at >= 0 else 0
    told = name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_NAME else ""
    return told.rpartition("+")[2]
