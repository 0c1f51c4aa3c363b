"""Lists of named bodies with their count: `07 sở, ban …, bao gồm: Sở A (100%), Sở B (99,2%)`, `A và B là 2 tỉnh …`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doisoat.checks.figure import Figure
from doisoat.checks.names import names_in
from doisoat.checks.operands import amount_of
from doisoat.checks.passage import Passage, index_at, shadow_offset
from doisoat.checks.reading import Reading
from doisoat.checks.units import BODIES, noun_of, unit_of

_COUNTED_LIST = re.compile(
    r"(?P<count>C)(?P<words>[^CFMURSL;.\n]{0,120}?)(?P<opener>(?:,\s*)?(?:(?:bao )?gồm(?: có)?|cụ thể|là|"
    r"như sau|đó là)?\s*:|"
    r"[,(]?\s*(?:bao )?gồm(?: có)?|[,(]\s*đó là|[.;]\s*(?:cụ thể|danh sách|(?:bao )?gồm)[^:.;]{0,30}:?|"
    r" \((?=[^():]{6,}\))|(?<![,]) là(?= ))\s*"
)
_LIST_BEFORE = re.compile(r"(?:^|[.:\n])\s*(?P<names>[^.:\n()CFMUXRSL]{8,600}?),? (?:đều )?là (?P<count>C)")
#: What the list behind such words holds is not what was counted: `3 đơn vị thuộc các bộ: …`, `… và nêu rõ: …`.
_OF_OTHERS = re.compile(
    r"\b(?:các|những) [^,]{1,20}$|\b(?:nêu|nói|cho biết|khẳng định|cho rằng|nhấn mạnh|chia sẻ|viết|hỏi|trả lời)\b"
)
#: `3 thành phố và 7 tỉnh gồm: …`: the list may hold both.
_ADDED = re.compile(r"C[^CFMURSL,;.]{0,60}\bvà $")
#: Openers that a colon does not make plain: what follows may describe what was counted.
_WEAK = re.compile(r"(?:gồm(?: có)?|\(|là|:?\s*cụ thể[^:]*)\s*$")
_OPEN_CUE = re.compile(r"trong đó|điển hình|tiêu biểu|nổi bật|chủ yếu|như:|đáng chú ý|ví dụ")
_LIST_END = re.compile(r"(?<!\btp)(?<!\bq)(?<!\bp)[.!?]+(?=\s|$)|\n|\)|$")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n|$")
_BRACKETED = re.compile(r"\([^()]*\)")
#: So many words may stand between a count and the bracket with its list.
_MOST_WORDS = 8
#: Fewer names than this need a final `và` to be a list before its count.
_SURE = 3
_ELLIPSIS = re.compile(r"\.\.\.|…|\bv\.v|\bvà (?:các |một số )?[^\WA-Z]+(?: [^\WA-Z]+){0,3} khác\b")
#: The text ends within a bracket: the rest of the list is lost.
_CUT_OFF = re.compile(r"\([^()]*$")
_VALUE = re.compile(
    r"\([^()]*?(?P<value>[PCSXM])[^()]*\)?|(?<=[\w)]) (?:đạt |là |[:-] ?)?(?P<bare>P)(?=\s*(?:[,;.]|và|$))"
)
_PAIRED = re.compile(r"\b(?:lần lượt|tương ứng)\b")
_BEFORE_NAMES = re.compile(
    r"\s*(?:[^;]*\b(?:trong đó|hiện nay|hiện|theo đó|cùng với),? |(?:theo|trong|tại|qua|đến) [^,;]*, )?"
)
#: What is counted by names that need no capitals.
_FIELDS = frozenset({"lĩnh vực", "ngành", "môn", "nghề"})


@dataclass(frozen=True, slots=True)
class NamedList:
    """`count` and `values` index the passage's figures; `least`..`most` are the numbers of names the list can hold.

    `words` stand between the count and the list; `open`: the list does not claim to be complete; not `sure`: it may
    confirm its count and never contradict it.
    """

    here: Passage
    count: int
    values: tuple[int, ...]
    words: str
    least: int
    most: int
    open: bool
    sure: bool = True


def named_lists(reading: Reading, here: Passage) -> Iterator[NamedList]:
    """Every list of names announced, or summed up, by a count of bodies or fields."""
    for found in _COUNTED_LIST.finditer(here.text):
        count = index_at(here, found.start("count"))
        figure = here.figures[count]
        if not _counts_names(figure) or (amount_of(figure) < 2 and not _headed(here, found.end(), figure)):
            continue
        if (listed := _behind(reading, here, found, count)) is not None:
            yield listed
    for found in _LIST_BEFORE.finditer(here.text):
        count = index_at(here, found.start("count"))
        if (
            amount_of(here.figures[count]) > 1
            and _counts_names(here.figures[count])
            and (listed := _before(reading, here, found, count)) is not None
        ):
            yield listed


def _counts_names(figure: Figure) -> bool:
    quantity = figure.mention.quantity
    if quantity is None or quantity.op != "eq" or quantity.amount is None:
        return False
    return _surely_named(figure) or (quantity.unit == "other" and quantity.amount > 1)


def _headed(here: Passage, start: int, figure: Figure) -> bool:
    """Whether a list opens with the very noun that was counted: `3 huyện, gồm huyện A, huyện B`."""
    return bool(noun_of(figure)) and here.text.startswith(noun_of(figure) + " ", start)


def _surely_named(figure: Figure) -> bool:
    return unit_of(figure) in BODIES or noun_of(figure) in _FIELDS


def _behind(reading: Reading, here: Passage, found: re.Match[str], count: int) -> NamedList | None:
    start = found.end()
    if not _bracket_lists(reading, here, found, here.figures[count]):
        return None
    if _OF_OTHERS.search(found["words"]) or (found["opener"].strip() == "là" and "," in found["words"]):
        return None
    is_open = bool(_OPEN_CUE.search(found[0]) or _OPEN_CUE.match(here.text, start) or _CUT_OFF.search(here.text, start))
    paired = _PAIRED.search(here.text, start)  # the values stand in a list of their own behind the names
    cut = paired.start() if paired else len(here.text)
    values_end = _values_end(here, start, cut)
    figure = here.figures[count]
    sure = _surely_named(figure) and not _ADDED.search(here.text, 0, found.start())
    sure = sure and "X" not in found["words"] and not (found["words"] and found["opener"] == " (")
    values = tuple(_values(here, start, values_end))
    if len(values) > 1:
        if not _names_valued(reading, here, start, values) and noun_of(figure) not in _FIELDS:
            return None
        least, most = _valued(here.text[start:values_end], len(values))
        is_open = is_open or bool(_ELLIPSIS.search(here.text[start : values_end + 3]))
        return NamedList(here, count, values, found["words"], least, most, is_open, sure)
    stop = min(cut, _end(here, start, _LIST_END))
    told = _before_figures(here, start, stop)
    listed = _named(reading, here, (start, told), figure)
    if listed is None:
        return None
    is_open = is_open or bool(_ELLIPSIS.search(here.text[start : stop + 3]))
    few = listed[1] < _SURE and 2 * listed[1] < amount_of(figure) and not _headed(here, start, figure)
    is_open = is_open or (few and bool(_WEAK.search(found["opener"])))
    return NamedList(here, count, (), found["words"], *listed, is_open, sure and told == stop)


def _bracket_lists(reading: Reading, here: Passage, found: re.Match[str], count: Figure) -> bool:
    """Whether a bracket behind a count is its list, `4 nước Tây Âu (A, B, C và D)`, and no address of the last word."""
    if found["opener"] != " (" or (not found["words"] and _surely_named(count)):
        return True
    words = reading.shadow.text[count.end : shadow_offset(here, found.start("opener"))]
    inside = here.text[found.end() : here.text.find(")", found.end())]
    plain = "," not in words and len(words.split()) <= _MOST_WORDS
    return plain and (amount_of(count) > 2 or bool(re.search(r"\bvà\b", inside)))


def _before_figures(here: Passage, start: int, stop: int) -> int:
    """Where the first figure stands that no bracket holds, or the end: what follows it is no name of the list."""
    flat = _BRACKETED.sub(lambda found: "x" * len(found[0]), here.text[start:stop])
    return start + next((at for at, letter in enumerate(flat) if letter.isupper()), len(flat))


def _named(reading: Reading, here: Passage, span: tuple[int, int], count: Figure) -> tuple[int, int] | None:
    """The numbers of names in a span: parted by semicolons if each piece is a name, else up to the first of them."""
    first = here.text.find(";", *span)
    for stop in dict.fromkeys((span[1], first if first >= 0 else span[1])):
        printed = reading.shadow.text[shadow_offset(here, span[0]) : shadow_offset(here, stop)]
        noun = noun_of(count)
        names = names_in(here.text[span[0] : stop], printed, noun=noun, fields=noun in _FIELDS)
        if names.most:
            return names
    return None


def _before(reading: Reading, here: Passage, found: re.Match[str], count: int) -> NamedList | None:
    names = found["names"]
    clause = (
        0 if ";" in names and _named(reading, here, found.span("names"), here.figures[count]) else names.rfind(";") + 1
    )
    lead = _BEFORE_NAMES.match(names, clause)
    start = found.start("names") + max(clause, lead.end() if lead else 0)
    listed = _named(reading, here, (start, found.end("names")), here.figures[count])
    if listed is not None and listed[0] < _SURE and not re.search(r"\bvà\b", here.text[start : found.end("names")]):
        return None
    is_open = bool(_ELLIPSIS.search(names))
    return NamedList(here, count, (), "", *listed, is_open, _surely_named(here.figures[count])) if listed else None


def _values_end(here: Passage, start: int, cut: int) -> int:
    """The end of a list of valued names: a semicolon ends it unless each piece between semicolons holds one value."""
    stop = min(cut, _end(here, start, _SENTENCE_END))
    pieces = here.text[start:stop].split(";")
    pairs = [*pieces[:-1], *re.split(r"\bvà\b", pieces[-1])]  # `A (1%); B (2%) và C (3%)`
    each = len(pieces) > 1 and any(all(len(_VALUE.findall(one)) == 1 for one in parts) for parts in (pieces, pairs))
    return stop if each else start + len(pieces[0])


def _end(here: Passage, start: int, pattern: re.Pattern[str]) -> int:
    """Where a list ends; brackets within it are parts of its names."""
    flat = _BRACKETED.sub(lambda found: "x" * len(found[0]), here.text[start:])
    end = pattern.search(flat)
    return start + end.start() if end else len(here.text)


def _names_valued(reading: Reading, here: Passage, start: int, values: Sequence[int]) -> bool:
    """Whether a name stands before each value: `Sở A (98%)`, and not `bán lẻ chiếm 97,9%`."""
    places = [shadow_offset(here, start), *(here.figures[index].end for index in values)]
    printed = reading.shadow.text
    return all(
        any(map(str.isupper, printed[left : here.figures[index].start]))
        for left, index in zip(places, values, strict=False)
    )


def _values(here: Passage, start: int, stop: int) -> Iterator[int]:
    for value in _VALUE.finditer(here.text[start:stop]):
        yield index_at(here, start + value.start(value.lastgroup or "value"))


def _valued(text: str, values: int) -> tuple[int, int]:
    """As many names as values, or one more where the text goes on behind the last of them."""
    last = [m.end() for m in _VALUE.finditer(text)][-1]
    behind = text[last:].strip(" ).,;")
    return values, values + (1 if behind else 0)


def bound_of(here: Passage, listed: NamedList) -> Figure | None:
    """The bounded rate that stands between the count and the list (`đạt tỷ lệ trên 85%`)."""
    for index in range(listed.count + 1, len(here.figures)):
        figure = here.figures[index]
        if listed.values and index >= listed.values[0]:
            return None
        if figure.mark == "P":
            return figure
    return None
