"""CK-11: `a, b, c lần lượt là x, y, z` tells as many values as names."""

import re
from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, vietnamese
from doisoat.checks.operands import amount_of, obstacle
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.units import BODIES, noun_of, unit_of
from doisoat.records import Finding

_VALUES = re.compile(r"lần lượt(?: là| đạt| chiếm| bằng| với| ở mức)*:? (?P<values>[PCM](?:(?:,| và|, và|;) ?[PCM])+)")
_NAME = re.compile(
    r"(?:(?:ở|tại|của|cho|các|đối với)\s+)*(?:cấp|sở|ban|phòng|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|"
    r"tỉnh|chi cục|"
    r"ngành|lĩnh vực|quý|tháng|năm)\b[^,;]{0,40}"
)
_COUNT = re.compile(r"(?P<count>C)(?: \([^()CFPMUXRSL]{0,200}\))?[^CFPMUXRSL,;.]{0,60}$")
#: What can be told one by one beside bodies.
_TOLD = frozenset({"lĩnh vực", "ngành", "nhóm", "khối", "chỉ số", "chỉ tiêu", "tiêu chí", "quý", "tháng", "cấp", "cụm"})


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each run of values after `lần lượt`."""
    for here in reading.passages:
        for match in _VALUES.finditer(here.text):
            yield from _checked(reading, here, match)


def _checked(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    places = [at for at in range(*match.span("values")) if here.text[at] in "PCM"]
    values = [here.figures[index_at(here, at)] for at in places]
    if len({figure.mark for figure in values}) > 1:
        return
    names, counted = _names(here, match.start())
    if names is None:
        return
    figures = (*([counted] if counted else []), *values)
    numbers = (vietnamese(names), vietnamese(len(values)))
    if names == len(values):
        message = both("{0} đối tượng, {1} giá trị: khớp", "{0} names, {1} values: consistent", *numbers)
        yield conclude(reading, "CK-11", figures, Judgement(verdict="match", severity="ok"), message)
    else:
        message = both("{0} đối tượng nhưng {1} giá trị", "{0} names but {1} values", *numbers)
        yield conclude(reading, "CK-11", figures, Judgement(verdict="mismatch", severity="warning"), message)


def _names(here: Passage, end: int) -> tuple[int | None, Figure | None]:
    """How many names stand before `lần lượt`, by their count or by the list of them."""
    before = here.text[:end]
    counted = _COUNT.search(before)
    if counted is not None:
        figure = here.figures[index_at(here, counted.start("count"))]
        whole = amount_of(figure) == int(amount_of(figure))
        if (unit_of(figure) in BODIES or noun_of(figure) in _TOLD) and obstacle(figure) is None and whole:
            return int(amount_of(figure)), figure
        return None, None
    pieces = [piece.strip() for piece in re.split(r",|\bvà\b", before)]
    names = [piece for piece in pieces if _NAME.fullmatch(piece)]
    return (len(names), None) if len(names) > 1 and len(names) == len(pieces) else (None, None)


CHECK = Check(
    rules=("CK-11",),
    relation="respectively",
    title_vi="số giá trị “lần lượt” không khớp số đối tượng",
    title_en="as many values as names, respectively",
    why_vi="Sau “lần lượt”, mỗi đối tượng phải có đúng một giá trị.",
    why_en="After “respectively” every name must have one value.",
    find=find,
    examples=(
        Example("Cấp tỉnh, cấp huyện, cấp xã lần lượt là 98%, 96% và 99%.", "match", "ok"),
        Example("Hai sở đạt tỷ lệ lần lượt 97,5%, 95,8%, 94,7%.", "mismatch", "warning"),
        Example("Ba huyện (huyện An Lạc, huyện Phù Lãng) đạt lần lượt là 88,5% và 98%.", "mismatch", "warning"),
        Example("Tỷ lệ của 3 lĩnh vực nói trên lần lượt là 58,6%, 43,6% và 70,2%.", "match", "ok"),
        Example("Các đơn vị lần lượt báo cáo 3 nội dung.", ""),
    ),
)
