"""AN-01: a decision lists as many procedures as it states."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from doisoat.checks.annex.claims import Claim, claims_of
from doisoat.checks.annex.numbering import numbering_faults
from doisoat.checks.annex.rows import PART, WHOLE, Rows, begins, fits, goes_on, has_subordinates, ordinal, runs_on
from doisoat.checks.annex.selections import selected_lists
from doisoat.checks.check import Example, Rule
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import DecisionPart, DecisionStructure

_ANNEX = re.compile(r"\bphụ lục (?:số )?([ivx]{1,5}|\d{1,2})\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:tệp|file|đường dẫn|đường link)\b|https?:", re.IGNORECASE)
#: Where not even one row of so many was found, the list is hardly in this file.
_BEGUN = 2


def find(reading: Reading, structure: DecisionStructure) -> Iterator[Finding]:
    """One finding for each number that is stated of certain rows; where it stands in an article, it is shown there."""
    told: dict[tuple[int, int, int], tuple[Claim, tuple[Rows, ...]]] = {}
    for claim in claims_of(reading, structure):
        speaks_of_levels = claim.has_old_level or len(claim.levels) == 1
        lists = () if speaks_of_levels else selected_lists(reading, structure, claim)
        if lists:
            name = (claim.amount, lists[0][0].start, lists[-1][-1].end)
            if name not in told or (claim.in_article and not told[name][0].in_article):
                told[name] = (claim, lists)
    for claim, lists in told.values():
        yield _finding(reading, structure, claim, lists)


def judged(reading: Reading, structure: DecisionStructure, claim: Claim, lists: Sequence[Rows]) -> Judgement:
    """Whether the rows are as many as a claim states, by everything that would explain another number."""
    if claim.obstacle:
        return undecided(claim.obstacle)
    if fits(claim.amount, lists) or fits_online(claim, lists):
        return Judgement(verdict="match", severity="ok")
    found = Decimal(sum(map(len, lists)))
    if reason := _innocence(reading, structure, claim, lists):
        return undecided(reason)
    certain = all(runs_on(rows) for rows in lists) and (claim.scope != "all" or len(lists) == 1)
    same_unit = claim.unit == "tthc" or all(row.level in (WHOLE, PART) for rows in lists for row in rows)
    severity = "error" if certain and same_unit and claim.scope != "part" else "warning"
    return Judgement(verdict="mismatch", severity=severity, computed=found)


def fits_online(claim: Claim, lists: Sequence[Rows]) -> bool:
    """Whether so many of the procedures are online services, where it is those that the claim counts."""
    online = [[row for row in rows if row.level in (WHOLE, PART)] for rows in lists]
    kept = [rows for rows in online if rows]
    return claim.unit != "tthc" and bool(kept) and fits(claim.amount, kept)


def _innocence(reading: Reading, structure: DecisionStructure, claim: Claim, lists: Sequence[Rows]) -> str | None:
    """The reason of the law why so many rows may be right all the same."""
    rows = [row for some in lists for row in some]
    if has_subordinates(rows):
        return "subordinate_rows"
    if claim.unit != "tthc" and not all(row.level for row in rows):
        return "different_unit"
    if any(numbering_faults(some) for some in lists) and claim.amount == sum(ordinal(some[-1]) or 0 for some in lists):
        return "numbering"
    if claim.scope != "below" and not all(begins(some) for some in lists):
        return "rows_unread"
    later = [row.start for row in structure.procedures if row.start > rows[-1].start]
    if not later and goes_on(reading.shadow.raw, rows[-1], len(reading.shadow.raw)):
        return "rows_unread"
    more = claim.amount > len(rows)
    return "list_elsewhere" if more and _may_be_elsewhere(reading, structure, claim, len(rows)) else None


def _may_be_elsewhere(reading: Reading, structure: DecisionStructure, claim: Claim, found: int) -> bool:
    """Whether some of the list may stand in another file or annex, or in one that was not read."""
    if claim.amount >= _BEGUN * found:
        return True
    raw, annexes = reading.shadow.raw, [part for part in structure.parts if part.kind == "annex"]
    articles = "\n".join(raw[part.start : part.end] for part in structure.parts if part.kind == "article")
    named = {label.upper() for label in _ANNEX.findall(articles)} - {annex.value for annex in annexes}
    bare = len(annexes) > 1 and any(_is_bare(structure, annex) for annex in annexes)
    return bool(named or bare or _ELSEWHERE.search(articles))


def _is_bare(structure: DecisionStructure, annex: DecisionPart) -> bool:
    return not any(annex.start <= row.start < annex.end for row in structure.procedures)


def _finding(reading: Reading, structure: DecisionStructure, claim: Claim, lists: Sequence[Rows]) -> Finding:
    judgement = judged(reading, structure, claim, lists)
    return conclude(reading, "AN-01", [claim.figure], judgement, _message(claim, lists, judgement))


def _message(claim: Claim, lists: Sequence[Rows], judgement: Judgement) -> Message:
    if judgement.reason:
        return undecided_message(judgement.reason)
    numbers = (vietnamese(claim.amount), vietnamese(sum(map(len, lists))), vietnamese(len(lists)))
    if judgement.verdict == "match":
        return both("văn bản nêu {0}, danh mục có đủ {0}", "{0} are stated, and the list has them", *numbers)
    if len(lists) > 1:
        return both(
            "văn bản nêu {0}, nhưng {2} danh mục có {1} dòng", "{0} are stated, but {2} lists have {1} rows", *numbers
        )
    return both("văn bản nêu {0}, nhưng danh mục có {1} dòng", "{0} are stated, but the list has {1} rows", *numbers)


_TITLE = "QUYẾT ĐỊNH\nVề việc công bố {} thủ tục hành chính lĩnh vực đất đai\nCăn cứ Luật Đất đai;\n"
_ROWS = "DANH MỤC THỦ TỤC HÀNH CHÍNH\nSTT\tTên thủ tục\tLĩnh vực\n1\tCấp phép A\tĐất đai\n2\tCấp phép B\tĐất đai\n"
_THREE = f"{_ROWS}3\tCấp phép C\tĐất đai"

RULE = Rule(
    rules=("AN-01",),
    title_vi="số thủ tục nêu trong quyết định không khớp danh mục",
    title_en="a decision that lists more or fewer procedures than it states",
    why_vi=(
        "Số thủ tục ở tiêu đề, ở Điều 1 hay ở đầu danh mục phải bằng số dòng. Khớp khi bằng số dòng của một số danh "
        "mục cộng lại, hoặc số thủ tục khác nhau; không kết luận khi có dòng con, khi danh mục có thể nằm một phần ở "
        "tệp khác, khi còn dòng chưa đọc được."
    ),
    why_en=(
        "The count in the title, in an article or over a list must be that of the rows. It agrees where some of the "
        "lists together have as many, or so many different procedures stand in them; undecided where rows are parts of "
        "others, where a part of the list may be in another file, where rows were not read."
    ),
    examples=(
        Example(_TITLE.format("03") + _THREE, "match", "ok"),
        Example(_TITLE.format("04") + _THREE, "mismatch", "error", evidence=("04 thủ tục hành chính",)),
        Example(_TITLE.format("02") + _THREE, "mismatch", "error"),
        Example(_TITLE.format("90") + _THREE, "skip", "info", "list_elsewhere"),
        Example(_TITLE.format("05") + _THREE + "\n4. Cấp phép D\n5. Cấp phép E", "skip", "info", "rows_unread"),
        Example(_TITLE.format("04") + f"{_ROWS}2.1\tCấp phép C\tĐất đai", "skip", "info", "subordinate_rows"),
        Example(_TITLE.format("04") + f"{_ROWS}4\tCấp phép C\tĐất đai", "skip", "info", "numbering"),
        Example("QUYẾT ĐỊNH\nCăn cứ Quyết định số 12/QĐ-BTP công bố 40 thủ tục hành chính;\n" + _THREE, ""),
    ),
)
