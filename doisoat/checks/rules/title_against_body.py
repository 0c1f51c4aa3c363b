"""CK-15: a figure of the title returns in the text: as it is, rounded, or within what its hedge says."""

import re
from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.arithmetic import half_up, truncated
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.hedges import inside, judge_hedged
from doisoat.checks.messages import undecided_message, vietnamese
from doisoat.checks.misprint import single_slip
from doisoat.checks.operands import amount_of, decimals_of, role_class
from doisoat.checks.reading import Reading, sentence_at
from doisoat.checks.repeats import repeats
from doisoat.checks.units import DIFFERENT, kinship, unit_of
from doisoat.records import Finding

_AROUND = 200
#: With fewer words than this, every one must return.
_FEW = 3
#: So many figures of the body are held against one of the title.
_MOST = 60
#: A hedged title further off than this part of the body's figure speaks of something else.
_ASTRAY = 4
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STOP = frozenset(
    "và của các có được trên tại là cho đã với theo từ trong số để này vừa đến tỉnh về ra".split()  # noqa: SIM905
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each figure of the title that nothing equal repeats."""
    repeated = {id(figure) for group in repeats(reading) for figure in group}
    for figure in reading.figures:
        if figure.start < reading.title_end and figure.mark in "CMP" and id(figure) not in repeated:
            yield from _title(reading, figure)


def _title(reading: Reading, figure: Figure) -> Iterator[Finding]:
    """Hedged and rounded figures may be met, exact ones denied by the same words with another number."""
    body = [f for f in reading.figures if f.start >= reading.title_end and _comparable(f, figure)]
    quantity = figure.mention.quantity
    if quantity is None or quantity.amount is None or not body:
        return
    met = next((f for f in body if _agrees(f, figure)), None)
    if met is not None:
        judgement, message = Judgement(verdict="match", severity="ok"), _met(figure, met)
        if figure.mark != "P" or quantity.op != "eq" or _alike(reading, figure, met):
            yield conclude(reading, "CK-15", (figure, met), judgement, message)
        return
    told = [f for f in body[:_MOST] if _alike(reading, figure, f)]
    denial = _denied(figure, told[0]) if len(told) == 1 and not _returns(reading, figure) else None
    if denial is not None:
        yield conclude(reading, "CK-15", (figure, told[0]), denial, _otherwise(figure, told[0]))
    elif figure.mark != "P":
        reason = "different_qualifier"
        yield conclude(reading, "CK-15", (figure, body[0]), undecided(reason), undecided_message(reason))


def _agrees(exact: Figure, told: Figure) -> bool:
    """Whether the exact figure is the one told, what it was rounded or cut from, or within what its hedge says."""
    quantity = told.mention.quantity
    if quantity is None or quantity.op == "eq" or quantity.interval is None:
        return amount_of(exact) == amount_of(told) or _rounded(exact, told)
    return inside(Fraction(amount_of(exact)), quantity.interval)


def _rounded(exact: Figure, told: Figure) -> bool:
    """`tài trợ 17 tỷ đồng` for 17,3; `62%` for 62,6; `600 tỷ đồng` for 663: headlines print the leading digits."""
    stated, value = amount_of(told), Fraction(amount_of(exact))
    if told.mark == "P":
        return decimals_of(exact) > decimals_of(told) and stated in (
            half_up(value, decimals_of(told)),
            truncated(value, decimals_of(told)),
        )
    digits = len(stated.normalize().as_tuple().digits)
    step = Fraction(10) ** (stated.adjusted() - digits + 1)
    fine = len(amount_of(exact).normalize().as_tuple().digits) > digits and step > 1
    return fine and Fraction(stated) in [step * Fraction(cut(value / step, 0)) for cut in (half_up, truncated)]


def _denied(title: Figure, told: Figure) -> Judgement | None:
    """The verdict over two numbers that differ; None where they differ so much that they are of two things."""
    quantity = title.mention.quantity
    stated, value = amount_of(title), amount_of(told)
    if quantity is not None and quantity.op != "eq":
        if _ASTRAY * abs(stated - value) > value:
            return None
        outcome = judge_hedged(Fraction(value), title)
        return Judgement(verdict="mismatch", severity=outcome.severity, reason=outcome.reason)
    places = max(decimals_of(title), decimals_of(told), 0)
    digits = (f"{number:.{places}f}".replace(".", "") for number in (stated, value))
    return Judgement(verdict="mismatch", severity="warning") if single_slip(*digits) else None


def _returns(reading: Reading, title: Figure) -> bool:
    """Whether the title's number stands in the text after all, of whatever unit it may be there."""
    told = amount_of(title)
    body = (f for f in reading.figures if f.start >= reading.title_end and f.mark != "P")
    return title.mark != "P" and any(amount_of(f) == told for f in body)


def _comparable(one: Figure, two: Figure) -> bool:
    quantity, other = one.mention.quantity, two.mention.quantity
    if one.mark != two.mark or quantity is None or other is None or quantity.op != "eq" or quantity.second is not None:
        return False
    return quantity.amount is not None and kinship(one, two) != DIFFERENT and role_class(one) == role_class(two)


def _alike(reading: Reading, title: Figure, figure: Figure) -> bool:
    """Whether both tell the same: nearly all words of the title return in the sentence, and no other year."""
    one, two = _words(reading, title), _words(reading, figure)
    needed = len(one) if len(one) < _FEW else 3 * len(one) / 4
    if figure.mark == "P" and len(one) < _FEW:
        return False
    years = _years(reading, title), _years(reading, figure)
    if all(years) and not years[0] & years[1]:
        return False
    return unit_of(title) == unit_of(figure) and len(one) > 1 and len(one & two) >= needed


def _years(reading: Reading, figure: Figure) -> set[str]:
    return set(_YEAR.findall(reading.shadow.key, *reading.sentences[sentence_at(reading, figure.start)]))


def _words(reading: Reading, figure: Figure) -> set[str]:
    start, end = reading.sentences[sentence_at(reading, figure.start)]
    start, end = max(start, figure.start - _AROUND), min(end, figure.end + _AROUND)
    words = re.findall(
        r"[^\W\d]+", reading.shadow.key[start : figure.start] + " " + reading.shadow.key[figure.end : end]
    )
    return set(words) - _STOP


def _met(told: Figure, exact: Figure) -> Message:
    shown = vietnamese(amount_of(exact), decimals_of(exact))
    said = told.mention.surface
    return Message(f"{shown} thỏa “{said}”", f"{shown} agrees with “{said}”")


def _otherwise(title: Figure, body: Figure) -> Message:
    said, shown = title.mention.surface, body.mention.surface
    return Message(f"tiêu đề ghi “{said}”, nội dung ghi “{shown}”", f"the title says “{said}”, the text says “{shown}”")


CHECK = Check(
    rules=("CK-15",),
    relation="repeat",
    title_vi="số liệu trong tiêu đề và nội dung khác nhau",
    title_en="a figure told twice with different values",
    why_vi="Cùng một số liệu nêu ở tiêu đề, phần mở đầu và nội dung phải giống nhau.",
    why_en="The same quantity in title, lead and body must have the same value.",
    find=find,
    examples=(
        Example("Tiếp nhận hơn 59 ngàn hồ sơ\n\nTrung tâm đã tiếp nhận 59.720 hồ sơ.", "match", "ok"),
        Example("Công bố 1100 thủ tục mức độ 4\n\nUBND tỉnh công bố 1.010 thủ tục mức độ 4.", "mismatch", "warning"),
        Example(
            "Tỷ lệ hồ sơ nộp trực tuyến đạt 61,5%\n\nĐến nay, tỷ lệ hồ sơ nộp trực tuyến đạt 65,1%.",
            "mismatch",
            "warning",
        ),
        Example("Công bố 120 sản phẩm được gắn sao\n\nCó 120 sản phẩm được gắn sao.", "match", "ok"),
        Example("Doanh nghiệp tài trợ 17 tỷ đồng\n\nCác doanh nghiệp đã tài trợ 17,3 tỷ đồng.", "match", "ok"),
        Example("Có 62% hồ sơ nộp trực tuyến\n\nToàn tỉnh có 62,6% hồ sơ nộp trực tuyến.", "match", "ok"),
        Example(
            "Thu 1.615 tỷ đồng năm 2017\n\nNăm 2016, tỉnh thu 1.612 tỷ đồng.", "skip", "info", "different_qualifier"
        ),
        Example(
            "Giao 45 thủ tục cho sở\n\nTỉnh có 45 xã và 46 thủ tục liên thông.", "skip", "info", "different_qualifier"
        ),
        Example("Giao 45 thủ tục cho sở\n\nTỉnh có 45 xã.", ""),
    ),
)
