"""Parts without a noun of their own before their whole: `811 trong số 2.553 giáo viên` (domain 3, UN-03).

The part takes the noun of the whole, or of the rest in `đã ký số 80, còn lại 220 văn bản`; flag `unit_implied`.
"""

import re
from collections.abc import Iterator, Mapping

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.labels import is_labelled
from extract.nouns import noun_at
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found
from extract.units import UnitFound, unit_at

_BAR = re.compile(
    r"\s{1,2}(?:(?:trên|trong)\s{1,2}(?:tổng\s{1,2})?số|trên\s{1,2}tổng|của\s{1,2}tổng\s{1,2}số)"
    r"(?:\s{1,2}(?:là|gồm|hơn|gần|trên|khoảng))?\s{1,2}"
)

_REST = re.compile(r"\s?,\s{1,2}(?:số\s{1,2})?còn(?:\s{1,2}lại)?(?:\s{1,2}là)?\s{1,2}")
_DONE = re.compile(r"(?<!\w)đã(?:\s{1,2}[^\W\d]+){1,6}\s{1,2}$")


def _find(scan: Scan) -> Iterator[Mention]:
    wholes = {amount.start: amount for amount in amounts(scan.key)}
    for part in wholes.values():
        whole = None if part.worded else _giving(scan.key, part, wholes)
        if whole is None or is_labelled(scan.key, part.start, "before"):
            continue
        unit = _unit_behind(scan, whole.end)
        if unit is not None:
            quantity = Quantity(
                amount=part.value, decimals=part.decimals, ulp=part.ulp, unit=unit.code, unit_text=unit.text
            )
            flags = (*part.flags, "unit_implied")
            yield found(scan, "count", part.start, part.end, plain(part.value), flags=flags, quantity=quantity)


def _giving(key: str, part: Amount, amounts_at: Mapping[int, Amount]) -> Amount | None:
    """The whole, or the rest, that gives a part its noun."""
    if bar := _BAR.match(key, part.end):
        whole = amounts_at.get(bar.end())
        return whole if whole and part.value <= whole.value else None
    rest = _REST.match(key, part.end)
    return amounts_at.get(rest.end()) if rest and _DONE.search(key, max(0, part.start - 48), part.start) else None


def _unit_behind(scan: Scan, end: int) -> UnitFound | None:
    noun = end + 1
    return (unit_at(scan.key, noun) or noun_at(scan, noun)) if scan.key[end:noun].isspace() else None


PATTERN = Pattern(
    name="numerator",
    find=_find,
    examples=(
        Example("Đã tập huấn 811 trong số 2.553 giáo viên.", "count", "811", "811"),
        Example("Sở đã ký số 80, còn lại 220 văn bản.", "count", "80", "80"),
        Example("Sở gửi 54 trên tổng số 293 văn bản.", "count", "54", "54"),
    ),
    counterexamples=(
        Counterexample("Theo mục 5 trong tổng số 12 nhiệm vụ", "count", "5"),
        Counterexample("Năm 2021 trong tổng số 4.300 hồ sơ", "count", "2021"),
        Counterexample("một trong số 9 huyện", "count", "một"),
    ),
)
