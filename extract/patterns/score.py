"""Scores: `88,07 điểm`, `42,15/80 điểm`; not clauses (`điểm a`), not places (`5 điểm giao dịch`) (domain NU-12)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.indices import index_before
from extract.numerals import read_numeral
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found, matches

_NUMBER = r"\d{1,4}(?:[.,]\d{1,4})?"
_SCORE = re.compile(
    rf"(?<![\w.,/])(?P<score>{_NUMBER})(?:(?:\s?điểm)?\s?/\s?(?P<max>{_NUMBER}))?\s{{0,2}}điểm(?!\w)(?!\s{{1,2}}"
    rf"(?:phần trăm|%|giao dịch|cầu|bưu|tiếp nhận|truy cập|trường|du lịch|dân cư|đến|nghẽn|đen|nóng|[a-zđ]"
    rf"(?!\w)))"
)
_DIFFERENCE = re.compile(r"(?:tăng|giảm|cao hơn|thấp hơn|hơn|kém)(?:\s{1,2}thêm)?\s{1,2}$")


def _find(scan: Scan) -> Iterator[Mention]:
    for at in matches(_SCORE, scan.key, "điểm"):
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
        Example("Par Index năm nay 84,31 điểm", "score", "84,31 điểm", "84.31"),
        Example("PAPI được 41,07/80 điểm", "score", "41,07/80 điểm", "41.07"),
        Example("người dân chấm 4,2/5 điểm", "score", "4,2/5 điểm", "4.2"),
    ),
    counterexamples=(
        Counterexample("điểm b khoản 6, 8 điểm bưu điện", "score", "8 điểm"),
        Counterexample("giảm 1,4 điểm phần trăm", "score", "1,4 điểm"),
    ),
)
