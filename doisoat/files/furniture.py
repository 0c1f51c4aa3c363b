"""Running heads, feet and page numbers: what stands in one place on page after page is no text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from doisoat.files.columns import stands_side_by_side

_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
#: A label counts annexes, not pages, and is what stands over them.
_LABEL = re.compile(
    r"(?:phụ lục|biểu|mẫu|bảng|danh mục|phần|chương|mục|điều|quyết định)?(?:\s+số)?[\s:.#]*", re.IGNORECASE
)
_COLUMNS = re.compile(r"S?TT\b")
#: Of a page's height, where heads and feet stand, and within which places are one.
_EDGE, _SAME = 0.1, 0.01

Line = tuple[float, str]


def furniture(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """For each page which of its lines are furniture; a line is its place (0 at the top, 1 at the foot) and words.

    A number alone at an edge is furniture; so are words at an edge that stand there, the page's number in them aside,
    on a page before or behind as well. A letterhead, a head of columns or the label of an annex never is.
    """
    edges = [dict(_edge(lines)) for lines in pages]
    seen = defaultdict[str, list[tuple[int, float]]](list)
    for number, page in enumerate(edges):
        for place, words in page.values():
            seen[words].append((number, place))
    return [
        {
            n
            for n, (place, words) in page.items()
            if _NUMBER.fullmatch(pages[number][n][1])
            or any(0 < abs(other - number) <= 2 and abs(where - place) < _SAME for other, where in seen[words])
        }
        for number, page in enumerate(edges)
    ]


def _edge(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Lines at the head and foot of a page that may be furniture, the numbers of its pages masked."""
    for n, (place, words) in enumerate(lines):
        if _EDGE < place < 1 - _EDGE or stands_side_by_side(words) or _COLUMNS.match(words):
            continue
        masked = _DIGITS.sub("#", words).strip("# ") if _DIGITS.search(words) else words
        if _NUMBER.fullmatch(words) or not _LABEL.fullmatch(masked):
            yield n, (place, masked)
