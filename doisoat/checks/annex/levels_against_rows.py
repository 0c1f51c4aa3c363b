"""AN-04: as many rows are marked with a level as the decision says."""

from collections.abc import Iterator
from decimal import Decimal

from doisoat.checks.annex.check import AnnexCheck
from doisoat.checks.annex.lists import are_certain, levels_of, lists_of
from doisoat.checks.annex.rows_against_count import find as find_counts
from doisoat.checks.annex.stated import stated_of
from doisoat.checks.check import Example
from doisoat.checks.conclusion import Judgement, conclude
from doisoat.checks.messages import both, vietnamese
from doisoat.checks.operands import amount_of
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import DecisionStructure

_RULE = "AN-04"
_NAMES = {"toan_trinh": ("toàn trình", "wholly online"), "mot_phan": ("một phần", "partly online")}


def find(reading: Reading, structure: DecisionStructure) -> Iterator[Finding]:
    """One finding for each count of a level, where every row tells its level and all rows are there."""
    lists = lists_of(structure)
    levels = levels_of(lists)
    if levels is None or any(finding.verdict != "match" for finding in find_counts(reading, structure)):
        return
    severity = "error" if len(lists) == 1 and are_certain(lists, structure) else "warning"
    for stated in stated_of(reading, structure):
        for level, figure in stated.levels:
            rows, count = levels[level], int(amount_of(figure))
            vi, en = _NAMES[level]
            if rows == count:
                judgement = Judgement(verdict="match", severity="ok")
                message = both(f"phụ lục đánh dấu {vi} đúng {{0}} dòng", f"{{0}} rows are {en}", vietnamese(rows))
            else:
                judgement = Judgement(verdict="mismatch", severity=severity, computed=Decimal(rows))
                message = both(
                    f"văn bản ghi {{0}} thủ tục {vi}, phụ lục đánh dấu {{1}} dòng",
                    f"the text says {{0}} procedures {en}, the annex marks {{1}} rows so",
                    vietnamese(count),
                    vietnamese(rows),
                )
            yield conclude(reading, _RULE, (figure,), judgement, message)


_HEAD = "Điều 1. Công bố kèm theo Quyết định này danh mục 02 thủ tục hành chính, trong đó {0}.\nPHỤ LỤC\n"
_ROWS = (
    "STT\tTên thủ tục hành chính\tMức độ\n1\tCấp giấy phép nuôi cá lồng\tToàn trình\n"
    "2\tGia hạn giấy phép nuôi cá lồng\t{0}"
)

CHECK = AnnexCheck(
    rules=(_RULE,),
    title_vi="số thủ tục theo mức độ không khớp phụ lục",
    title_en="counts of levels that are not those of the annex",
    why_vi=(
        "Số thủ tục toàn trình, một phần đã nêu phải bằng số dòng ghi mức ấy. Chỉ xét khi dòng nào cũng ghi mức độ và "
        "tổng số dòng đúng với số đã công bố."
    ),
    why_en=(
        "As many rows must be marked wholly or partly online as the decision says. Checked only where every row tells "
        "its level and the rows are as many as the decision says."
    ),
    find=find,
    examples=(
        Example(_HEAD.format("01 thủ tục toàn trình") + _ROWS.format("Một phần"), "match", "ok"),
        Example(_HEAD.format("02 thủ tục toàn trình") + _ROWS.format("Một phần"), "mismatch", "error"),
        Example(_HEAD.format("02 thủ tục toàn trình") + _ROWS.format(""), ""),
        Example(_HEAD.format("có thủ tục toàn trình") + _ROWS.format("Một phần"), ""),
    ),
)
