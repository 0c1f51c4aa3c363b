"""What stands in front of `lần lượt` and gets one value each: names, years, ordinals, counted things (CK-11)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doisoat.checks.figure import Figure
from doisoat.checks.operands import amount_of, obstacle
from doisoat.checks.passage import Passage, index_at, shadow_offset
from doisoat.checks.reading import Reading
from doisoat.checks.units import BODIES, noun_of, unit_of

_COUNT = re.compile(r"(?P<count>C)(?: \([^()CFPMUXRSL]{0,200}\))?[^CFPMUXRSL,;.]{0,60}$")
_LOOSE_COUNT = re.compile(r"(?P<count>[CU])[^CFPMUXRSLT;.]{0,90}$")
#: What can be told one by one beside bodies.
_TOLD = frozenset({"lĩnh vực", "ngành", "nhóm", "khối", "chỉ số", "chỉ tiêu", "tiêu chí", "quý", "tháng", "cấp", "cụm"})
_HEADED = re.compile(
    r"(?:(?:ở|tại|của|cho|các|đối với)\s+)*(?:cấp|sở|ban|phòng|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|"
    r"tỉnh|chi cục|ngành|lĩnh vực|quý|tháng|năm)\b[^,;]{0,40}"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(
    r"[;.:](?=\s)|[\n(]|\b(?:trong đó|còn|nhưng|cho thấy)\b|(?<!\bsau )(?<!\btrước )\bkhi\b", re.IGNORECASE
)
_SPLIT = re.compile(r",|\bvà\b")
_COMMA = re.compile(r",")
#: What may stand before the capitals of a place.
_PLACES = frozenset({"huyện", "quận", "thị", "xã", "thành", "phố", "phường", "trấn", "tỉnh", "tp", "tp."})
#: A name ends within so many words of a capital.
_LONGEST_NAME = 8
_SURELY_OPENED = re.compile(r"(?:(?:^|\s)(?:là|gồm)|:)\s+(?=[^\s:]+(?: [^\s:]+){0,4}$)")
_LEAD = re.compile(r"\s*(?:theo|tại|trong|với|riêng|so với|ngoài|từ|đến|sau|trước)\b", re.IGNORECASE)
_DEED = re.compile(r"\s*(?:đã|đang|sẽ|được|bị|có|là|đạt|ký)\b")
_LONGEST_NOUN = 6
_ORDINALS = {"hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6}
_ORDINAL = r"thứ (?P<{}>\d{{1,2}}|hai|ba|tư|năm|sáu)"
_ORDINAL_RANGE = re.compile(
    rf"từ [^,;.\d]{{0,20}}{_ORDINAL.format('first')} (?:đến|tới) [^,;.\d]{{0,20}}"
    rf"{_ORDINAL.format('last')}\b[^;.\d]{{0,60}}$"
)
_ORDINAL_LIST = re.compile(r"(?P<all>thứ \w+(?:(?:, | và )(?:[^\W\d]+ )?thứ \w+)+)[^,;.\d]{0,60},?\s*$")
_YEARS = re.compile(r"(?P<years>T(?:(?:, | và |, và )(?:(?:năm|tháng|quý) )?T)*)[^CFPMUXRSLT;.]{0,80}$")


class Terms(NamedTuple):
    """So many terms, told by `figures` if by any; `certain`: it can be no other number."""

    number: int
    figures: tuple[Figure, ...] = ()
    certain: bool = False


def terms_before(reading: Reading, here: Passage, end: int) -> Iterator[Terms]:
    """Every way to count the terms that stand before a place of the passage's text."""
    before = here.text[:end]
    counted = _COUNT.search(before)
    if counted is not None and (figure := _whole(here, counted.start("count"))) is not None:
        certain = unit_of(figure) in BODIES or noun_of(figure) in _TOLD
        yield Terms(int(amount_of(figure)), (figure,), certain)
    elif (loose := _LOOSE_COUNT.search(before)) and (figure := _whole(here, loose.start("count"))) is not None:
        yield Terms(int(amount_of(figure)), (figure,))
    yield from _ordinals(reading.shadow.key[here.start : shadow_offset(here, end)])
    yield from _periods(here, before)
    yield from _measured(before)
    pieces = [piece.strip() for piece in _SPLIT.split(before)]
    if len(pieces) > 1 and all(_HEADED.fullmatch(piece) for piece in pieces):
        yield Terms(len(pieces), certain=True)
        return
    printed = reading.shadow.text[here.start : shadow_offset(here, end)]
    yield from _named(printed)


def terms_told(here: Passage, start: int, end: int) -> Iterator[Terms]:
    """The one count in a span of the passage's text: `lần lượt 5 tháng trước đó là 5,2%, …`."""
    marks = [at for at in range(start, end) if here.text[at].isupper()]
    if len(marks) == 1 and (figure := _whole(here, marks[0])) is not None:
        yield Terms(int(amount_of(figure)), (figure,))


def _whole(here: Passage, place: int) -> Figure | None:
    """The figure at this place if it is a whole number."""
    figure = here.figures[index_at(here, place)]
    amount = amount_of(figure)
    return figure if obstacle(figure) is None and amount == int(amount) else None


def _ordinals(key: str) -> Iterator[Terms]:
    """`từ người thứ hai đến thứ tư`, `người thứ hai, thứ ba`."""
    if found := _ORDINAL_RANGE.search(key):
        first, last = (int(_ORDINALS.get(found[end], found[end])) for end in ("first", "last"))
        if last > first:
            yield Terms(last - first + 1)
    if found := _ORDINAL_LIST.search(key):
        yield Terms(len(re.findall(r"\bthứ \w", found["all"])))


def _periods(here: Passage, before: str) -> Iterator[Terms]:
    """`các năm 2014 và 2013`, `giai đoạn 2013-2016`."""
    found = _YEARS.search(before)
    if found is None:
        return
    figures = [here.figures[index_at(here, at)] for at in range(*found.span("years")) if before[at] == "T"]
    if len(figures) > 1:
        yield Terms(len(figures))
    elif (moment := figures[0].mention.moment) and moment.start and moment.end and moment.end.year > moment.start.year:
        yield Terms(moment.end.year - moment.start.year + 1)


def _measured(before: str) -> Iterator[Terms]:
    """Figures of one kind in a row, each of which has a value: `thu 20 tỷ, chi 18 tỷ, tăng lần lượt`."""
    for mark in "MC":
        row = re.search(
            rf"{mark}(?:[^CFPMUXRSL;.]{{1,60}}{mark})+[^CFPMUXRSL;.]{{0,40}},[^CFPMUXRSL,;.]{{0,40}}$", before
        )
        if row is not None:
            yield Terms(row[0].count(mark))


def _named(printed: str) -> Iterator[Terms]:
    """The run of names, or of plain nouns, that ends before `lần lượt` and the words that go with it."""
    text = _BRACKETS.sub("", printed).rstrip(" ,")
    last = [cut.end() for cut in _CLAUSE.finditer(text)]
    clause = text[last[-1] if last else 0 :]
    for separator in (_SPLIT, _COMMA):
        pieces = [piece.strip() for piece in separator.split(clause)]
        named = [_opens_with_name(piece) and not _SURELY_OPENED.search(piece) for piece in reversed(pieces)]
        run = named.index(False) if False in named else len(pieces)
        if not run:
            continue
        opening = pieces[-run - 1] if run < len(pieces) else ""
        sure = _SURELY_OPENED.search(opening)
        more = sure is not None or (_ends_with_name(opening) and not _LEAD.match(opening))
        whole = sure is not None and all(map(_is_place, (opening[sure.end() :], *pieces[-run:-1])))
        certain = whole and separator is _SPLIT and run > 1 and bool(re.search(r"\bvà\b", clause))
        if run + more > 1:
            yield Terms(run + more, certain=certain)
    pieces = _SPLIT.split(clause)
    plain = [piece for piece in pieces[1:-1] if len(piece.split()) <= _LONGEST_NOUN]
    if len(pieces) > 1 and len(plain) == len(pieces) - 2 and not any(map(_DEED.match, pieces[1:])):
        leads = 1 if _LEAD.match(pieces[0]) and len(pieces) > 2 else 0
        yield Terms(len(pieces) - leads)


def _opens_with_name(piece: str) -> bool:
    words = [word for word in piece.split() if word.lower() not in _PLACES or word[0].isupper()]
    return bool(words) and words[0][0].isupper() and not _LEAD.match(piece)


def _ends_with_name(piece: str) -> bool:
    return any(word[0].isupper() for word in piece.split()[-_LONGEST_NAME:])


def _is_place(piece: str) -> bool:
    """Whether a piece is a name told in full and no more: `Phù Lãng`, `huyện An Lạc`, `Bà Rịa - Vũng Tàu`."""
    words = [word for word in re.split(r"[ -]+", piece) if word not in _PLACES]
    return bool(words) and all(word[0].isupper() for word in words)
