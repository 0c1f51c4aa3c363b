"""Places and signs on a page of a PDF: as they were written, and as they are shown to a reader."""

#: As a page is shown: left, top, right, bottom in points, from the left and from the top.
Box = tuple[float, float, float, float]
#: As a page was written: left, bottom, right, top in points.
Rectangle = tuple[float, float, float, float]
#: Signs that pdfium has for a hyphen at the end of a line; what is no letter goes.
HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\r": None, "\0": None})


def shown(place: Rectangle, edges: Rectangle, turned: int) -> Box:
    """Where a place of a page is shown, by the edges of the page and the degrees by which it is turned."""
    left, bottom, right, top = place
    match turned:
        case 90:
            return bottom - edges[1], left - edges[0], top - edges[1], right - edges[0]
        case 180:
            return edges[2] - right, bottom - edges[1], edges[2] - left, top - edges[1]
        case 270:
            return edges[3] - top, edges[2] - right, edges[3] - bottom, edges[2] - left
    return left - edges[0], edges[3] - top, right - edges[0], edges[3] - bottom


def written(box: Box, edges: Rectangle, turned: int) -> Rectangle:
    """Where a place that is shown was written: the way back of `shown`."""
    left, top, right, bottom = box
    match turned:
        case 90:
            return top + edges[0], left + edges[1], bottom + edges[0], right + edges[1]
        case 180:
            return edges[2] - right, top + edges[1], edges[2] - left, bottom + edges[1]
        case 270:
            return edges[2] - bottom, edges[3] - right, edges[2] - top, edges[3] - left
    return left + edges[0], edges[3] - bottom, right + edges[0], edges[3] - top
