"""Ratios with a stroke: `901/1499 thủ tục`, `126.509 hồ sơ/282.677 hồ sơ`; one fraction, no counts (domain 3, NU).

With two different units the two sides are counts; a day and month, a rank, a score and a house number are no ratios.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import follower
from extract.labels import is_labelled
from extract.nouns import noun_at
from extract.numerals import Numeral, read_numeral
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found, matches
from extract.units import UnitFound, unit_at

_GROUPED = r"[1-9]\d{0,2}(?: \d{3})+(?!\d)(?![.,]\d)"
_NUMBER = rf"(?:{_GROUPED}|\d+(?:[.,]\d+)*)"
_FIRST = re.compile(
    rf"(?<![\w/])(?<!\d[.,])(?<!\d-)(?P<a>{_NUMBER})(?P<gap>(?:\s{{1,2}}[^\W\d]+){{0,8}}\s?/\s?)(?P<b>{_NUMBER})(?![\d/]|[.,]\d|-\d)(?:(?!\w)|(?=(?:km|m|ha|m2|m3|kg)(?!\w)))"
)
_ADDRESS = re.compile(
    r"(?:số|tổ|nhà|đường|lô|phòng|tầng|quốc lộ|trang|lễ|dịp|ngày|hôm|phiên|biển số)"
    r"\s{1,2}$"
)
#: Never in front of a ratio, whatever noun follows it.
_NAME = re.compile(r"(?<!\w)(?:hẻm|ngõ|ngách|kiệt|thửa|thửa đất|lớp)\s{1,2}$")
_RATED = re.compile(r"[^\n.;]{0,30}?\d(?:[.,]\d+)?\s?%")
_NOUN = re.compile(r"\s{1,2}[^\W\d]")
_NOT_A_UNIT = re.compile(r"\s{0,2}(?:(?:điểm|kv|kw|mw|ml|mg|mmhg|hz)(?!\w)|giờ|ngày|tháng|năm)")
_ALWAYS_ON = ("24/7", "24/24")


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two printed numbers of a ratio, where the first starts and where the second ends."""

    start: int
    a: str
    gap: tuple[int, int]
    b: str
    end: int


def _find(scan: Scan) -> Iterator[Mention]:
    for at in matches(_FIRST, scan.key, "/"):
        sides = _sides(scan.key, at)
        gap = scan.key[slice(*sides.gap)].strip().removesuffix("/").strip()
        inner = _unit_at(scan, _past_space(scan.key, sides.gap[0])) if gap else None
        if gap and (inner is None or scan.key[inner.end : sides.gap[1]].strip() != "/"):
            continue
        mention = _mention(scan, sides, inner, _unit_at(scan, _past_space(scan.key, sides.end)))
        if mention is not None:
            yield mention


def _sides(key: str, at: re.Match[str]) -> _Sides:
    """Both numbers; groups by spaces (3.1 row 11) belong together only where a noun follows and a part results."""
    a, b, start = at["a"], at["b"], at.start("a")
    if " " in b and not _NOUN.match(key, at.end("b")):
        b = b[: b.index(" ")]
    whole = read_numeral(b.replace(" ", ""), "unit")
    part = read_numeral(a.replace(" ", ""), "unit")
    exceeds = part is None or whole is None or part.value > whole.value
    if " " in a and (exceeds or is_labelled(key, start, "before_group")):
        a = a[a.rindex(" ") + 1 :]
        start = at.end("a") - len(a)
    return _Sides(start, a, at.span("gap"), b, at.start("b") + len(b))


def _unit_at(scan: Scan, at: int) -> UnitFound | None:
    return unit_at(scan.key, at) or noun_at(scan, at)


def _mention(scan: Scan, sides: _Sides, inner: UnitFound | None, outer: UnitFound | None) -> Mention | None:
    if inner and outer and (inner.code, inner.text) != (outer.code, outer.text):
        return None
    if inner and inner.code == "other" and outer is None:  # `500 microgram/1 m3` is so much a unit of another
        return None
    unit = outer or inner
    scaled = follower(scan.key, sides.end) == "multiplier"  # `923,835/1.010 tỷ đồng`
    a, b = _read(sides.a, unit, scaled=scaled), _read(sides.b, unit, scaled=scaled)
    if a is None or b is None or not b.value or not _plausible(scan, sides, unit, a, b):
        return None
    decimals = max(a.decimals, b.decimals)
    quantity = Quantity(
        amount=a.value,
        second=b.value,
        unit=unit.code if unit else None,
        unit_text=unit.text if unit else None,
        decimals=decimals,
        ulp=Decimal(1).scaleb(-decimals) if decimals else Decimal(0),
    )
    end = outer.end if outer else sides.end
    flags = tuple(dict.fromkeys((*a.flags, *b.flags)))
    value = f"{plain(a.value)}/{plain(b.value)}"
    return found(scan, "fraction", sides.start, end, value, flags=flags, quantity=quantity)


def _read(surface: str, unit: UnitFound | None, *, scaled: bool) -> Numeral | None:
    if " " in surface:
        return Numeral(Decimal(surface.replace(" ", "")), 0, ("space_group",))
    return read_numeral(surface, "multiplier" if scaled else "unit" if unit else "plain")


def _plausible(scan: Scan, sides: _Sides, unit: UnitFound | None, a: Numeral, b: Numeral) -> bool:
    """Whether two numbers round a stroke are a ratio and no date, house number or round-the-clock service."""
    if scan.key[sides.start : sides.end] in _ALWAYS_ON or _NOT_A_UNIT.match(scan.key, sides.end):
        return False
    if _NAME.search(scan.key[max(0, sides.start - 12) : sides.start]):
        return False
    if unit is not None and unit.code != "other":
        return True
    if _ADDRESS.search(scan.key[max(0, sides.start - 12) : sides.start]):
        return False
    could_be_day = a.value <= 31 and b.value <= 12 and not (a.decimals or b.decimals)
    if a.value > b.value:  # more than the whole needs a noun, or a name, number or class is printed
        return unit is not None and not could_be_day
    return not could_be_day or bool(_RATED.match(scan.key, sides.end))


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
        Example("17⁄20 phường", "fraction", "17⁄20 phường", "17/20"),
        Example("3/5 đạt 60%", "fraction", "3/5", "3/5"),
        Example("gửi 2.108/31 450 học sinh", "fraction", "2.108/31 450 học sinh", "2108/31450"),
        Example("chi trả 823,835/1.010 tỷ đồng", "fraction", "823,835/1.010", "823.835/1010"),
        Example("tháng 4 150/200 hồ sơ", "fraction", "150/200 hồ sơ", "150/200"),
        Example("7 512 sản phẩm/9 208 sản phẩm", "fraction", "7 512 sản phẩm/9 208 sản phẩm", "7512/9208"),
    ),
    counterexamples=(
        Counterexample("hỗ trợ 24/7 qua tổng đài", "fraction", "24/7"),
        Counterexample("dịp lễ 30/4 và 1/5", "fraction", "30/4"),
        Counterexample("khoảng 120 microgram/1 m3", "fraction", "120 microgram/1"),
        Counterexample("đường dây 500/220 kV", "fraction", "500/220"),
        Counterexample("học sinh lớp 9/4 Trường THCS", "fraction", "9/4 Trường"),
        Counterexample("thửa đất 297/5 Phù Lãng", "fraction", "297/5"),
        Counterexample("trụ sở tại số 12/3 đường Phù Lãng", "fraction", "12/3"),
    ),
)
