"""Durations: `05 ngày làm việc`, `30 phút`, `5 năm`; no periods, no counts (domain DT-10)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention, Moment, Quantity
from doisoat.records.wire import plain
from extract.amounts import amounts
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found

_UNIT = re.compile(
    r"\s{0,2}(?P<unit>ngày công|ngày|tháng|năm|giờ|phút|giây|tuần|quý)(?!\w)(?P<business>\s{1,2}làm việc)?"
    r"(?!\s{1,2}(?:đầu|cuối|tuổi|20\d\d|19\d\d))"
)
_ISO = {
    "ngày": "P{}D",
    "ngày công": "P{}D",
    "tháng": "P{}M",
    "năm": "P{}Y",
    "tuần": "P{}W",
    "giờ": "PT{}H",
    "phút": "PT{}M",
    "giây": "PT{}S",
    "quý": "P{}Q",
}
_IN_DATE = re.compile(r"(?:ngày|tháng|năm|quý|thứ|khóa|số|điều|khoản)\s{1,2}$")


def _find(scan: Scan) -> Iterator[Mention]:
    for amount in amounts(scan.key):
        unit = _UNIT.match(scan.key, amount.end)
        if unit is None or _IN_DATE.search(scan.key[max(0, amount.start - 8) : amount.start]):
            continue
        if amount.worded and not unit["business"] and scan.key[amount.start : amount.end] in ("năm", "một"):
            continue
        details = Moment(business=bool(unit["business"]))
        quantity = Quantity(amount=amount.value, unit_text=unit["unit"], decimals=amount.decimals, ulp=amount.ulp)
        value = _ISO[unit["unit"]].format(plain(amount.value))
        yield found(scan, "duration", amount.start, unit.end(), value, moment=details, quantity=quantity)


PATTERN = Pattern(
    name="duration",
    find=_find,
    examples=(
        Example("xong trong 07 ngày làm việc", "duration", "07 ngày làm việc", "P7D"),
        Example("rút từ 25 ngày xuống 18 ngày", "duration", "25 ngày", "P25D"),
        Example("sau 4 tháng thí điểm", "duration", "4 tháng", "P4M"),
        Example("chỉ mất 30 phút", "duration", "30 phút", "PT30M"),
    ),
    counterexamples=(Counterexample("trong 6 tháng đầu năm 2023", "duration", "6 tháng"),),
)
