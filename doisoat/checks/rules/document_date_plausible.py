"""CK-17: dates exist, a document's date lies in the year of its symbol, and not after the text was published."""

import re
from collections.abc import Iterator
from datetime import date

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.reading import Reading, figures_within
from doisoat.records import Finding, Reference

#: How far from a reference its date may stand, in characters.
_NEAR = 160
_ONLY_DAY = re.compile(r"[\s,(]*(?:(?:được )?(?:ký|ban hành)\s+)?(?:ngày\s+)?")
_DEADLINE = re.compile(r"trước|chậm nhất|đến hết|hạn cuối|thời hạn|đến ngày|dự kiến|từ ngày")


def find(reading: Reading) -> Iterator[Finding]:
    """Findings over impossible dates, references with dates, and dates after publication."""
    for figure in reading.figures:
        if figure.mark == "D" and figure.mention.reference is not None and figure.mention.reference.date is not None:
            yield from _document(reading, figure, figure.mention.reference, figure.mention.reference.date)
        elif figure.mention.kind == "date" and "impossible" in figure.mention.flags:
            judgement = Judgement(verdict="mismatch", severity="error", reason="impossible_date")
            said = figure.mention.surface
            yield conclude(
                reading, "CK-17", (figure,), judgement, Message(f"không có ngày {said}", f"there is no day {said}")
            )
        elif figure.mark == "T":
            yield from _deadline(reading, figure)


def _document(reading: Reading, figure: Figure, reference: Reference, issued: date) -> Iterator[Finding]:
    stated = _date_figure(reading, figure, issued)
    evidence = (figure, stated) if stated is not None else (figure,)
    if reference.year is not None and f"/{reference.year}" in str(figure.mention.value):
        judgement, message = _year(reference.year, issued)
        if judgement.verdict == "match" or _attached(reading, figure, stated):
            yield conclude(reading, "CK-17", evidence, judgement, message)
    if reading.published is not None:
        printed = _timestamp(reading, reading.published)
        document = stated if stated is not None else figure
        over = (document, printed) if printed is not None else (document,)
        if issued > reading.published:
            over = (*evidence, printed) if printed is not None else evidence
        yield conclude(reading, "CK-17", over, *_published(issued, reading.published))


def _attached(reading: Reading, figure: Figure, stated: Figure | None) -> bool:
    """Whether nothing but `ngày` stands between reference and date: only then the date is surely the document's."""
    if stated is None:
        return False
    return bool(_ONLY_DAY.fullmatch(reading.shadow.key[figure.end : stated.start]))


def _year(year: int, issued: date) -> tuple[Judgement, Message]:
    if year == issued.year:
        message = Message(f"năm trong số hiệu và ngày ban hành cùng là {year}", f"symbol and date both say {year}")
        return Judgement(verdict="match", severity="ok"), message
    judgement = Judgement(verdict="mismatch", severity="error", reason="symbol_year_vs_date_year")
    vi = f"số hiệu ghi năm {year}, ngày ban hành ghi năm {issued.year}"
    return judgement, Message(vi, f"the symbol says {year}, the date says {issued.year}")


def _published(issued: date, published: date) -> tuple[Judgement, Message]:
    one, two = _vietnamese(issued), _vietnamese(published)
    if issued <= published:
        message = Message(
            f"văn bản ngày {one}, đăng ngày {two}: khớp", f"dated {issued}, published {published}: consistent"
        )
        return Judgement(verdict="match", severity="ok"), message
    judgement = Judgement(verdict="mismatch", severity="warning", reason="document_after_publication")
    vi = f"văn bản ghi ngày {one}, sau ngày đăng tin {two}"
    return judgement, Message(vi, f"dated {issued}, after the day of publication {published}")


def _deadline(reading: Reading, figure: Figure) -> Iterator[Finding]:
    """A date after publication that is a deadline is no fault."""
    moment = figure.mention.moment
    last = moment.end if moment is not None else None
    if reading.published is None or moment is None or last is None or last <= reading.published:
        return
    before = reading.shadow.key[max(0, figure.start - 25) : figure.end]
    if moment.deadline or (figure.mention.kind == "date" and _DEADLINE.search(before)):
        yield conclude(reading, "CK-17", (figure,), undecided("deadline"), undecided_message("deadline"))


def _date_figure(reading: Reading, figure: Figure, issued: date) -> Figure | None:
    """The printed date nearest to the reference that says the same day."""
    around = figures_within(reading, figure.start - _NEAR, figure.end + _NEAR)
    same = [f for f in around if f.mark == "T" and f.mention.moment and f.mention.moment.start == issued]
    return min(same, key=lambda f: min(abs(f.start - figure.end), abs(figure.start - f.end)), default=None)


def _timestamp(reading: Reading, published: date) -> Figure | None:
    """The printed time of publication, where the text has one."""
    day = published.isoformat()
    stamps = (f for f in reading.figures if f.mention.kind == "timestamp" and str(f.mention.value).startswith(day))
    return next(stamps, None)


def _vietnamese(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


CHECK = Check(
    rules=("CK-17",),
    relation="date",
    title_vi="ngày, năm của văn bản không hợp lý",
    title_en="an implausible date",
    why_vi="Ngày phải có trong lịch, năm của số hiệu phải là năm ban hành, văn bản không thể ra sau khi tin đã đăng.",
    why_en="Dates must exist, a symbol's year is the year of issue, and no document is younger than the news about it.",
    find=find,
    examples=(
        Example(
            "Nghị định số 61/2018/NĐ-CP ngày 23/4/2019 của Chính phủ.", "mismatch", "error", "symbol_year_vs_date_year"
        ),
        Example("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.", "match", "ok"),
        Example(
            "Tỉnh đã ban hành Quyết định số 15/QĐ-UBND ngày 20/12/2021.",
            "mismatch",
            "warning",
            "document_after_publication",
            published=date(2021, 3, 21),
        ),
        Example("Dự kiến ban hành trước ngày 20/12/2021.", "skip", "info", "deadline", published=date(2021, 3, 21)),
        Example("Hội nghị ngày 31/02/2021.", "mismatch", "error", "impossible_date"),
        Example("Hội nghị ngày 20/12/2021.", ""),
    ),
)
