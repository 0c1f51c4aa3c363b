"""CK-11: `a, b, c lần lượt là x, y, z` tells as many values as names."""

import re
from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude
from doisoat.checks.messages import both, vietnamese
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.terms import terms_before, terms_told
from doisoat.records import Finding

_VALUE = r"(?:(?:gần |hơn |trên |khoảng )?(?:[PXCMUS]|\d+(?:[.,]\d+)*)(?: ?/ ?\w+)?(?: \([^()]*\))?)"
_VALUES = re.compile(
    r"\b(?P<cue>lần lượt|tương ứng|theo thứ tự)(?P<saying>(?: (?:[CU]|[^\WA-Z\d]+)){0,12}?):? "
    rf"(?P<values>{_VALUE}(?:(?:,| và|, và|;) ?{_VALUE})+)(?!\w)"
)
#: Behind `lần lượt` and such words stand the values and nothing else.
_PLAIN_SAYING = re.compile(r"(?: (?:là|đạt|chiếm|bằng|với|ở mức))*")
#: Where another value follows with words of its own, the values may be more.
_GOES_ON = re.compile(r"[^,;.]{0,30}(?:,| và)[^,;.]{0,30}[PCMX]")
_BRACKETS = re.compile(r"\([^()]*\)")
_ONE = re.compile(r"[PXCMUS]|\d+(?:[.,]\d+)*")
_KINDS = {"X": "P"}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each run of values after `lần lượt`."""
    for here in reading.passages:
        for match in _VALUES.finditer(here.text):
            yield from _checked(reading, here, match)


def _checked(reading: Reading, here: Passage, match: re.Match[str]) -> Iterator[Finding]:
    outer = _BRACKETS.sub(lambda found: " " * len(found[0]), match["values"])
    places = [match.start("values") + found.start() for found in _ONE.finditer(outer)]
    values = [here.figures[index_at(here, at)] for at in places if here.text[at].isupper()]
    if not values or len({_KINDS.get(figure.mark, figure.mark) for figure in values}) > 1:
        return
    number = len(places)
    terms = (*terms_before(reading, here, match.start()), *terms_told(here, *match.span("saying")))
    sure = [term for term in terms if term.certain]
    fitting = [term for term in sure or terms if term.number == number]
    if fitting:
        judgement = Judgement(verdict="match", severity="ok")
        numbers = (vietnamese(number), vietnamese(number))
        message = both("{0} đối tượng, {1} giá trị: khớp", "{0} names, {1} values: consistent", *numbers)
        yield conclude(reading, "CK-11", (*fitting[0].figures, *values), judgement, message)
    elif sure and number == len(values) and _values_sure(here, match):
        judgement = Judgement(verdict="mismatch", severity="warning")
        numbers = (vietnamese(sure[0].number), vietnamese(number))
        message = both("{0} đối tượng nhưng {1} giá trị", "{0} names but {1} values", *numbers)
        yield conclude(reading, "CK-11", (*sure[0].figures, *values), judgement, message)


def _values_sure(here: Passage, match: re.Match[str]) -> bool:
    plain = match["cue"] == "lần lượt" and _PLAIN_SAYING.fullmatch(match["saying"])
    return bool(plain) and not _GOES_ON.match(here.text, match.end())


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
        Example("Phù Lãng và An Lạc có thu ngân sách lần lượt là 12 tỷ đồng và 9 tỷ đồng.", "match", "ok"),
        Example("Số hồ sơ của các năm 2019 và 2020 lần lượt là 350 hồ sơ và 410 hồ sơ.", "match", "ok"),
        Example(
            "Thu ngân sách giai đoạn 2018-2020 lần lượt ở mức 12 tỷ đồng, 14 tỷ đồng và 15 tỷ đồng.", "match", "ok"
        ),
        Example("Từ hộ thứ hai tới thứ tư, mức hỗ trợ lần lượt bằng 90%, 80% và 70%.", "match", "ok"),
        Example("Thu nội địa 20 tỷ đồng, thu khác 5 tỷ đồng, tăng lần lượt 9% và 12%.", "match", "ok"),
        Example(
            "Giảm nhiều là Phù Lãng, An Lạc, Sơn Trạch và Tân Lập với tỷ lệ giảm lần lượt là 27%, 19% và 18%.",
            "mismatch",
            "warning",
        ),
        Example("Bộ phận cấp phép, thuế, đăng ký và lưu trữ lần lượt trả 12 hồ sơ và 9 hồ sơ.", ""),
    ),
)
