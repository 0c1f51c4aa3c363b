"""Ratios with a stroke: `901/1499 thủ tục`, `126.509 hồ sơ/282.677 hồ sơ`; one fraction, no counts (domain 3, NU).

With two different units the two sides are counts; a day and month, a rank, a score and a house number are no ratios.
"""

import re
from collections.abc import Iterator

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.numerals import Numeral, read_numeral
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found
from extract.units import UnitFound, unit_at

_NUMBER = r"\d+(?:[.,]\d+)*"
_FIRST = re.compile(
    rf"(?<![\w/])(?<!\d[.,])(?<!\d-)(?P<a>{_NUMBER})(?P<gap>(?:\s{{1,2}}[^\W\d]+){{0,8}}\s?/\s?)(?P<b>{_NUMBER})(?![\d/]|[.,]\d|-\d)(?!\w)"
)
_ADDRESS = re.compile(r"(?:số|hẻm|ngõ|kiệt|tổ|nhà|đường|lô|phòng|tầng|quốc lộ|trang|lễ|dịp|ngày|biển số)\s{1,2}$")
_RATED = re.compile(r"[^\n.;]{0,30}?\d(?:[.,]\d+)?\s?%")
_NOT_A_UNIT = re.compile(r"\s{0,2}(?:điểm(?!\w)|giờ|ngày|tháng|năm)")
_ALWAYS_ON = ("24/7", "24/24")


def _find(scan: Scan) -> Iterator[Mention]:
    for at in _FIRST.finditer(scan.key):
        gap = at["gap"].strip().removesuffix("/").strip()
        inner = unit_at(scan.key, at.end("a") + len(at["gap"]) - len(at["gap"].lstrip())) if gap else None
        if gap and (inner is None or scan.key[inner.end : at.end("gap")].strip() != "/"):
            continue
        outer = unit_at(scan.key, _past_space(scan.key, at.end()))
        mention = _mention(scan, at, inner, outer)
        if mention is not None:
            yield mention


def _mention(scan: Scan, at: re.Match[str], inner: UnitFound | None, outer: UnitFound | None) -> Mention | None:
    if inner and outer and (inner.code, inner.text) != (outer.code, outer.text):
        return None
    unit = outer or inner
    follower = "unit" if unit else "plain"
    a, b = read_numeral(at["a"], follower), read_numeral(at["b"], follower)
    if a is None or b is None or not b.value or not _plausible(scan, at, unit, a, b):
        return None
    end = outer.end if outer else at.end()
    quantity = Quantity(
        amount=a.value,
        second=b.value,
        unit=unit.code if unit else None,
        unit_text=unit.text if unit else None,
        decimals=max(a.decimals, b.decimals),
    )
    flags = tuple(dict.fromkeys((*a.flags, *b.flags)))
    return found(
        scan, "fraction", at.start(), end, f"{plain(a.value)}/{plain(b.value)}", flags=flags, quantity=quantity
    )


def _plausible(scan: Scan, at: re.Match[str], unit: UnitFound | None, a: Numeral, b: Numeral) -> bool:
    """Whether two numbers round a stroke are a ratio and no date, house number or round-the-clock service."""
    if at[0] in _ALWAYS_ON or _NOT_A_UNIT.match(scan.key, at.end()):
        return False
    if unit is not None:
        return True
    if _ADDRESS.search(scan.key[max(0, at.start() - 12) : at.start()]):
        return False
    could_be_day = a.value <= 31 and b.value <= 12
    return not could_be_day or bool(_RATED.match(scan.key, at.end()))


def _past_space(key: str, at: int) -> int:
    while at < len(key) and key[at] in " \t\n":
        at += 1
    return at


PATTERN = Pattern(
    name="ratio",
    find=_find,
    examples=(
        Example("Cấp huyện thực hiện 214/402 thủ tục, đạt 53,2%", "fraction", "214/402 thủ tục", "214/402"),
        Example("chiếm 40% (1.234 hồ sơ/3.085 hồ sơ)", "fraction", "1.234 hồ sơ/3.085 hồ sơ", "1234/3085"),
        Example("12⁄15 xã", "fraction", "12⁄15 xã", "12/15"),
        Example("1/8 đạt 12,5%", "fraction", "1/8", "1/8"),
    ),
    counterexamples=(
        Counterexample("hỗ trợ 24/7 qua tổng đài", "fraction", "24/7"),
        Counterexample("dịp lễ 30/4 và 1/5", "fraction", "30/4"),
        Counterexample("trụ sở tại số 12/3 đường Phù Lãng", "fraction", "12/3"),
    ),
)  # fmt: skip
