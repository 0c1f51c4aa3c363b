"""A total and the items said to make it up: where the text states one, and how exhaustive it is (domain 7.2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from doisoat.checks.bins import tiles
from doisoat.checks.classes import REMAINDER, by_government_level, closed_set
from doisoat.checks.figure import Figure
from doisoat.checks.items import Item, enumeration_end, items_between, runs
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.units import DIFFERENT, kinship, unit_of

#: What opens the items, and how exhaustive it promises to be: `all`, `likely` or `open`.
_OPENER = re.compile(
    r"(?P<open>trong đó,? (?:có|đáng chú ý|nổi bật|chủ yếu|nhiều nhất|riêng)|đáng chú ý|chủ yếu|điển hình|"
    r"tiêu biểu|nổi bật|như:)"
    r"|(?P<all>(?<!chưa )(?<!không )(?<!chưa bao )(?<!không bao )(?:bao )?gồm(?! cả)(?: có)?|"
    r"(?:được )?(?:chia|phân) (?:thành|ra|làm))"
    r"|(?P<likely>trong đó|trong số (?:đó|này)|cụ thể(?: là| như sau)?)"
)
#: A total with its classes right behind it: `500 hồ sơ (đúng hạn 490, quá hạn 10)`, `500 thủ tục: cấp tỉnh 400, …`.
_ANNOUNCED = re.compile(r"[CMU](?P<words>[^CFMPXUSR;:.()\n,]{0,40})(?P<opener>[:(,])")
_GOVERNING = re.compile(r"(?:^|(?<=[\s(,.;]))(?:trong|trên)(?: tổng)?(?: số)? (?=[CMU])")
_ELLIPSIS = re.compile(r"\.\.\.|…|\bv\.v|,?\s*\bvà (?:các )?(?:[^\WA-Z]+ ){0,3}khác\b")
#: What says that the figures behind it are chosen ones, or parts of a part.
_CHOSEN = re.compile(r"\b(?:trong đó|đặc biệt|nhất là|riêng|tiêu biểu|điển hình|chủ yếu|phần lớn|đa số)\b")
_BRACKETS = re.compile(r"\([^()]*\)")
#: A window with more openers than this is no prose.
_MOST_OPENERS = 25
_COUNTED = "CMU"


@dataclass(frozen=True, slots=True)
class Partition:
    """`promise` is the opener's; `strength` S1, S2, S3 or S3-bins; `colon`: the opener announces a list.

    `opened` is the place of the text where the list begins.
    """

    here: Passage
    total: int
    items: tuple[Item, ...]
    strength: str
    promise: str
    colon: bool
    opened: int


def partitions(reading: Reading, here: Passage) -> Iterator[tuple[Partition, ...]]:
    """Every total of a window with the items that an opener puts under it, in the readings that its list allows."""
    for opener in islice(_OPENER.finditer(here.text), _MOST_OPENERS):
        promise = opener.lastgroup or "open"
        colon = here.text[opener.end() : opener.end() + 2].lstrip().startswith(":") or opener[0].endswith(":")
        if found := _under_nearest_total(reading, here, opener, promise, colon=colon):
            yield found
    for governed in _GOVERNING.finditer(here.text):
        total = index_at(here, governed.end())
        if found := tuple(_built(reading, here, total, here.places[total] + 1, "named", colon=False)):
            yield found
    yield from _announced(reading, here)


def _announced(reading: Reading, here: Passage) -> Iterator[tuple[Partition, ...]]:
    """Totals whose items need no opener because their classes are everything there is."""
    for found in _ANNOUNCED.finditer(here.text):
        promise = "comma" if found["opener"] == "," else "announced"
        stop = here.text.find(")", found.end()) if found["opener"] == "(" else None
        total = index_at(here, found.start())
        built = tuple(_built(reading, here, total, found.end(), promise, colon=promise == "announced", stop=stop))
        exhaustive = tuple(p for p in built if _by_class(p))
        if exhaustive:
            yield exhaustive


def _by_class(partition: Partition) -> bool:
    labels = [item.label for item in partition.items]
    return closed_set(labels) is not None or (partition.colon and by_government_level(labels))


def _under_nearest_total(
    reading: Reading, here: Passage, opener: re.Match[str], promise: str, *, colon: bool
) -> tuple[Partition, ...]:
    """The nearest figure before the opener whose unit some item has."""
    for total in range(len(here.figures) - 1, -1, -1):
        if here.places[total] >= opener.start() or here.figures[total].mark not in _COUNTED:
            continue
        said = here.text[here.places[total] + 1 : opener.start()]
        named = "open" if _CHOSEN.search(_BRACKETS.sub("", said)) else promise
        stop = _bracket_end(here.text, opener)
        found = tuple(_built(reading, here, total, opener.end(), named, colon=colon, stop=stop))
        if found:
            return found
    return ()


def _bracket_end(text: str, opener: re.Match[str]) -> int | None:
    """Where the bracket ends that the opener stands in: so does what it opens."""
    before = text[: opener.start()]
    return text.find(")", opener.end()) if before.rfind("(") > before.rfind(")") else None


def _built(
    reading: Reading, here: Passage, total: int, start: int, promise: str, *, colon: bool, stop: int | None = None
) -> Iterator[Partition]:
    end = enumeration_end(here, start) if stop is None or stop < 0 else stop
    whole = here.figures[total]

    def wanted(figure: Figure) -> bool:
        return figure.mark == whole.mark and not _bounded(figure) and kinship(figure, whole) != DIFFERENT

    text, open_end = here.text[start:end], bool(_ELLIPSIS.match(here.text, end))
    for items in runs(items_between(reading, here, start, end, wanted)):
        if items:
            listed = _BRACKETS.sub("", here.text[start : here.places[items[-1].index]])
            chosen = "open" if _CHOSEN.search(listed) else promise
            strength = _strength(here, whole, items, chosen, text, open_end=open_end)
            yield Partition(here, total, items, strength, promise, colon, start)


def _bounded(figure: Figure) -> bool:
    """The bound of a size class (`dưới 10 hồ sơ`) is no item of its own."""
    quantity = figure.mention.quantity
    return quantity is not None and quantity.second is not None


def _half_closed(labels: list[str], whole: Figure) -> bool:
    """Full and partial service are all there is online; of services in general some are not online at all."""
    return len(labels) == 2 and closed_set(labels) == "service" and unit_of(whole) != "dvctt"


def _strength(here: Passage, whole: Figure, items: tuple[Item, ...], promise: str, text: str, *, open_end: bool) -> str:
    labels = [item.label for item in items]
    if open_end or _ELLIPSIS.search(text):
        return "S1"
    if len(items) > 1 and (REMAINDER.search(labels[-1]) or (closed_set(labels) and not _half_closed(labels, whole))):
        return "S3"
    if tiles(here, items):
        return "S3-bins"
    if promise == "all" and items[-1].joined_by == "và":
        return "S3"
    grouped = by_government_level(labels) and promise != "open"
    return "S2" if promise in ("all", "likely") or grouped else "S1"
