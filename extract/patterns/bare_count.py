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
from extract.labels import is_labelled
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found
from extract.units import unit_at

#: What a number without a noun stands behind: a verb of quantity, what the item is, or a mark of enumeration.
_LEAD = re.compile(
    r"(?:\bcó|\blà|\bcòn|còn lại|\bđạt|\bgồm|\bbằng|lên|xuống|\bđược|trước hạn|đúng hạn|quá hạn|trễ hạn|chậm hạn"
    r"|tiếp nhận|nhận|mới|chuyển sang|chuyển qua|kỳ trước|giải quyết|xử lý|trả kết quả|từ chối|trả lại|trong hạn"
    r"|trực tuyến|trực tiếp|bưu chính|công ích|qua mạng|toàn trình|một phần|cấp (?:tỉnh|huyện|xã)"
    r"|tổng (?:số|cộng)|trong kỳ|trên|hoàn thành|:|;|,|và)\s{0,2}$"
    r"|(?<!\w)đã(?:\s{1,2}[^\W\d]+){1,3}\s{1,2}$"
)
#: Only such words tell a count from a year: `đã giải quyết 1987,`.
_DONE = re.compile(r"(?<!\w)đã(?:\s{1,2}(?!trong(?!\w)|từ(?!\w)|vào(?!\w))[^\W\d]+){1,3}\s{1,2}$")
_FOLLOWS = re.compile(
    r"\s{0,2}(?:[,;.)(\n]|$)|\s{1,2}(?:không|chưa|đã|được|đang|bị|còn|và|toàn trình|một phần|nộp|trực tuyến|trực tiếp"
    r"|qua|đúng|trước|quá|trễ|mới|đủ|thuộc|của|ở|tại|trong|trên)(?!\w)"
)
#: The noun itself, without a number: `số thủ tục cấp tỉnh là 1.420`.
_COUNTED = re.compile(r"(?<!\w)(?:tổng số|số lượng|số)\s{1,2}(?=[^\W\d])")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_IS = re.compile(r"(?<!\w)(?:là|đạt|có|còn|gồm|:)\s{1,2}$")
_CLAUSE = re.compile(r"[;\n]|[.!?]\s")
_SENTENCE = re.compile(r"[.!?]\s|\n")


def _find(scan: Scan) -> Iterator[Mention]:
    governors = sorted((m for m in scan.mentions if m.kind in ("count", "fraction")), key=lambda m: m.start)
    starts = [m.start for m in governors]
    implied: list[Mention] = []
    for amount in amounts(scan.key):
        if amount.worded or not _stands_alone(scan.key, amount):
            continue
        at = bisect_left(starts, amount.start)
        nearest = max((*governors[max(0, at - 1) : at], *implied[-1:]), key=lambda m: m.start, default=None)
        unit = _governing(scan.key, nearest, amount) or _named(scan.key, amount)
        if unit is not None:
            quantity = replace(unit, amount=amount.value, decimals=amount.decimals, ulp=amount.ulp)
            flags = (*amount.flags, "unit_implied")
            span = amount.start, amount.end
            implied.append(found(scan, "count", *span, plain(amount.value), flags=flags, quantity=quantity))
    yield from implied


def _stands_alone(key: str, amount: Amount) -> bool:
    token = key[amount.start : amount.end]
    if not _FOLLOWS.match(key, amount.end):
        return False
    if is_labelled(key, amount.start, "before"):
        return False
    leading = _DONE if _YEAR.match(token) else _LEAD
    return bool(leading.search(key[max(0, amount.start - 24) : amount.start]))


def _governing(key: str, before: Mention | None, amount: Amount) -> Quantity | None:
    """The unit of the count before, if it stands in the same sentence."""
    if before is None or before.quantity is None or amount.start - before.end > 120:
        return None
    if _SENTENCE.search(key, before.end, amount.start):
        return None
    return Quantity(amount=None, unit=before.quantity.unit, unit_text=before.quantity.unit_text)


def _named(key: str, amount: Amount) -> Quantity | None:
    """The unit that `số …` or `tổng số …` names earlier in the clause, behind a verb of quantity only."""
    window = max(0, amount.start - 90)
    opening = max((m.end() for m in _CLAUSE.finditer(key, window, amount.start)), default=window)
    if not _IS.search(key, max(opening, amount.start - 12), amount.start):
        return None
    named = [unit for m in _COUNTED.finditer(key, opening, amount.start) if (unit := unit_at(key, m.end()))]
    return Quantity(amount=None, unit=named[-1].code, unit_text=named[-1].text) if named else None


PATTERN = Pattern(
    name="bare_count",
    find=_find,
    examples=(
        Example("Có 9.420 hồ sơ: trước hạn 6.105, đúng hạn 3.210, quá hạn 105", "count", "6.105", "6105"),
        Example("Trong 1.530 thủ tục của tỉnh có 118 không phát sinh.", "count", "118", "118"),
        Example("Trong số 75 thủ tục có 52 toàn trình, 23 một phần", "count", "52", "52"),
        Example("Tổng số hồ sơ cả năm là 4.816.", "count", "4.816", "4816"),
        Example("Tổng số hồ sơ là 4.816 (mới tiếp nhận 4.705, kỳ trước 111)", "count", "111", "111"),
        Example("nhận 2.014 hồ sơ: đã giải quyết 1987, đang giải quyết 23", "count", "1987", "1987"),
        Example("Có 640 công trình, đã nghiệm thu 512, còn lại 128.", "count", "512", "512"),
    ),
    counterexamples=(
        Counterexample("Có 12 hồ sơ. Danh sách gồm 3, 4.", "count", "3"),
        Counterexample("công bố 12 thủ tục trong 2022.", "count", "2022"),
        Counterexample("công bố 12 thủ tục, đã có từ 2022.", "count", "2022"),
    ),
)
