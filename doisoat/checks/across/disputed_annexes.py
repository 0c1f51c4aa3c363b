"""Annexes against what others say: AN-02 (news), AN-05 (the page that offers the file), AN-06 (another decision)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.disputed_dates import slip_between
from doisoat.checks.check import Example, Rule
from doisoat.checks.conclusion import Judgement, Message
from doisoat.checks.messages import both, vietnamese
from doisoat.records.telling import Witness

_LEVELS = {"toan_trinh": ("toàn trình", "wholly online"), "mot_phan": ("một phần", "partly online")}
#: Which figures of a telling are shown: the day of a letterhead, or its number.
DAY, NUMBER = (0,), (1,)


def disputed_annexes(witnesses: Sequence[Witness]) -> Iterator[Dispute]:
    """AN-02: news that counts otherwise than the rows of the decision, which agree with the decision's own count."""
    listed = [w for w in witnesses if w.telling.certain]
    if not listed:
        return
    rows = [int(w.telling.said) for w in listed]
    fitting = {*rows, sum(rows)}
    for accused in witnesses:
        if not accused.telling.certain and (said := int(Decimal(accused.telling.said))) not in fitting:
            template_vi = "bài ghi {0}; phụ lục của quyết định liệt kê {1} thủ tục, đúng như quyết định tự ghi"
            template_en = "the text says {0}; the annex of the decision lists {1} procedures, as it says itself"
            message = both(template_vi, template_en, vietnamese(said), vietnamese(rows[0]))
            yield Dispute(
                rule=NEWS.rules[0],
                accused=accused,
                others=(listed[0],),
                judgement=Judgement(verdict="mismatch", severity="warning", computed=Decimal(rows[0])),
                message=Message(f"{message.vi} ({listed[0].url})", f"{message.en} ({listed[0].url})"),
            )


def disputed_identity(witnesses: Sequence[Witness]) -> Iterator[Dispute]:
    """AN-05: a letterhead that bears another day, or another number, than the page that offers the file.

    Both are told only where the other one agrees: else the file is another document.
    """
    pages = [w for w in witnesses if w.telling.certain]
    for accused in (w for w in witnesses if not w.telling.certain) if len(pages) == 1 else ():
        number, _, day = accused.telling.said.partition(" ")
        stated, _, issued = pages[0].telling.said.partition(" ")
        if number == stated and day and issued and day != issued:
            diagnosis, (one, two), figures = slip_between(day, issued), map(_printed, (day, issued)), DAY
        elif number != stated and day and day == issued and number.partition("/")[2] == stated.partition("/")[2]:
            diagnosis, one, two, figures = None, number, stated, NUMBER
        else:
            continue
        yield Dispute(
            rule=IDENTITY.rules[0],
            accused=accused,
            others=(pages[0],),
            judgement=Judgement(verdict="mismatch", severity="warning", diagnosis=(diagnosis,) if diagnosis else ()),
            message=Message(
                f"tệp ghi {one}; trang đăng tệp ghi {two} ({pages[0].url})",
                f"the file says {one}; the page that offers it says {two} ({pages[0].url})",
            ),
            figures=figures,
        )


def disputed_levels(witnesses: Sequence[Witness]) -> Iterator[Dispute]:
    """AN-06: a procedure that a later decision lists at another level than the one before it."""
    ordered = sorted(witnesses, key=lambda w: (w.telling.settled or date.min, w.name))
    for before, accused in pairwise(ordered):
        if before.telling.said == accused.telling.said or before.document == accused.document:
            continue
        one, two = _LEVELS[before.telling.said], _LEVELS[accused.telling.said]
        yield Dispute(
            rule=LEVELS.rules[0],
            accused=accused,
            others=(before,),
            judgement=Judgement(verdict="mismatch", severity="warning" if accused.telling.certain else "notice"),
            message=Message(
                f"quyết định này xếp thủ tục là {two[0]}, quyết định trước xếp {one[0]} ({before.url})",
                f"this decision lists the procedure as {two[1]}, the one before as {one[1]} ({before.url})",
            ),
        )


def _printed(day: str) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}"


NEWS = Rule(
    rules=("AN-02",),
    title_vi="số trong bài không phải số dòng của phụ lục",
    title_en="a count in the news that is not the number of rows in the annex",
    why_vi=(
        "Bài dẫn một quyết định kèm ngày và nêu số thủ tục được công bố thì số ấy phải là số dòng của phụ lục. "
        "Chỉ xét khi chính quyết định cũng ghi đúng số dòng của mình."
    ),
    why_en=(
        "News that cites a decision with its day and counts what it announces must give the number of rows in its "
        "annex. Checked only where the decision itself gives that number."
    ),
    examples=(
        Example("Quyết định số 12/QĐ-UBND ngày 05/3/2024 công bố danh mục 3 thủ tục hành chính. ⇏ phụ lục: 2 dòng", ""),
    ),
)
IDENTITY = Rule(
    rules=("AN-05",),
    title_vi="số, ngày của tệp khác trang đăng tệp",
    title_en="a file with another number or day than its page",
    why_vi="Số và ngày ở đầu văn bản phải như trên trang đăng văn bản ấy; chỉ xét khi một trong hai trùng.",
    why_en="Number and day of a letterhead must be those of its page; told only where one of the two agrees.",
    examples=(Example("Số: 12/QĐ-UBND, ngày 06/12/2024 ⇏ trang: 12/QĐ-UBND, 09/12/2024", ""),),
)
LEVELS = Rule(
    rules=("AN-06",),
    title_vi="hai quyết định xếp một thủ tục ở hai mức độ",
    title_en="two decisions that list a procedure at different levels",
    why_vi=(
        "Cùng một mã thủ tục của một tỉnh mà quyết định sau xếp mức độ khác quyết định trước, không nói là sửa đổi, "
        "thay thế; có nói thì chỉ là lưu ý."
    ),
    why_en=(
        "One code of a province at another level than in the decision before, without a word of an amendment; with one "
        "it is a notice only."
    ),
    examples=(Example("1.900001 toàn trình (12/QĐ-UBND) ⇏ 1.900001 một phần (34/QĐ-UBND)", ""),),
)
RULES = (NEWS, IDENTITY, LEVELS)
