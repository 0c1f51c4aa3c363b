"""Scores: `88,07 điểm`, `42,15/80 điểm`; not clauses (`điểm a`), not places (`5 điểm giao dịch`) (domain NU-12)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.numerals import read_numeral
from extract.pattern import Counterexample, Example, Pattern
from extract.patterns.rank import index_before
from extract.scan import Scan, found

_NUMBER = r"\d{1,4}(?:[.,]\d{1,4})?"
_SCORE = re.compile(
    rf"(?<![\w.,/])(?P<score>{_NUMBER})(?:\s?/\s?(?P<max>{_NUMBER}))?\s{{0,2}}điểm(?!\w)(?!\s{{1,2}}"
    rf"(?:phần trăm|%|giao dịch|cầu|bưu|tiếp nhận|truy cập|trường|du lịch|dân cư|đến|nghẽn|đen|nóng|[a-zđ]"
    rf"(?!\w)))"
)
_DIFFERENCE = re.compile(r"(?:tăng|giảm|cao hơn|thấp hơn|hơn|kém)(?:\s{1,2}thêm)?\s{1,2}$")


def _find(scan: Scan) -> Iterator[Mention]:
    for at in _SCORE.finditer(scan.key):
        if _DIFFERENCE.search(scan.key[max(0, at.start() - 16) : at.start()]):
            continue
        numeral = read_numeral(at["score"], "percent")
        top = read_numeral(at["max"], "percent") if at["max"] else None
        if numeral is None:
            continue
        quantity = Quantity(
            amount=numeral.value,
            maximum=top.value if top else None,
            decimals=numeral.decimals,
            ulp=Decimal(1).scaleb(-numeral.decimals) if numeral.decimals else Decimal(0),
            facet="score",
            index=index_before(scan.key, at.start()),
        )
        yield found(scan, "score", at.start(), at.end(), plain(numeral.value), quantity=quantity)


PATTERN = Pattern(
    name="score",
    find=_find,
    examples=(
        Example("Par Index đạt 88,07 điểm", "score", "88,07 điểm", "88.07"),
        Example("PAPI đạt 42,15/80 điểm", "score", "42,15/80 điểm", "42.15"),
        Example("mức độ hài lòng 3,4/5 điểm", "score", "3,4/5 điểm", "3.4"),
    ),
    counterexamples=(
        Counterexample("điểm a khoản 1, 5 điểm giao dịch", "score", "5 điểm"),
        Counterexample("tăng 2,5 điểm phần trăm", "score", "2,5 điểm"),
    ),
)
