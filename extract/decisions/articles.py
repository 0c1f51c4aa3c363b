"""The grounds of a decision (`Căn cứ …`, `Theo đề nghị …`) and its articles (`Điều 1.`)."""

import re
from collections.abc import Iterator

from doisoat.records.decision import DecisionPart
from extract.decisions.lines import Line, Page, one_line

_GROUND = re.compile(r"\W{0,3}(?:can cu|theo de nghi|xet de nghi|xet to trinh|thuc hien)\s(?=\S)")
_ARTICLE = re.compile(r"\W{0,3}d[i1l]eu\s{1,3}(?P<number>\d{1,3})\s?(?:[.:,]|[-–](?=\s)|$)")
_RESOLVES = re.compile(r"\W*(?:quyet (?:dinh|nghi))\W*$")
#: A ground that its file broke over lines goes on for so many.
_MOST_LINES = 12


def read_grounds(page: Page, first: int, last: int) -> Iterator[DecisionPart]:
    """The `basis` parts of the lines before the first article; a ground ends with `;`, a full stop, or the next."""
    lines = page.lines[first:last]
    place = 0
    while place < len(lines):
        line = lines[place]
        if not _GROUND.match(line.plain):
            place += 1
            continue
        stop = place + 1
        while stop < len(lines) and stop < place + _MOST_LINES and _goes_on(lines[stop - 1], lines[stop]):
            stop += 1
        start, end = line.start, lines[stop - 1].end
        yield DecisionPart(kind="basis", value=_bare(page.shadow.text[start:end]), start=start, end=end)
        place = stop


def _goes_on(above: Line, line: Line) -> bool:
    ends = not above.text or above.text[-1] in ";." or not line.text
    return not (ends or _GROUND.match(line.plain) or _RESOLVES.match(line.plain))


def _bare(words: str) -> str:
    return one_line(words).strip(" -–+*;.,")


def article_lines(page: Page, first: int, last: int) -> list[int]:
    """The lines at which the articles begin: 1, and then each the next number; a cited article is none of them."""
    found: list[int] = []
    for place in range(first, last):
        article = _ARTICLE.match(page.lines[place].plain)
        if article and int(article["number"]) == len(found) + 1:
            found.append(place)
    return found


def read_articles(page: Page, starts: list[int], last: int) -> Iterator[DecisionPart]:
    """The `article` parts, each up to the next; the last one ends before line `last`."""
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], last], strict=False), start=1):
        printed = [line for line in page.lines[start:stop] if line.text]
        yield DecisionPart(kind="article", value=str(number), start=printed[0].start, end=printed[-1].end)
