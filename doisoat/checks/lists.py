"""Lists of named bodies after their count: `07 sở, ban …, bao gồm: Sở A (100%), Sở B (99,2%)`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doisoat.checks.figure import Figure
from doisoat.checks.passage import Passage, index_at, shadow_offset
from doisoat.checks.reading import Reading

_COUNTED_LIST = re.compile(
    r"(?P<count>C)(?P<words>[^CFMUXRSL;.\n]{0,120}?)(?P<opener>(?:,\s*)?(?:(?:bao )?gồm(?: có)?|cụ thể|là|"
    r"như sau|đó là)?\s*:|"
    r"[,(]?\s*(?:bao )?gồm(?: có)?|[,(]\s*đó là|[.;]\s*(?:cụ thể|danh sách|(?:bao )?gồm)[^:.;]{0,30}:?)\s*"
)
_OPEN_CUE = re.compile(r"trong đó|điển hình|tiêu biểu|nổi bật|chủ yếu|như:|đáng chú ý|ví dụ")
_LIST_END = re.compile(r"[.!?]+(?=\s|$)|;|\n|$")
_ELLIPSIS = re.compile(r"\.\.\.|…|\bv\.v|\bvà (?:các |một số )?[^\WA-Z]+(?: [^\WA-Z]+){0,3} khác\b")
_VALUE = re.compile(
    r"\([^()]*?(?P<value>[PCS])[^()]*\)?|(?<=[\w)]) (?:đạt |là |[:-] ?)?(?P<bare>P)(?=\s*(?:[,;.]|và|$))"
)
#: Head nouns that open the name of a body; a name goes on after commas and `và` until the next of them.
_HEADS = (
    r"(?:các )?(?:sở|ban|phòng|ubnd|ủy ban|hđnd|hội đồng|huyện|quận|thị xã|thành phố|tp|xã|phường|thị trấn|"
    r"đặc khu|tỉnh|thanh tra|"
    r"văn phòng|công an|bộ chỉ huy|bộ tư lệnh|chi cục|cục|tổng cục|vụ|trung tâm|đài|báo|trường|bệnh viện|kho bạc|"
    r"bảo hiểm|"
    r"ngân hàng|viện|tòa án|đảng ủy|đảng bộ|hội|liên đoàn|tỉnh đoàn|mặt trận|bộ|công ty|hải quan|thuế|quỹ|trạm|"
    r"điểm|khu|chi nhánh)"
)
_HEAD = re.compile(rf"(?:^|[,;:]|\bvà\b)\s*(?={_HEADS}\b)")
_PAIRED = re.compile(r"\b(?:lần lượt|tương ứng)\b")
_COMMA = re.compile(r",|;|\bvà\b")


@dataclass(frozen=True, slots=True)
class NamedList:
    """`count` and `values` index the passage's figures; `least`..`most` are the numbers of names the list can hold.

    `words` stand between the count and the list; `open`: the list does not claim to be complete.
    """

    here: Passage
    count: int
    values: tuple[int, ...]
    words: str
    least: int
    most: int
    open: bool


def named_lists(reading: Reading, here: Passage, units: frozenset[str]) -> Iterator[NamedList]:
    """Every list of names announced by a count of one of these units."""
    for found in _COUNTED_LIST.finditer(here.text):
        count = index_at(here, found.start("count"))
        quantity = here.figures[count].mention.quantity
        if quantity is None or quantity.unit not in units or quantity.op != "eq" or quantity.amount is None:
            continue
        end = _LIST_END.search(here.text, found.end())
        stop = end.start() if end else len(here.text)
        listed = _named(reading, here, found, count, stop)
        if listed is not None:
            yield listed


def _named(reading: Reading, here: Passage, found: re.Match[str], count: int, stop: int) -> NamedList | None:
    start = found.end()
    if paired := _PAIRED.search(here.text, start, stop):  # the values stand in a list of their own behind the names
        stop = paired.start()
    text = here.text[start:stop]
    values = tuple(index_at(here, start + m.start(m.lastgroup or "value")) for m in _VALUE.finditer(text))
    is_open = bool(_OPEN_CUE.search(found[0]) or _ELLIPSIS.search(text) or here.text[stop : stop + 3] == "...")
    if len(values) > 1:
        least, most = _valued(text, len(values))
    else:
        values = ()
        least, most = _names(reading, here, start, stop, text)
    return NamedList(here, count, values, found["words"], least, most, is_open) if least else None


def _valued(text: str, values: int) -> tuple[int, int]:
    """As many names as values, or one more where the text goes on behind the last of them."""
    last = [m.end() for m in _VALUE.finditer(text)][-1]
    behind = text[last:].strip(" ).,;")
    return values, values + (1 if behind else 0)


def _names(reading: Reading, here: Passage, start: int, stop: int, text: str) -> tuple[int, int]:
    if re.search(r"[A-Z]", text):  # figures inside: no plain list of names
        return 0, 0
    printed = reading.shadow.text[shadow_offset(here, start) : shadow_offset(here, stop)]
    heads, pieces = len(_HEAD.findall(text)), len([p for p in _COMMA.split(text) if p.strip()])
    if pieces < 2 or not _proper(printed):
        return 0, 0
    together = bool(re.match(r"\s*các\b", text)) or heads < 2
    return (pieces, pieces) if together else (heads, pieces)


def _proper(printed: str) -> bool:
    """Whether each piece begins with, or holds, a capital: a list of names and not of deeds."""
    pieces = [piece.strip() for piece in re.split(r",|;|\bvà\b", printed) if piece.strip()]
    return all(any(letter.isupper() for letter in piece) for piece in pieces)


def bound_of(here: Passage, listed: NamedList) -> Figure | None:
    """The bounded rate that stands between the count and the list (`đạt tỷ lệ trên 85%`)."""
    for index in range(listed.count + 1, len(here.figures)):
        figure = here.figures[index]
        if listed.values and index >= listed.values[0]:
            return None
        if figure.mark == "P":
            return figure
    return None
