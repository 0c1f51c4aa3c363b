"""The rules drawn on a page of a PDF, by pdfium: straight lines and the sides of rectangles, as a reader sees them."""

import ctypes
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from doisoat.files.page_space import shown

#: A page with more is a map or a drawing.
_MOST_OBJECTS, _MOST_PATHS, _MOST_RULES = 30_000, 20_000, 6_000
_DEEPEST = 3
#: Points by which a rule may lean.
_LEAN = 1.0


class Edge(NamedTuple):
    """A rule that runs across or down, in points from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float


def drawn_rules(page: Any) -> list[Edge]:
    """All rules of a page; none where it is a drawing."""
    from pypdfium2 import raw

    if raw.FPDFPage_CountObjects(page) > _MOST_OBJECTS:
        return []
    paths = page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=_DEEPEST)
    taken = list(islice(paths, _MOST_PATHS + 1))
    if len(taken) > _MOST_PATHS:
        return []
    strokes = list(islice(chain.from_iterable(map(_strokes, taken)), _MOST_RULES + 1))
    if len(strokes) > _MOST_RULES:
        return []
    edges, turned = page.get_bbox(), page.get_rotation()
    return [
        Edge(*shown((min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)), edges, turned))
        for x, y, to_x, to_y in strokes
    ]


def _strokes(path: Any) -> Iterator[tuple[float, float, float, float]]:
    """The strokes of a path straight across or down, in the coordinates of its page: from where to where."""
    from pypdfium2 import raw

    matrix = _on_page(path)
    begun = before = (0.0, 0.0)
    for number in range(min(max(raw.FPDFPath_CountSegments(path), 0), _MOST_PATHS)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == raw.FPDF_SEGMENT_LINETO and _is_straight(before, here):
            yield *before, *here
        if raw.FPDFPathSegment_GetClose(segment) and _is_straight(here, begun):
            yield *here, *begun
        before = here


def _is_straight(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < _LEAN or abs(one[1] - other[1]) < _LEAN


def _on_page(path: Any) -> Any:
    """The way from the coordinates of a path to those of its page, through the forms that hold it."""
    matrix, holder = path.get_matrix(), path.container
    while holder is not None:
        matrix, holder = matrix.multiply(holder.get_matrix()), holder.container
    return matrix
