"""CK-16: one document has one date, wherever the text names it."""

from collections.abc import Iterator
from datetime import date

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.reading import Reading, figures_within
from doisoat.records import Finding

_NEAR = 40


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each later naming of a document with another date than the first."""
    first: dict[str, tuple[Figure, date]] = {}
    for figure in reading.figures:
        reference = figure.mention.reference
        if figure.mark != "D" or reference is None or reference.date is None or reference.partial:
            continue
        known, day = first.setdefault(str(figure.mention.value), (figure, reference.date))
        if known is not figure and day != reference.date:
            yield _judged(reading, known, day, figure, reference.date)


def _judged(reading: Reading, known: Figure, day: date, figure: Figure, other: date) -> Finding:
    evidence = [known, figure, *_dates(reading, known, day), *_dates(reading, figure, other)]
    issuers = {f.mention.reference.issuer_name for f in (known, figure) if f.mention.reference} - {None}
    if len(issuers) > 1:
        reason = "different_issuer"
        return conclude(reading, "CK-16", evidence, undecided(reason), undecided_message(reason))
    number = figure.mention.value
    vi = f"{number}: chỗ ghi ngày {day:%d/%m/%Y}, chỗ ghi ngày {other:%d/%m/%Y}"
    message = Message(vi, f"{number}: once dated {day}, once {other}")
    year = figure.mention.reference.year if figure.mention.reference else None
    if day.year != other.year and (year is None or f"/{year}" not in str(number)):
        reason = "different_year_may_be_other_document"
        return conclude(
            reading, "CK-16", evidence, Judgement(verdict="mismatch", severity="notice", reason=reason), message
        )
    judgement = Judgement(verdict="mismatch", severity="error", diagnosis=_diagnosis(day, other))
    return conclude(reading, "CK-16", evidence, judgement, message)


def _diagnosis(one: date, two: date) -> tuple[str, ...]:
    if one.year == two.year and (one.day, one.month) == (two.month, two.day):
        return ("day_month_swap",)
    pairs = list(zip(f"{one:%d%m%Y}", f"{two:%d%m%Y}", strict=True))
    different = [at for at, (a, b) in enumerate(pairs) if a != b]
    if len(different) == 1:
        return ("one_digit",)
    swapped = (
        len(different) == 2 and different[1] == different[0] + 1 and pairs[different[0]] == pairs[different[1]][::-1]
    )
    return ("transposed_digits",) if swapped else ()


def _dates(reading: Reading, figure: Figure, day: date) -> Iterator[Figure]:
    """The printed date beside a reference."""
    for other in figures_within(reading, figure.start - _NEAR, figure.end + _NEAR):
        if other.mark == "T" and other.mention.moment is not None and other.mention.moment.start == day:
            yield other
            return


CHECK = Check(
    rules=("CK-16",),
    relation="document",
    title_vi="một văn bản ghi hai ngày khác nhau",
    title_en="one document with two dates",
    why_vi="Cùng một số, ký hiệu văn bản phải đi với cùng một ngày ban hành.",
    why_en="The same document number must carry the same date everywhere.",
    find=find,
    examples=(
        Example(
            "Quyết định số 745/QĐ-UBND ngày 08/4/2022 và Quyết định số 745/QĐ-UBND ngày 04/8/2022.", "mismatch", "error"
        ),
        Example(
            "Quyết định số 745/QĐ-UBND ngày 08/4/2022 và Quyết định số 745/QĐ-UBND ngày 08/4/2021.",
            "mismatch",
            "notice",
            "different_year_may_be_other_document",
        ),
        Example("Quyết định số 745/QĐ-UBND ngày 08/4/2022; theo Quyết định số 745/QĐ-UBND ngày 08/4/2022.", ""),
    ),
)
