"""The words of a page by the places of its letters, for pages whose strokes reach into each other.

Some programs print the letters that a font has not in strokes of their own, into gaps left in the line. pdfplumber puts
letters together by place; pdfium knows where they are without parsing the page again.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from doisoat.files.columns import Piece
from doisoat.files.page_space import HYPHENS, Rectangle, shown

#: Points that two strokes may share, and strokes printed after one that may reach into it.
_SHARED, _NEAR = 1.5, 12
#: Points that every letter is taken to be high, so that fonts of other heights stand on one line.
_HEIGHT = 8.0
#: Of the height of a font, the gap that parts words where no space is printed.
_GAP = 0.12


def reach_into_each_other(pieces: Sequence[Piece]) -> bool:
    """Whether one stroke of a page was printed into another."""
    return any(_overlap(piece, other) for n, piece in enumerate(pieces) for other in pieces[n + 1 : n + 1 + _NEAR])


def words_by_place(text: Any, edges: Rectangle, turned: int) -> Iterator[Piece]:
    """The words of a text page of pdfium, each a piece."""
    from pdfplumber.utils.text import dedupe_chars, extract_words

    letters = list(_letters(text, edges, turned))
    for word in extract_words(list(dedupe_chars(letters)), x_tolerance_ratio=_GAP, use_text_flow=False):
        yield Piece(word["x0"], word["top"], word["x1"], word["bottom"], word["text"])


def _overlap(one: Piece, other: Piece) -> bool:
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > _SHARED and down > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _letters(text: Any, edges: Rectangle, turned: int) -> Iterable[dict[str, Any]]:
    """The letters of a page as pdfplumber describes them; what stands on one base line is of one height."""
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for number in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, number)).translate(HYPHENS)
        if letter in {"", "\n"} or raw.FPDFText_IsGenerated(text, number) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, number, box)
        raw.FPDFText_GetCharOrigin(text, number, x, y)
        left, top, right, bottom = shown((box.left, box.bottom, box.right, box.top), edges, turned)
        base = shown((x.value, y.value, x.value, y.value), edges, turned)[1]
        yield {
            "text": letter,
            "x0": left,
            "x1": right,
            "top": base - _HEIGHT,
            "bottom": base,
            "doctop": base - _HEIGHT,
            "upright": True,
            "width": right - left,
            "height": _HEIGHT,
            "size": bottom - top,
            "fontname": "",
        }
