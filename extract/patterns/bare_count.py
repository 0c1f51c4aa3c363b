"""Numbers without a noun of their own that take the governing noun's unit (domain 3, UN-03).

`trước hạn 22.357`, `có 325 không đáp ứng`, `40 toàn trình`: the unit is that of the nearest count or ratio before it in
the sentence, flag `unit_implied`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found

_LEAD = re.compile(
    r"(?:\bcó|\blà|\bcòn|còn lại|\bđạt|\bgồm|\bbằng|lên|xuống|\bđược|trước hạn|đúng hạn|quá hạn|trễ hạn"
    r"|chậm hạn|tiếp nhận|nhận|mới|chuyển sang|chuyển qua|giải quyết|xử lý|trả kết quả|từ chối|trả lại|tổng "
    r"(?:số|cộng)|trong kỳ|trên|hoàn thành|:|;|,|và)\s{0,2}$"
)
_FOLLOWS = re.compile(
    r"\s{0,2}(?:[,;.)\n]|$)|\s{1,2}(?:không|chưa|đã|được|đang|bị|còn|và|toàn trình|một phần|nộp|trực tuyến"
    r"|trực tiếp|qua|đúng|trước|quá|trễ|mới|đủ|thuộc|của|ở|tại|trong|trên)(?!\w)"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SENTENCE = re.compile(r"[.!?]\s|\n")


def _find(scan: Scan) -> Iterator[Mention]:
    governors = sorted((m for m in scan.mentions if m.kind in ("count", "fraction")), key=lambda m: m.start)
    starts = [m.start for m in governors]
    for amount in amounts(scan.key):
        if amount.worded or not _stands_alone(scan.key, amount):
            continue
        at = bisect_left(starts, amount.start)
        unit = _governing(scan.key, governors[max(0, at - 1) : at], amount)
        if unit is not None:
            quantity = replace(unit, amount=amount.value, decimals=amount.decimals, ulp=amount.ulp)
            flags = (*amount.flags, "unit_implied")
            yield found(scan, "count", amount.start, amount.end, plain(amount.value), flags=flags, quantity=quantity)


def _stands_alone(key: str, amount: Amount) -> bool:
    token = key[amount.start : amount.end]
    if _YEAR.match(token) or not _FOLLOWS.match(key, amount.end):
        return False
    return bool(_LEAD.search(key[max(0, amount.start - 14) : amount.start]))


def _governing(key: str, before: list[Mention], amount: Amount) -> Quantity | None:
    """The unit of the count before, if it stands in the same sentence."""
    if not before or before[0].quantity is None or _SENTENCE.search(key, before[0].end, amount.start):
        return None
    if amount.start - before[0].end > 120:
        return None
    return Quantity(amount=None, unit=before[0].quantity.unit, unit_text=before[0].quantity.unit_text)


PATTERN = Pattern(
    name="bare_count",
    find=_find,
    examples=(
        Example("28.817 hồ sơ: trước hạn 22.357, đúng hạn 3.523, quá hạn 267", "count", "22.357", "22357"),
        Example("Trong 1.946 thủ tục của tỉnh có 325 không đáp ứng điều kiện.", "count", "325", "325"),
        Example("Trong số 98 thủ tục có 40 toàn trình, 37 một phần", "count", "40", "40"),
    ),
    counterexamples=(
        Counterexample("Có 12 hồ sơ. Danh sách gồm 3, 4.", "count", "3"),
        Counterexample("công bố 12 thủ tục trong 2022.", "count", "2022"),
    ),
)
