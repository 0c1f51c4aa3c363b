"""AN-01: the annex holds as many procedures as the decision says that it announces."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from doisoat.checks.annex.check import AnnexCheck
from doisoat.checks.annex.lists import ProcedureList, are_certain, fitting_totals, lists_of
from doisoat.checks.annex.stated import Stated, stated_of
from doisoat.checks.check import Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.operands import amount_of
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import DecisionStructure

_RULE = "AN-01"


def find(reading: Reading, structure: DecisionStructure) -> Iterator[Finding]:
    """One finding for each count of all procedures, in the title and in the articles."""
    lists = lists_of(structure)
    if not lists:
        return
    for stated in stated_of(reading, structure):
        for figures in _wholes(stated):
            judgement, message = _judged(figures, lists, structure)
            yield conclude(reading, _RULE, figures, judgement, message)


def agrees(reading: Reading, structure: DecisionStructure) -> bool:
    """Whether the decision counts its own rows, and always right."""
    verdicts = [finding.verdict for finding in find(reading, structure)]
    return bool(verdicts) and set(verdicts) == {"match"}


def _wholes(stated: Stated) -> Iterator[tuple[Figure, ...]]:
    """One count of all; several beside each other are the parts of one, as kinds of lists are told."""
    if len(stated.whole) == 1:
        yield stated.whole
    elif stated.whole:
        yield (*stated.whole, *stated.parts)


def _judged(
    figures: Sequence[Figure], lists: Sequence[ProcedureList], structure: DecisionStructure
) -> tuple[Judgement, Message]:
    rows = sum(len(listed.rows) for listed in lists)
    total, fitting = sum(int(amount_of(figure)) for figure in figures), fitting_totals(lists)
    if total in fitting or (len(figures) > 1 and all(int(amount_of(figure)) in fitting for figure in figures)):
        return Judgement(verdict="match", severity="ok"), both(
            "phụ lục có đủ {0} thủ tục", "the annex lists all {0} procedures", vietnamese(total)
        )
    if len(figures) > 1:
        return undecided("different_qualifier"), undecided_message("different_qualifier")
    certain = are_certain(lists, structure)
    message = both(
        "văn bản ghi {0} thủ tục, phụ lục liệt kê {1} dòng", "the text says {0} procedures, the annex lists {1} rows",
        vietnamese(total), vietnamese(rows),
    )  # fmt: skip
    return Judgement(verdict="mismatch", severity="error" if certain else "warning", computed=Decimal(rows)), message


_HEAD = "Điều 1. Công bố kèm theo Quyết định này {0}.\nPHỤ LỤC\nSTT\tTên thủ tục hành chính\n"
_TWO = "1\tCấp giấy phép nuôi cá lồng\n2\tGia hạn giấy phép nuôi cá lồng"
_APART = "1\tCấp giấy phép nuôi cá lồng\n3\tGia hạn giấy phép nuôi cá lồng"

CHECK = AnnexCheck(
    rules=(_RULE,),
    title_vi="phụ lục không đủ số thủ tục đã công bố",
    title_en="the annex does not hold as many procedures as the decision says",
    why_vi=(
        "Danh mục kèm theo phải có đúng số thủ tục nêu ở trích yếu và ở Điều 1. Mức lỗi chỉ khi số thứ tự liên tục từ "
        "1 và văn bản chỉ có một phụ lục; nhiều danh mục thì tổng của vài danh mục cũng được coi là khớp."
    ),
    why_en=(
        "The list that comes with a decision must hold as many procedures as its title and first article say. An error "
        "only where the ordinals run from 1 without a gap and there is one annex; where there are several lists, the "
        "total of some of them fits, too."
    ),
    find=find,
    examples=(
        Example(
            _HEAD.format("danh mục 02 thủ tục hành chính") + _TWO, "match", "ok", evidence=("02 thủ tục hành chính",)
        ),
        Example(_HEAD.format("danh mục 03 thủ tục hành chính") + _TWO, "mismatch", "error"),
        Example(_HEAD.format("danh mục 03 thủ tục hành chính") + _APART, "mismatch", "warning"),
        Example(_HEAD.format("danh mục thủ tục hành chính") + _TWO, ""),
        Example(_HEAD.format("danh mục thủ tục, trong đó 01 thủ tục toàn trình") + _TWO, ""),
        Example("Điều 1. Công bố danh mục 03 thủ tục hành chính.", ""),
    ),
)
