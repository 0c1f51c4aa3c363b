"""Changes: `tăng 12,5%`, `giảm 3,86 điểm phần trăm`, `tăng 6 bậc`, `gấp 1,8 lần` (domain NU-11, RO-03)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found
from extract.units import unit_at

_VERB = re.compile(
    r"(?<!\w)(?P<verb>(?P<up>tăng gấp|tăng|cao hơn|nhiều hơn|lớn hơn|(?<!đạt và )vượt)|(?P<down>cắt giảm|giảm"
    r"|thấp hơn|ít hơn)|(?P<times>gấp))"
    r"(?:\s{1,2}(?:thêm|được|lên|khoảng|gần|hơn|trên|bình quân|tối thiểu|ít nhất|từ|đến|tới|đi))*\s{1,2}$"
)
_POINTS = re.compile(r"\s{0,2}(?:điểm\s{1,2}(?:phần trăm|%)|điểm%)")
_PERCENT = re.compile(r"\s{0,2}(?:%|phần trăm(?!\w))")
_FACTOR = re.compile(r"\s{1,2}lần(?!\w)")
_RANKS = re.compile(r"\s{1,2}(?:bậc|hạng|vị trí|thứ bậc)(?!\w)")
_SCORES = re.compile(r"\s{1,2}điểm(?!\w)")
_PLAN = re.compile(r"\s{0,2}(?:kế hoạch|dự toán|chỉ tiêu|so với)")
_DOUBLED = re.compile(r"(?<!\w)(?P<verb>(?P<up>tăng )?gấp)\s{1,2}(?P<word>đôi|ba|bốn|năm)(?!\w)(?!\s{1,2}lần)")
_BASE = re.compile(
    r"[^.;\n]{0,40}?so với (?:cùng kỳ )?(?:năm |giai đoạn )?(?P<base>(?:19|20)\d\d(?:\s?-\s?(?:19|20)\d\d)?)"
)
_TIMES = {"đôi": 2, "ba": 3, "bốn": 4, "năm": 5}


def _find(scan: Scan) -> Iterator[Mention]:
    for amount in amounts(scan.key):
        window = max(0, amount.start - 48)
        verb = _VERB.search(scan.key[window : amount.start])
        if verb is None:
            continue
        mention = _change(scan, amount, verb, window + verb.start())
        if mention is not None:
            yield mention
    for at in _DOUBLED.finditer(scan.key):
        value = _TIMES[at["word"]]
        quantity = Quantity(amount=Decimal(value), unit="factor", facet="change", direction="up" if at["up"] else None)
        yield found(scan, "change", at.start(), at.end(), str(value), quantity=quantity)


def _change(scan: Scan, amount: Amount, verb: re.Match[str], start: int) -> Mention | None:
    unit = _unit(scan.key, amount, verb)
    if unit is None:
        return None
    code, text, end = unit
    flags = amount.flags
    if code == "factor" and not verb["times"] and "gấp" not in verb["verb"]:
        flags = (*flags, "ambiguous_times")
    quantity = Quantity(
        amount=amount.value,
        decimals=amount.decimals,
        ulp=amount.ulp or (Decimal(1) if code in ("percent", "pp", "percent|pp") else Decimal(0)),
        unit=code,
        unit_text=text,
        facet="change",
        direction="up" if verb["up"] else "down" if verb["down"] else None,
        base_period=_base_period(scan, end),
        alt=amount.alt,
    )
    return found(scan, "change", start, end, plain(amount.value), flags=flags, quantity=quantity)


def _unit(key: str, amount: Amount, verb: re.Match[str]) -> tuple[str, str | None, int] | None:
    """The unit of a change, its printed noun and its end; None where the figure is no difference."""
    end = amount.end
    sign = _PERCENT.match(key, end)
    if verb["verb"] == "vượt" and not _PLAN.match(key, sign.end() if sign else end):
        return None
    for pattern, code in (
        (_POINTS, "pp"),
        (_PERCENT, "percent"),
        (_FACTOR, "factor"),
        (_RANKS, "rank"),
        (_SCORES, "score"),
    ):
        if found_unit := pattern.match(key, end):
            return code, None, found_unit.end()
    if verb["times"] or verb["verb"] == "vượt":
        return None
    noun = unit_at(key, end + 1) if key[end : end + 1] in " \n" else None
    return (noun.code, noun.text, noun.end) if noun else None


def _base_period(scan: Scan, end: int) -> str | None:
    base = _BASE.match(scan.shadow.key, end)
    return re.sub(r"\s", "", base["base"]) if base else None


PATTERN = Pattern(
    name="change",
    find=_find,
    examples=(
        Example("tăng 12% so với cùng kỳ năm trước", "change", "tăng 12%", "12"),
        Example("tăng 2,5 điểm phần trăm", "change", "tăng 2,5 điểm phần trăm", "2.5"),
        Example("gấp 1,8 lần, tăng gấp đôi", "change", "gấp 1,8 lần", "1.8"),
        Example("gấp 1,8 lần, tăng gấp đôi", "change", "tăng gấp đôi", "2"),
        Example("nhiều hơn 15 đơn vị", "change", "nhiều hơn 15 đơn vị", "15"),
        Example("giảm 203 chỉ tiêu biên chế", "change", "giảm 203 chỉ tiêu biên chế", "203"),
        Example("tăng 6 bậc", "change", "tăng 6 bậc", "6"),
    ),
    counterexamples=(
        Counterexample("tăng cường 3 giải pháp", "change", "3 giải pháp"),
        Counterexample("họp 3 lần, kiểm tra lần 2", "change", "3 lần"),
        Counterexample("vượt 50%", "change", "vượt 50%"),
    ),
)  # fmt: skip
