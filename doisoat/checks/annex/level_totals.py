"""AN-04: of the procedures that a decision lists as many are offered at a level as it states (domain UN-02)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from doisoat.checks.annex.claims import Claim, claims_of
from doisoat.checks.annex.row_counts import judged
from doisoat.checks.annex.rows import PART, WHOLE, Rows, adds_up, has_subordinates, lists_of, runs_on
from doisoat.checks.check import Example, Rule
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import DecisionStructure

_NAMES = {WHOLE: Message("toàn trình", "wholly online"), PART: Message("một phần", "partly online")}


def find(reading: Reading, structure: DecisionStructure) -> Iterator[Finding]:
    """One finding for each number of procedures at one level; nothing where no row tells its level."""
    if not any(row.level in _NAMES for row in structure.procedures):
        return
    lists = lists_of(structure.procedures)
    claims = claims_of(reading, structure)
    disputed = any(
        judged(reading, structure, claim, lists).verdict != "match"
        for claim in claims
        if claim.scope == "all" and len(claim.levels) != 1
    )
    told: dict[tuple[int, str], Claim] = {}
    for claim in claims:
        (level, *others) = sorted(claim.levels) or [""]
        if claim.scope != "below" and level in _NAMES and not others and "lĩnh vực" not in claim.words:
            known = told.setdefault((claim.amount, level), claim)
            if claim.in_article and not known.in_article:
                told[claim.amount, level] = claim
    for (_, level), claim in told.items():
        judgement = _judged(claim, level, lists, disputed=disputed)
        yield conclude(reading, "AN-04", [claim.figure], judgement, _message(claim, level, judgement))


def _judged(claim: Claim, level: str, lists: Sequence[Rows], *, disputed: bool) -> Judgement:
    if claim.obstacle:
        return undecided(claim.obstacle)
    counted = [sum(row.level == level for row in rows) for rows in lists]
    if adds_up(claim.amount, counted):
        return Judgement(verdict="match", severity="ok")
    rows = [row for some in lists for row in some]
    if reason := _innocence(rows, disputed=disputed):
        return undecided(reason)
    certain = len(lists) == 1 and runs_on(lists[0]) and not claim.classes
    severity = "error" if certain else "warning"
    return Judgement(verdict="mismatch", severity=severity, computed=Decimal(sum(counted)))


def _innocence(rows: Rows, *, disputed: bool) -> str | None:
    """The reason of the law why so many may be right all the same."""
    if has_subordinates(rows):
        return "subordinate_rows"
    if any(row.level is None for row in rows):
        return "level_missing"
    if any(row.level.isdigit() for row in rows if row.level):
        return "cumulative_levels"
    return "rows_disputed" if disputed else None


def _message(claim: Claim, level: str, judgement: Judgement) -> Message:
    if judgement.reason:
        return undecided_message(judgement.reason)
    numbers = (vietnamese(claim.amount), vietnamese(judgement.computed or 0))
    name = _NAMES[level]
    if judgement.verdict == "match":
        return both(f"văn bản nêu {{0}} {name.vi}, danh mục có đủ", f"{{0}} {name.en}: stated and listed", *numbers)
    return both(
        f"văn bản nêu {{0}} {name.vi}, danh mục có {{1}} dòng ghi {name.vi}",
        f"{{0}} are stated as {name.en}, {{1}} rows say so",
        *numbers,
    )


_TITLE = "QUYẾT ĐỊNH\nVề việc công bố 03 thủ tục hành chính, trong đó có {} thủ tục toàn trình\nCăn cứ Luật Đất đai;\n"
_HEAD = "DANH MỤC THỦ TỤC HÀNH CHÍNH\nSTT\tTên thủ tục\tMức độ\n1\tCấp phép A\tToàn trình\n2\tCấp phép B\tMột phần\n"

RULE = Rule(
    rules=("AN-04",),
    title_vi="số dịch vụ công toàn trình, một phần không khớp danh mục",
    title_en="levels of service that differ from the rows",
    why_vi=(
        "Số thủ tục toàn trình, một phần nêu trong quyết định phải bằng số dòng ghi mức độ ấy. Không kết luận khi có "
        "dòng không ghi mức độ, khi dùng mức độ 1–4 cũ, hoặc khi tổng số dòng đã mâu thuẫn."
    ),
    why_en=(
        "As many procedures as the decision states must be listed as wholly or partly online. Undecided where a row "
        "tells no level, where the old levels 1 to 4 are used, or where the number of rows is disputed already."
    ),
    examples=(
        Example(f"{_TITLE.format('02')}{_HEAD}3\tCấp phép C\tToàn trình", "match", "ok"),
        Example(f"{_TITLE.format('03')}{_HEAD}3\tCấp phép C\tToàn trình", "mismatch", "error"),
        Example(f"{_TITLE.format('02')}{_HEAD}3\tCấp phép C\tMột phần", "mismatch", "error"),
        Example(f"{_TITLE.format('02')}{_HEAD}3\tCấp phép C\t", "skip", "info", "level_missing"),
        Example(
            f"{_TITLE.format('03')}{_HEAD}3\tCấp phép C\tToàn trình\n4\tCấp phép D\tMột phần",
            "skip",
            "info",
            "rows_disputed",
        ),
        Example(f"{_TITLE.format('02').replace('toàn trình', 'cấp tỉnh')}{_HEAD}3\tCấp phép C\tToàn trình", ""),
    ),
)
