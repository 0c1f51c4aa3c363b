"""CK-23: an overall rate is a weighted mean of the rates of its parts, so it lies between them."""

import re
from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.check import Check, Example
from doisoat.checks.classes import by_government_level, closed_set
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.items import Item, enumeration_end, items_between, stretches
from doisoat.checks.messages import both, joined, undecided_message, vietnamese
from doisoat.checks.operands import amount_of, decimals_of, obstacle, role_class
from doisoat.checks.passage import Passage, shadow_offset, words_before
from doisoat.checks.reading import Reading
from doisoat.records import Finding

_OPENER = re.compile(r"trong đó|trong số (?:đó|này)|cụ thể|(?P<all>(?:bao )?gồm)\b")
#: A figure behind these words is an aim, or a share of something, and no overall rate.
_NO_RATE = re.compile(
    r"(?:chỉ tiêu|mục tiêu|kế hoạch|vượt|phấn đấu|chiếm|tăng|giảm|so với)[^,;()]{0,30}$"
    r"|\b(?:dưới|trên|hơn|chưa đạt)\s*$"
)
#: A part that names a measure of its own is not a part of the overall one.
_OWN_MEASURE = re.compile(r"\btỷ lệ (?!đạt|là|\d|p\b)|chiếm|tăng|giảm|hài lòng|so với|chỉ tiêu|mục tiêu")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each overall rate with two or more part rates under it."""
    for here in reading.windows:
        for opener in _OPENER.finditer(here.text):
            yield from _checked(reading, here, opener)


def _checked(reading: Reading, here: Passage, opener: re.Match[str]) -> Iterator[Finding]:
    end = enumeration_end(here, opener.end())
    items = items_between(reading, here, opener.end(), end, lambda figure: figure.mark == "P")
    overall = _overall(here, opener.start())
    labels = stretches(reading, items, shadow_offset(here, opener.end()))
    if overall is None or len(items) < 2 or any(_OWN_MEASURE.search(label) for label in labels):
        return
    if len({role_class(figure) for figure in (overall, *(item.figure for item in items))}) > 1:
        return
    parts = [Fraction(amount_of(item.figure)) for item in items]
    stated = Fraction(amount_of(overall))
    if abs(sum(parts) - stated) <= 1:  # shares that make up the whole share, no rates
        return
    figures = (overall, *(item.figure for item in items))
    if reason := next(filter(None, map(obstacle, figures)), None):
        yield conclude(reading, "CK-23", figures, undecided(reason, strength="S2"), undecided_message(reason))
        return
    exhaustive = bool(opener["all"]) and items[-1].joined_by == "và"
    yield conclude(reading, "CK-23", figures, *_judged(overall, items, labels, exhaustive=exhaustive))


def _overall(here: Passage, end: int) -> Figure | None:
    """The nearest rate before the opener that is a result and exact."""
    for index in range(len(here.figures) - 1, -1, -1):
        figure = here.figures[index]
        if here.places[index] >= end or figure.mark != "P":
            continue
        if obstacle(figure) or role_class(figure) != "fact" or _NO_RATE.search(words_before(here, index)):
            continue
        return figure
    return None


def _judged(
    overall: Figure, items: tuple[Item, ...], labels: tuple[str, ...], *, exhaustive: bool
) -> tuple[Judgement, Message]:
    values = [Fraction(amount_of(item.figure)) for item in items]
    margin = Fraction(1, 2 * 10 ** min(decimals_of(figure) for figure in (overall, *(item.figure for item in items))))
    low, high, stated = min(values), max(values), Fraction(amount_of(overall))
    numbers = (vietnamese(amount_of(overall), decimals_of(overall)), vietnamese(low), vietnamese(high))
    if low - margin <= stated <= high + margin:
        message = both(
            "{0} % nằm giữa {1} % và {2} %: khớp", "{0} % lies between {1} % and {2} %: consistent", *numbers
        )
        return Judgement(verdict="match", severity="ok", strength="S2"), message
    line = both(
        "{0} % không nằm giữa {1} % và {2} %: tỷ lệ chung không thể cao hơn hoặc thấp hơn mọi tỷ lệ thành phần",
        "{0} % does not lie between {1} % and {2} %: an overall rate cannot be above or below every part rate",
        *numbers,
    )
    if by_government_level(labels):
        doubt = Message("trừ khi các nhóm trùng nhau", "unless the groups overlap")
        return Judgement(verdict="mismatch", severity="notice", reason="overlap_possible", strength="S2"), joined(
            (line, doubt)
        )
    if closed_set(labels) or exhaustive:
        return Judgement(verdict="mismatch", severity="warning", strength="S3"), line
    return undecided("non_exhaustive", strength="S2"), undecided_message("non_exhaustive")


CHECK = Check(
    rules=("CK-23",),
    relation="mean",
    title_vi="tỷ lệ chung nằm ngoài các tỷ lệ thành phần",
    title_en="an overall rate outside its part rates",
    why_vi="Tỷ lệ chung là bình quân có trọng số của các tỷ lệ thành phần nên phải nằm giữa chúng.",
    why_en="An overall rate is a weighted mean of the part rates and lies between them.",
    find=find,
    examples=(
        Example("Toàn tỉnh đạt 68%, trong đó cấp tỉnh 72%, cấp xã 61%.", "match", "ok"),
        Example(
            "Toàn tỉnh đạt 71,9%, cụ thể: cấp tỉnh 70,8%, cấp huyện 62,5%, cấp xã 44,5%.",
            "mismatch",
            "notice",
            "overlap_possible",
        ),
        Example("Tỷ lệ đúng hạn chung 99%; gồm đất đai 97% và hộ tịch 98%.", "mismatch", "warning"),
        Example("Toàn tỉnh đạt 90%, trong đó Sở Tư pháp 98%, Sở Nội vụ 97%.", "skip", "info", "non_exhaustive"),
        Example(
            "Toàn tỉnh đạt 71%, gồm cấp tỉnh khoảng 80%, cấp huyện 62%, cấp xã 44%.", "skip", "info", "hedged_operand"
        ),
        Example("Còn 2 sở dưới 53%, gồm Sở Y tế (27,5%) và Sở Nội vụ (44,5%).", ""),
        Example("Toàn tỉnh đạt 90%, trong đó tỷ lệ hài lòng 98%, tỷ lệ số hóa 97%.", ""),
    ),
)
