"""AN-05: the letterhead of a decision prints the number and the day that its page states."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.disputed_dates import slip_between
from doisoat.checks.across.told_letterheads import Stated, stated_by
from doisoat.checks.check import Example, Rule
from doisoat.checks.conclusion import Judgement, Message
from doisoat.checks.misprint import single_slip
from doisoat.records.telling import Witness
from doisoat.text.shadow import match_key

#: What is disputed, as places among the figures of a letterhead.
NUMBER, DAY, ISSUER = 0, 1, 2
_COUNCIL = re.compile(r"\b(?:hội đồng nhân dân|hđnd)\b")
_COMMITTEE = re.compile(r"\b(?:ủy ban nhân dân|ubnd)\b")


def disputed_letterheads(witnesses: Sequence[Witness]) -> Iterator[Dispute]:
    """What the letterhead of one file prints otherwise than every page that offers it."""
    pages = [(w, stated_by(w.telling)) for w in witnesses if stated_by(w.telling).by_page]
    for file in witnesses:
        printed = stated_by(file.telling)
        if printed.by_page or any(_agree(stated, printed) for _, stated in pages):
            continue
        yield from (dispute for page, stated in pages[:1] for dispute in _compared(page, stated, file, printed))


def _agree(stated: Stated, printed: Stated) -> bool:
    return (stated.number, stated.day) == (printed.number, printed.day) and not _other_body(stated, printed)


def _compared(page: Witness, stated: Stated, file: Witness, printed: Stated) -> Iterator[Dispute]:
    """With the same number the day is compared; another number is a misprint, or another document."""
    if stated.number == printed.number and stated.day != printed.day:
        if page.telling.certain or stated.day[:4] == printed.day[:4]:
            yield _dispute(file, page, DAY, _of_days(page, stated, printed))
    elif stated.number != printed.number and stated.day == printed.day and page.telling.certain:
        one, two = (text.partition("/") for text in (stated.number, printed.number))
        slip = single_slip(two[0], one[0]) if one[2] == two[2] else None
        if slip:
            judgement = Judgement(verdict="mismatch", severity="warning", diagnosis=(slip,))
            yield _dispute(file, page, NUMBER, judgement)
    elif stated.number == printed.number and _other_body(stated, printed):
        judgement = Judgement(verdict="mismatch", severity="notice", reason="different_issuer")
        yield _dispute(file, page, ISSUER, judgement)


def _of_days(page: Witness, stated: Stated, printed: Stated) -> Judgement:
    """A page may print days the other way round, or the day it was published itself."""
    slip = slip_between(printed.day, stated.day)
    own_day = page.published is not None and page.published.isoformat() == stated.day
    sure = page.telling.certain and slip != "day_month_swap" and not own_day
    severity = "warning" if sure else "notice"
    return Judgement(verdict="mismatch", severity=severity, diagnosis=(slip,) if slip else ())


def _other_body(stated: Stated, printed: Stated) -> bool:
    """Whether one names the council and the other the committee; an office below speaks for either."""
    page, file = match_key(stated.issuer), match_key(printed.issuer)
    bodies = ((_COUNCIL, _COMMITTEE), (_COMMITTEE, _COUNCIL))
    return any(
        one.search(page) and two.search(file) and not two.search(page) and not one.search(file) for one, two in bodies
    )


def _said(told: Witness, what: int) -> Message:
    stated = stated_by(told.telling)
    if what == DAY:
        return Message(f"ngày {date.fromisoformat(stated.day):%d/%m/%Y}", stated.day)
    printed = stated.number if what == NUMBER else stated.issuer
    return Message(printed, printed)


def _dispute(file: Witness, page: Witness, what: int, judgement: Judgement) -> Dispute:
    here, there = _said(file, what), _said(page, what)
    vi = f"đầu văn bản này ghi {here.vi}; trang đăng văn bản ghi {there.vi} ({page.url})"
    en = f"the letterhead prints {here.en}; the page that offers the text states {there.en} ({page.url})"
    return Dispute(
        rule="AN-05", accused=file, others=(page,), judgement=judgement, message=Message(vi, en), figures=(what,)
    )


_PAGE = "[trang: Quyết định số 2402/QĐ-UBND ngày {}] ⇒ Số: {}/QĐ-UBND … Hòa Bình, ngày {}"

RULE = Rule(
    rules=("AN-05",),
    title_vi="số, ngày của quyết định khác nhau giữa trang đăng và tệp",
    title_en="a decision whose page and file differ in number or day",
    why_vi=(
        "Số, ngày ban hành và cơ quan ghi ở trang đăng phải là của tệp đính kèm. Ngày chỉ so khi cùng số; ngày và "
        "tháng bị đảo, trang lấy ngày đăng làm ngày ban hành, hoặc trang có nhiều tệp thì chỉ lưu ý. Số, ngày để "
        "trống thì không so; số khác hẳn là văn bản khác."
    ),
    why_en=(
        "Number, day and issuer that a page states must be those of the file it offers. Days are compared under one "
        "number only; a notice where day and month are swapped, where the page gives the day it was published, or "
        "offers several files. What is left blank is not compared, and quite another number is another document."
    ),
    examples=(
        Example(
            _PAGE.format("09/12/2024", "2402", "06 tháng 12 năm 2024"), "mismatch", "warning", evidence=("2024-12-06",)
        ),
        Example(_PAGE.format("06/12/2024", "2402", "12 tháng 6 năm 2024"), "mismatch", "notice"),
        Example(_PAGE.format("06/12/2024", "2420", "06 tháng 12 năm 2024"), "mismatch", "warning"),
        Example(_PAGE.format("06/12/2024", "187", "06 tháng 12 năm 2024"), ""),
        Example(_PAGE.format("06/12/2024", "     ", "… tháng 12 năm 2024"), ""),
        Example(_PAGE.format("06/12/2024", "2402", "06 tháng 12 năm 2024"), ""),
    ),
)
