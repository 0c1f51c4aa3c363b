"""The letterhead: issuing body, number, place and date, in whatever order a file yields them (Decree 30/2020/NĐ-CP).

The cells of its borderless table come as cells, as lines one after the other, or run together on one line. So the fixed
phrases are looked for anywhere in it; what is left between them names the body.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doisoat.records.decision import DecisionPart
from extract.calendar import valid_day
from extract.decisions.issuing_body import read_body
from extract.decisions.lines import Page, Stretch
from extract.patterns.document_reference import PATTERN as REFERENCE
from extract.scan import begin

#: A letterhead is done after so many lines that are not empty, whatever they hold.
_MOST_LINES = 40
_ENDS = re.compile(
    r"(?:can cu|theo de nghi|xet (?:de nghi|to trinh)|kinh gui|noi nhan|phu luc|dieu \d{1,3})\b|ve viec\b|v/v\b"
    r"|(?:quyet (?:dinh|nghi)|nghi quyet|thong bao|to trinh|bao cao|chi thi|ke hoach|huong dan|cong dien)\W*$"
)
_MOTTO = re.compile(
    r"c[o0]ng h[o0]\w? x[a4] h[o0]\w ch\w ngh\w[a4]\W{1,3}v[il1]\w{1,2}t n[a4]m"
    r"|d[o0]c l[a4]p\W{1,5}t\w? ?d[o0]\W{1,5}h[a4]nh ph[u]c|dang c[o0]ng s[a4]n v[il1]et n[a4]m"
)
#: `Số:` as printed and as scans spell it; the accent tells it from `Sở`.
_LABEL = re.compile(r"(?<![^\s])s[ốôổỗộồoóòỏõọ06][ ]?(?:[:.;,]+[ .…_]*|[ ]+)")
_BLANK = re.compile(r"[ .…_]*[/-][ ]?[A-ZĐ][\w-]{1,20}")
_DAY = r"ngay[ ]{0,12}[.…_]{0,12}[ ]{0,12}(?P<day>\d{1,2})?[ .…_]{0,12}thang[ .…_]{0,12}(?P<month>\d{1,2})?[ .…_]{0,12}"
_DATE = re.compile(
    rf"[,.;][ ]{{0,3}}(?P<printed>{_DAY}nam[ ]{{1,3}}(?P<year>\d{{4}})?"
    r"|(?:ngay[ ]{1,3})?(?P<day2>\d{1,2})/(?P<month2>\d{1,2})/(?P<year2>\d{4}))(?!\d)"
)
_PLACE = re.compile(r"(?:(?:TP|Tp)\.? ?)?[A-ZĐÀ-Ỹ][\w'-]*(?: [A-ZĐÀ-Ỹ][\w'-]*){0,4}$")
#: What may stand behind a motto in one cell: its second line, the number, place and date.
_FOLLOWS = re.compile(r"doc lap|so\b|(?:\S+ ){0,4}\S+, ?(?:ngay|\d)")
_ANY_PLACE = re.compile(r"[^\W\d][\w .'-]{1,30}")
_GAP = re.compile(r"[\n\t]|[ ]{3,}")
_SIGNED = re.compile(r"(?:ky boi|nguoi ky|co quan|ngay ky|thoi gian ky|email)\b")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Its parts (shadow offsets) and the line after it; `formal` tells that a number line or the motto is there."""

    parts: tuple[DecisionPart, ...] = ()
    next_line: int = 0
    formal: bool = False


def read_letterhead(page: Page) -> Letterhead:
    """The letterhead at the top of a text, after a heading that may stand before it."""
    last = _last_line(page)
    start, end = 0, page.lines[last - 1].end if last else 0
    mottos = [found.span() for found in _MOTTO.finditer(page.plain, start, end) if _is_apart(page, found)]
    numbered = _number(page, end)
    if not mottos and numbered is None:
        return Letterhead()
    taken = [*mottos, *([numbered.span] if numbered else [])]
    dated = _place_and_date(page, end, taken)
    taken += [dated.span] if dated else []
    body = read_body(tuple(_left_over(page, sorted(taken), end)))
    parts = [*(numbered.parts if numbered else ()), *(dated.parts if dated else ()), *([body] if body else [])]
    return Letterhead(tuple(parts), last, formal=True)


@dataclass(frozen=True, slots=True)
class _Found:
    span: tuple[int, int]
    parts: tuple[DecisionPart, ...]


def _last_line(page: Page) -> int:
    """The line after the letterhead: the name of the document's type, its grounds, or its articles."""
    printed = 0
    for place, line in enumerate(page.lines):
        printed += bool(line.text)
        if printed > _MOST_LINES or (_ENDS.match(line.plain) and _begun(page, line.start)):
            return place
    return len(page.lines)


def _begun(page: Page, end: int) -> bool:
    """Whether a motto or the label of a number stands before a place: what precedes them is a heading."""
    return bool(_MOTTO.search(page.plain, 0, end) or next(_labels(page, end), None))


def _is_apart(page: Page, motto: re.Match[str]) -> bool:
    """The motto has its cell to itself, or stands behind a short name and before other parts of the letterhead."""
    before = _before(page, motto.start())
    after = _GAP.split(page.plain[motto.end() : motto.end() + 80], maxsplit=1)[0].strip(" .*_-")
    return (before.isupper() or len(before.split()) <= 6) and (not after or bool(_FOLLOWS.match(after)))


def _before(page: Page, at: int) -> str:
    """What stands before a place in its cell."""
    return _GAP.split(page.shadow.text[max(0, at - 120) : at])[-1].strip()


def _labels(page: Page, end: int) -> Iterator[re.Match[str]]:
    """Labels of a number: at the head of a cell, or behind the body's name in capitals or the motto."""
    for label in _LABEL.finditer(page.shadow.key, 0, end):
        before = _before(page, label.start())
        if before and not before.isupper() and not _MOTTO.search(page.plain, max(0, label.start() - 45), label.start()):
            continue
        if page.shadow.text[label.start()] == "s" and not before and ":" not in label[0]:
            continue  # a line of prose that was broken before `số 12/QĐ-UBND`
        yield label


def _number(page: Page, end: int) -> _Found | None:
    """The number line: a reference directly behind its label and nothing behind it; a blank number has no part."""
    blank: _Found | None = None
    for label in _labels(page, end):
        behind = _GAP.split(page.shadow.text[label.end() : label.end() + 60], maxsplit=1)[0]
        if sign := _BLANK.match(page.shadow.text, label.end()):
            blank = blank or _Found((label.start(), sign.end()), ())
            continue
        found = _reference(behind)
        if found is None:
            continue
        value, length = found
        stop = label.end() + length
        if not _stands_alone(page, stop):
            continue
        part = () if value is None else (_part("number", value, label.end(), stop),)
        return _Found((label.start(), stop), part)
    return blank


def _reference(behind: str) -> tuple[str | None, int] | None:
    """The number and symbol at the head of words, as texts cite it, and its length; None where a digit is unsure."""
    scan = begin("số " + behind)
    mention = next((m for m in REFERENCE.find(scan) if m.start == 0), None)
    if mention is None:
        return None
    sure = mention.reference is not None and "ocr" not in mention.reference.repairs
    return str(mention.value) if sure else None, mention.end - len("số ")


def _stands_alone(page: Page, at: int) -> bool:
    """Behind the number its cell ends, or the place and date, the motto or `V/v` follow."""
    rest = _GAP.split(page.plain[at : at + 90], maxsplit=1)[0].strip(" .*_-")
    follows = _MOTTO.match(rest) or rest.startswith(("v/v", "ve viec"))
    return not rest or bool(follows) or bool((date := _DATE.search(rest)) and date.start() < 40)


def _place_and_date(page: Page, end: int, taken: list[tuple[int, int]]) -> _Found | None:
    """`Hà Tĩnh, ngày 05 tháng 3 năm 2024`; a day that was left blank, or is none, gives no date."""
    for date in _DATE.finditer(page.plain, 0, end):
        floor = max((stop for _, stop in taken if stop <= date.start()), default=0)
        cell = _GAP.split(page.shadow.text[max(floor, date.start() - 120) : date.start()])[-1].strip()
        place = _PLACE.search(cell) or (_ANY_PLACE.fullmatch(cell) if len(cell.split()) <= 4 else None)
        if place is None:
            continue
        start = page.shadow.text.rindex(place[0], 0, date.start())
        named = _part("place", place[0], start, start + len(place[0]))
        day = _day(date)
        parts = (named, _part("date", day, date.start("printed"), date.end())) if day else (named,)
        return _Found((start, date.end()), parts)
    return None


def _day(date: re.Match[str]) -> str | None:
    numbers = (date["year"] or date["year2"], date["month"] or date["month2"], date["day"] or date["day2"])
    if not all(numbers):
        return None
    day = valid_day(*(int(number) for number in numbers if number))
    return day.isoformat() if day and 1945 <= day.year <= 2100 else None


def _left_over(page: Page, taken: list[tuple[int, int]], end: int) -> Iterator[Stretch]:
    """What the fixed phrases leave of the cells, without the lines of a digital signature."""
    text, at = page.shadow.text, 0
    for start, stop in [*taken, (end, end)]:
        for piece in re.finditer(
            r"[^\n\t ](?:[^\n\t]*?[^\n\t ])??(?=[ ]{3}|[ ]*[\n\t]|[ ]*$)", text[at : max(at, start)]
        ):
            span = (at + piece.start(), at + piece.end())
            if not _SIGNED.match(page.plain, span[0]):
                yield Stretch(*span, piece[0], page.plain[slice(*span)])
        at = max(at, stop)


def _part(kind: str, value: str, start: int, end: int) -> DecisionPart:
    return DecisionPart(kind=kind, value=value, start=start, end=end)
