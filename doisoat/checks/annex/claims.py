"""What a decision states of the number of procedures that it lists.

Only where it publishes them itself (title, articles) and over the lists; never where it cites another document.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from doisoat.checks.annex.classes import classes_in, levels_in, names_old_level
from doisoat.checks.figure import Figure
from doisoat.checks.operands import amount_of, obstacle
from doisoat.checks.passage import Passage, words_after, words_before
from doisoat.checks.reading import Reading
from doisoat.records.decision import DecisionPart, DecisionStructure
from doisoat.text.shadow import match_key

UNITS = frozenset({"tthc", "dvctt", "dvc"})
_WORDS = (
    "và|các|gồm|bao gồm|có|là|mới|danh mục|bộ|tổng số|tổng cộng|toàn bộ|kèm theo|đính kèm|theo|quyết định này|này|"
    "ban hành|công bố|tại|phụ lục|nội dung|chi tiết|chuẩn hóa"
)
_PUBLISHES = re.compile(
    rf"\b(?:công bố|ban hành|phê duyệt|thông qua)(?:[\s,:;(\"“]+(?:{_WORDS}|[-+•*]|\d{{1,2}}[.)]))*[\s,:;(\"“]*$"
)
_PARTS = re.compile(r"\b(?:trong đó|gồm|bao gồm|cụ thể|chia|phân|riêng)\b|:")
_ABOUT = re.compile(r"^\s*(?:về việc|v/v)\b")
#: Behind these a figure's words belong to something else.
_ENDS = re.compile(r"[;.\n]|\b(?:trong đó|bao gồm|gồm|cụ thể|chia)\b")

#: So many parts begin between a place and the beginning of the part that holds it, at the most.
_NEAR = 20
_LEADS_ON = re.compile(r"(?:,|\bvà\b)(?:(?!,|\bvà\b).)*$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A count of procedures; `words` are those that describe it, folded.

    `scope`: `all` that the decision lists, a `part` of them that `words` name, or those of the lists `below` it.
    `obstacle` is why it cannot be compared, where something keeps it from that.
    """

    figure: Figure
    scope: str
    words: str
    in_article: bool = False

    @property
    def amount(self) -> int:
        """The number printed."""
        return int(amount_of(self.figure))

    @property
    def unit(self) -> str:
        """What is counted: `tthc`, `dvctt` or `dvc`."""
        quantity = self.figure.mention.quantity
        return (quantity and quantity.unit) or ""

    @property
    def obstacle(self) -> str | None:
        """Why it cannot be compared, as a reason of the law; None where it can."""
        return obstacle(self.figure)

    @property
    def levels(self) -> frozenset[str]:
        """The levels of service that it is restricted to; both together are no restriction."""
        quantity = self.figure.mention.quantity
        stated = frozenset(str(level) for level in quantity.level) if quantity else frozenset()
        return stated | levels_in(self.words)

    @property
    def has_old_level(self) -> bool:
        """Whether it counts services of a level that includes others."""
        return names_old_level(self.words) or any(level.isdigit() for level in self.levels)

    @property
    def classes(self) -> Mapping[str, frozenset[str]]:
        """The classes of lists that it names."""
        return classes_in(self.words)


def claims_of(reading: Reading, structure: DecisionStructure) -> tuple[Claim, ...]:
    """Every count of procedures that speaks of the lists, in the order of the text."""
    found: dict[int, Claim] = {}
    for here in reading.windows:
        for claim in _published(reading, structure, here):
            found.setdefault(claim.figure.start, claim)
    publishing = {_part_at(structure, "article", claim.figure.mention.start) for claim in found.values()} - {None}
    for claim in (*_levels_later(reading, structure, publishing), *_over_lists(reading, structure)):
        found.setdefault(claim.figure.start, claim)
    return tuple(found[start] for start in sorted(found))


def _published(reading: Reading, structure: DecisionStructure, here: Passage) -> Iterator[Claim]:
    """The counts of a sentence that publishes the lists: all of them, or one after the other, and their parts."""
    counts = [at for at, figure in enumerate(here.figures) if _counts(figure) and not _in_row(structure, figure)]
    first = next((at for at in counts if _PUBLISHES.search(words_before(here, at))), None)
    if first is None:
        return
    place = here.figures[first].mention.start
    article = _part_at(structure, "article", place)
    cites = any(figure.mark == "D" for figure in here.figures[:first])
    if cites or (article is None and not _is_title(reading, structure, here, place)):
        return
    between = [words_after(here, at) for at in range(first, len(here.figures))]
    siblings = [at for at in counts if at > first and not _PARTS.search("".join(between[: at - first]))]
    for at in counts:
        if at >= first and (article is None or here.figures[at].mention.start < article.end):
            whole = at == first and not siblings
            scope = "all" if whole else "part"
            yield _claim(here, at, scope, in_article=article is not None)


def _levels_later(
    reading: Reading, structure: DecisionStructure, publishing: Collection[DecisionPart | None]
) -> Iterator[Claim]:
    """The counts of one level in further sentences of the article that publishes the lists."""
    for here in reading.passages:
        if _part_at(structure, "article", here.figures[0].mention.start) in publishing:
            for at, figure in enumerate(here.figures):
                cites = any(other.mark == "D" for other in here.figures[:at])
                if _counts(figure) and not cites and not _in_row(structure, figure):
                    claim = _claim(here, at, "part", in_article=True)
                    if claim.levels:
                        yield claim


def _is_title(reading: Reading, structure: DecisionStructure, here: Passage, place: int) -> bool:
    """Whether a sentence is the decision's own title: at the top, or behind `Về việc` before the articles."""
    if _part_at(structure, "basis", place) is not None:
        return False
    articles = [part.start for part in structure.parts if part.kind == "article"]
    before = place < min(articles, default=len(reading.shadow.raw))
    return here.start < reading.title_end or (before and bool(_ABOUT.match(here.text)))


def _over_lists(reading: Reading, structure: DecisionStructure) -> Iterator[Claim]:
    """The counts in the headings over rows, each in a line of its own; the line is its words."""
    if not structure.procedures:
        return
    first, last = structure.procedures[0].start, structure.procedures[-1].start
    headings = {
        match_key(line) for heading in {row.heading for row in structure.procedures} for line in heading.split("\n")
    }
    for figure in _alone_in_line(reading):
        place = figure.mention.start
        if place > last or _in_row(structure, figure):
            continue
        line = _line(reading.shadow.raw, place)
        is_sub_head = "lĩnh vực" in line and (place > first or _part_at(structure, "article", place) is None)
        if line in headings or is_sub_head:
            yield Claim(figure=figure, scope="below", words=line)


def _in_row(structure: DecisionStructure, figure: Figure) -> bool:
    place, rows = figure.mention.start, structure.procedures
    at = bisect_right(rows, place, key=lambda row: row.start) - 1
    return at >= 0 and place < rows[at].end


def _alone_in_line(reading: Reading) -> Iterator[Figure]:
    """The counts that share their line with no other."""
    raw = reading.shadow.raw
    counts = [figure for figure in reading.figures if _counts(figure)]
    lines = Counter(raw.rfind("\n", 0, figure.mention.start) for figure in counts)
    return (figure for figure in counts if lines[raw.rfind("\n", 0, figure.mention.start)] == 1)


def _line(raw: str, place: int) -> str:
    """The folded words of the line that holds a place."""
    start, end = raw.rfind("\n", 0, place) + 1, raw.find("\n", place)
    return " ".join(match_key(raw[start : None if end < 0 else end]).split())


def _claim(here: Passage, at: int, scope: str, *, in_article: bool) -> Claim:
    """The words behind the figure describe it, but for those that lead to the next one (`…, cấp huyện 12 thủ tục`)."""
    words = words_after(here, at)
    if at + 1 < len(here.figures):
        words = _LEADS_ON.sub("", words)
    end = _ENDS.search(words)
    return Claim(
        figure=here.figures[at], scope=scope, words=words[: end.start()] if end else words, in_article=in_article
    )


def _counts(figure: Figure) -> bool:
    quantity = figure.mention.quantity
    return figure.mark == "C" and quantity is not None and quantity.unit in UNITS and quantity.amount is not None


def _part_at(structure: DecisionStructure, kind: str, place: int) -> DecisionPart | None:
    """The part of a kind that holds a place; parts stand in the order of the text."""
    last = bisect_right(structure.parts, place, key=lambda part: part.start)
    near = structure.parts[max(0, last - _NEAR) : last]
    return next((part for part in reversed(near) if part.kind == kind and place < part.end), None)
