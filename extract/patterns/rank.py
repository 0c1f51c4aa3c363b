"""Ranks: `xếp thứ 12/63`, `đứng vị trí thứ nhất`, `đứng đầu 63 tỉnh`, `top 10` (domain NU-12, RO-05)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from doisoat.records import Mention, Quantity
from extract.indices import index_before
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found, matches

_TOTAL = r"(?:\s?/\s?(?P<total>\d{1,4})(?!\d|[.,/]\d))?"
_RANK = re.compile(
    rf"(?<!\w)(?:thứ(?:\s{{1,2}}hạng)?|hạng|vị trí)\s{{1,2}}(?:thứ\s{{1,2}})?(?P<rank>\d{{1,4}}|nhất|nhì|hai"
    rf"|ba|tư|năm)(?!\w|[.,]\d){_TOTAL}"
)
_BARE = re.compile(rf"(?<!\w)(?:xếp|đứng)\s{{1,2}}(?P<rank>\d{{1,3}})(?!\w|[.,]\d){_TOTAL}")
_TOP = re.compile(r"(?<!\w)(?:top|tốp)\s{1,2}(?P<rank>\d{1,3})(?!\w|[.,]\d)")
_FIRST = re.compile(r"(?<!\w)đứng đầu\s{1,2}(?P<total>\d{1,3})\s{1,2}(?:tỉnh|huyện|sở|xã|đơn vị|địa phương)")
_CUE = re.compile(
    r"(?:xếp|đứng|vị trí|xếp hạng|tăng lên|lên|vươn lên|giữ|ở|đạt|từ|xuống|năm \d{4} \()\s{1,2}(?:ở\s"
    r"|tại\s)?(?:vị trí\s)?$|\($"
)
#: How near another rank must stand for a bare `thứ N` in brackets or behind a comma to be one, too.
_BESIDE = 120
_LINED = re.compile(r"xếp hàng\s$")
_WORDS = {"nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "năm": 5}


def _find(scan: Scan) -> Iterator[Mention]:
    last = -_BESIDE
    for at in matches(_RANK, scan.key, "thứ", "hạng", "vị trí"):
        before = scan.key[max(0, at.start() - 24) : at.start()]
        placed = at["total"] or "vị trí" in at[0] or _CUE.search(before)
        beside = at.start() - last < _BESIDE and before.rstrip().endswith(("(", ","))
        if (placed or beside) and not _LINED.search(before):
            last = at.end()
            yield _mention(scan, at, at["rank"], at["total"])
    for at in matches(_BARE, scan.key, "xếp", "đứng"):
        if at["total"]:
            yield _mention(scan, at, at["rank"], at["total"])
    for at in matches(_TOP, scan.key, "top", "tốp"):
        yield _mention(scan, at, at["rank"], None, op="le")
    for at in matches(_FIRST, scan.key, "đứng đầu"):
        yield _mention(scan, at, "nhất", at["total"])


def _mention(scan: Scan, at: re.Match[str], rank: str, total: str | None, op: str = "eq") -> Mention:
    number = Decimal(_WORDS.get(rank, rank))
    quantity = Quantity(
        amount=number,
        second=Decimal(total) if total else None,
        op=op,
        facet="rank",
        index=index_before(scan.key, at.start()),
    )
    value = f"{number}/{int(total)}" if total else str(number)
    return found(scan, "rank", at.start(), at.end(), value, quantity=quantity)


PATTERN = Pattern(
    name="rank",
    find=_find,
    examples=(
        Example("Par Index xếp thứ 12/63 tỉnh, thành phố", "rank", "thứ 12/63", "12/63"),
        Example("vươn lên vị trí thứ nhì", "rank", "vị trí thứ nhì", "2"),
        Example("lọt vào top 15", "rank", "top 15", "15"),
        Example("đứng đầu 63 tỉnh, thành phố", "rank", "đứng đầu 63 tỉnh", "1/63"),
    ),
    counterexamples=(
        Counterexample("kỳ họp thứ 9 của Hội đồng", "rank", "thứ 9"),
        Counterexample("xe đang xếp hàng thứ 7", "rank", "thứ 7"),
    ),
)
