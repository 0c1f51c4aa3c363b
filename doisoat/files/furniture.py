"""Running heads, feet and page numbers: what stands in one place on page after page is no text."""

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
#: Of a page's height, where heads and feet stand.
_EDGE = 0.1
_FEWEST = 3


def furniture(pages: Sequence[Sequence[tuple[float, str]]]) -> list[set[int]]:
    """For each page which of its lines are furniture; a line is its place (0 at the top, 1 at the foot) and words.

    A number alone at an edge is one; words at an edge are where they stand so, the numbers in them aside, on three
    pages and on half of them.
    """
    edges = [
        {
            n: _DIGITS.sub("#", words).strip("# ")
            for n, (place, words) in enumerate(lines)
            if not _EDGE < place < 1 - _EDGE
        }
        for lines in pages
    ]
    seen = Counter(words for page in edges for words in set(page.values()))
    often = {words for words, count in seen.items() if count >= max(_FEWEST, len(pages) / 2)}
    return [
        {n for n, words in page.items() if words in often or _NUMBER.fullmatch(lines[n][1])}
        for page, lines in zip(edges, pages, strict=True)
    ]
