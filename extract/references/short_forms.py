"""Short forms, type name and number only: `Quyết định 490`, `Đề án 06` (domain DR-09)."""

import re
from collections.abc import Iterator
from functools import cache

from doisoat.records import Mention, Reference
from extract.scan import DIGITS, Scan, found, matches
from extract.units import spaced, unit_at
from extract.words import word_list

_NICKNAMES = frozenset({("ĐA", 6), ("ĐA", 30), ("CT", 16), ("CTr", 135), ("ĐA", 896), ("ĐA", 61)})
_CITING = re.compile(
    r"(?:theo|tại|ban hành|ký|thực hiện|triển khai|căn cứ|của|với|về|quán triệt)\s{1,2}(?:các\s{1,2})?$"
)
_CLASSIFIER = re.compile(
    r"\s{0,2}(?:%|/|-\s?\d|lần|năm(?!\s{1,2}(?:19|20)\d\d(?!\s?-))|ngày(?!\s{1,2}\d{1,2}(?:[/.-]|"
    r"\s{1,2}tháng))|tháng(?!\s{1,2}\d)|người|việc|nội dung|vấn đề|bước|giai đoạn|tỷ|triệu|nghìn|đồng|mục"
    r"|loại|điểm|bên|không|phút|giờ|[.,]\d)"
)
_YEAR = re.compile(r"\s{1,2}năm\s{1,2}((?:19|20)\d\d)(?!\d)")
_NAMES_WITHOUT_NUMBERS = frozenset(
    {
        "bộ luật",
        "luật",
        "dự án",
        "hợp đồng",
        "giấy phép",
        "cv",
        "văn bản",
        "hướng dẫn",
        "báo cáo",
        "quy định",
        "biên bản",
    }
)


@cache
def _pattern() -> re.Pattern[str]:
    words = word_list("document_types")
    names = "|".join(spaced(name) for name in sorted(words["names"], key=len, reverse=True))
    qualifiers = "|".join(map(spaced, words["qualifiers"]["words"]))
    return re.compile(
        rf"(?<!\w)(?P<name>{names})(?P<qualifier>(?:\s(?:{qualifiers})){{0,2}})\s{{1,2}}(?P<so>số\s?:?\s{{0,2}})?(?P<number>\d{{1,5}})(?!\w)"
    )


def find_short_forms(scan: Scan) -> Iterator[Mention]:
    """References by type name and number; the symbol stays open (`615/QĐ-?`) unless the type implies its issuer."""
    for at in matches(_pattern(), scan.key, *DIGITS):
        name = " ".join(at["name"].split())
        if not _is_cited(scan, at, name):
            continue
        words = word_list("document_types")
        type_code = words["names"][name]
        number = int(at["number"])
        year = _YEAR.match(scan.key, at.end())
        issuer = words["implied"].get(type_code)
        reference = Reference(
            family="short",
            type=type_code,
            number=number,
            year=int(year[1]) if year else None,
            issuer=issuer,
            partial=True,
            nickname=(type_code, number) in _NICKNAMES and not at["so"],
        )
        head = f"{number:02}/{year[1]}" if year and issuer else f"{number:02}"
        yield found(scan, "doc_ref", at.start(), at.end(), f"{head}/{type_code}-{issuer or '?'}", reference=reference)


def _is_cited(scan: Scan, at: re.Match[str], name: str) -> bool:
    """The guard: a capital or a citing verb in front (or "số"), and nothing countable behind."""
    capital = scan.text[at.start()].isupper()
    citing = bool(_CITING.search(scan.key[max(0, at.start() - 24) : at.start()]))
    if not (at["so"] or capital or citing) or (name in _NAMES_WITHOUT_NUMBERS and not at["so"]):
        return False
    if _CLASSIFIER.match(scan.key, at.end()):
        return False
    rest = len(scan.key[at.end() : at.end() + 3]) - len(scan.key[at.end() : at.end() + 3].lstrip())
    return unit_at(scan.key, at.end() + rest) is None
