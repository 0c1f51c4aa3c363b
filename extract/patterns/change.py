"""Changes: `tăng 12,5%`, `giảm 3,86 điểm phần trăm`, `tăng 6 bậc`, `gấp 1,8 lần` (domain NU-11, RO-03)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.intervals import bounds
from extract.nouns import noun_at
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found, matches
from extract.units import UnitFound, unit_at

_VERB = re.compile(
    r"(?<!\w)(?<!không )(?P<verb>(?P<up>tăng gấp|tăng|cao hơn|nhiều hơn|lớn hơn|(?<!đạt và )vượt)"
    r"|(?P<down>cắt giảm|giảm"
    r"|thấp hơn|ít hơn)|(?P<times>gấp))"
    r"(?P<base>\s{1,2}(?:so với\s)?[^.;,()\n]{0,40}\([^()\n]{1,40}\))?"
    r"(?:\s{1,2}(?:thêm|được|lên|khoảng|xấp xỉ|gần|hơn|trên|bình quân|tối thiểu|ít nhất|từ|đến|tới|đi))*\s{1,2}$"
)
#: Only these take their base before the difference: `thấp hơn năm 2020 (78,4%) 10,3 điểm phần trăm`.
_COMPARED = re.compile(r"\S+ hơn")
#: What stands between the verb and the number of a hedged change; the innermost decides (domain 5).
_HEDGE = re.compile(
    r"(?<!\w)(?:(?P<lt_near>gần)|(?P<gt>hơn|trên)|(?P<approx>khoảng|xấp xỉ)|(?P<ge>tối thiểu|ít nhất))\s{1,2}$"
)
_TO_A_LEVEL = re.compile(r"(?:từ|đến|tới|lên)\s{1,2}$")
_POINTS = re.compile(r"\s{0,2}(?:điểm\s{1,2}(?:phần trăm|%)|điểm%)")
_PERCENT = re.compile(r"\s{0,2}(?:%|phần trăm(?!\w))")
_FACTOR = re.compile(r"\s{1,2}lần(?!\w)")
_RANKS = re.compile(r"\s{1,2}(?:bậc|hạng|vị trí|thứ bậc)(?!\w)")
_SCORES = re.compile(r"\s{1,2}điểm(?!\w)")
_PLAN = re.compile(r"\s{0,2}(?:kế hoạch|dự toán|chỉ tiêu|so với)")
_DOUBLED = re.compile(r"(?<!\w)(?P<verb>(?P<up>tăng )?gấp)\s{1,2}(?P<word>đôi|ba|bốn|năm)(?!\w)(?!\s{1,2}lần)")
_HALVED = re.compile(
    r"(?<!\w)(?:(?P<up>tăng)|(?P<down>cắt giảm|giảm))(?: được| đi| khoảng| gần| hơn| tới)* (?P<half>một nửa)(?!\w)"
)
_BASE = re.compile(
    r"[^.;\n]{0,40}?so với (?:cùng kỳ )?(?:năm |giai đoạn )?(?P<base>(?:19|20)\d\d(?:\s?-\s?(?:19|20)\d\d)?)"
)
_TIMES = {"đôi": 2, "ba": 3, "bốn": 4, "năm": 5}


def _find(scan: Scan) -> Iterator[Mention]:
    for amount in amounts(scan.key):
        window = max(0, amount.start - 90)
        verb = _VERB.search(scan.key[window : amount.start])
        if verb is None or (verb["base"] and not _COMPARED.match(verb["verb"])):
            continue
        start = amount.start if verb["base"] else window + verb.start()
        mention = _change(scan, amount, verb, start)
        if mention is not None:
            yield mention
    for at in matches(_DOUBLED, scan.key, "gấp"):
        value = _TIMES[at["word"]]
        quantity = Quantity(amount=Decimal(value), unit="factor", facet="change", direction="up" if at["up"] else None)
        yield found(scan, "change", at.start(), at.end(), str(value), quantity=quantity)
    for at in matches(_HALVED, scan.key, "một nửa"):
        yield _halved(scan, at)


def _halved(scan: Scan, at: re.Match[str]) -> Mention:
    """`giảm gần một nửa`: 50 %, which nobody says to the point."""
    value, hedge = Decimal(50), _HEDGE.search(scan.key[at.start() : at.start("half")])
    op = hedge.lastgroup if hedge and hedge.lastgroup else "approx"
    quantity = Quantity(
        amount=value,
        ulp=Decimal(1),
        op=op,
        interval=bounds(op, value, Decimal(1)),
        unit="percent",
        facet="change",
        direction="up" if at["up"] else "down",
    )
    return found(scan, "change", at.start(), at.end(), "50", quantity=quantity)


def _change(scan: Scan, amount: Amount, verb: re.Match[str], start: int) -> Mention | None:
    unit = _unit(scan, amount, verb)
    if unit is None:
        return None
    code, text, end = unit
    flags = amount.flags
    if code == "factor" and not verb["times"] and "gấp" not in verb["verb"]:
        flags = (*flags, "ambiguous_times")
    ulp = amount.ulp or (Decimal(1) if code in ("percent", "pp", "percent|pp") else Decimal(0))
    hedge = _HEDGE.search(verb[0], verb.end("verb") - verb.start())
    quantity = Quantity(
        amount=amount.value,
        decimals=amount.decimals,
        ulp=ulp,
        op=hedge.lastgroup if hedge and hedge.lastgroup else "eq",
        interval=bounds(hedge.lastgroup, amount.value, ulp) if hedge and hedge.lastgroup else None,
        unit=code,
        unit_text=text,
        facet="change",
        direction="up" if verb["up"] else "down" if verb["down"] else None,
        base_period=_base_period(scan, end),
        alt=amount.alt,
    )
    return found(scan, "change", start, end, plain(amount.value), flags=flags, quantity=quantity)


def _unit(scan: Scan, amount: Amount, verb: re.Match[str]) -> tuple[str, str | None, int] | None:
    """The unit of a change, its printed noun and its end; None where the figure is no difference."""
    key, end = scan.key, amount.end
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
    noun = _noun(scan, end + 1, verb) if key[end : end + 1] in (" ", "\n") else None
    return (noun.code, noun.text, noun.end) if noun else None


def _noun(scan: Scan, at: int, verb: re.Match[str]) -> UnitFound | None:
    """What a difference counts; `giảm từ 433 học sinh` names a level, and nouns outside the table decide nothing."""
    return unit_at(scan.key, at) or (None if _TO_A_LEVEL.search(verb[0]) else noun_at(scan, at))


def _base_period(scan: Scan, end: int) -> str | None:
    base = _BASE.match(scan.shadow.key, end)
    return re.sub(r"\s", "", base["base"]) if base else None


PATTERN = Pattern(
    name="change",
    find=_find,
    examples=(
        Example("giảm 8% so với cùng kỳ năm ngoái", "change", "giảm 8%", "8"),
        Example("tăng 3,1 điểm phần trăm", "change", "tăng 3,1 điểm phần trăm", "3.1"),
        Example("gấp 2,4 lần, tăng gấp ba", "change", "gấp 2,4 lần", "2.4"),
        Example("gấp 2,4 lần, tăng gấp ba", "change", "tăng gấp ba", "3"),
        Example("ít hơn 9 địa phương", "change", "ít hơn 9 địa phương", "9"),
        Example("cắt giảm 41 biên chế", "change", "cắt giảm 41 biên chế", "41"),
        Example("giảm 1.154 trẻ em", "change", "giảm 1.154 trẻ em", "1154"),
        Example("giảm 4 bậc", "change", "giảm 4 bậc", "4"),
        Example("giảm gần một nửa so với năm ngoái", "change", "giảm gần một nửa", "50"),
        Example("thấp hơn năm 2019 (61,5%) 8,2 điểm phần trăm", "change", "8,2 điểm phần trăm", "8.2"),
        Example("cao hơn năm 2019 (480 xã) 24 xã", "change", "24 xã", "24"),
    ),
    counterexamples=(
        Counterexample("tăng cường 8 nhiệm vụ", "change", "8 nhiệm vụ"),
        Counterexample("tập huấn 5 lần, thi lần 3", "change", "5 lần"),
        Counterexample("giảm từ 433 trẻ em xuống còn 215 trẻ em", "change", "giảm từ 433 trẻ em"),
        Counterexample("vượt 50%", "change", "vượt 50%"),
    ),
)
