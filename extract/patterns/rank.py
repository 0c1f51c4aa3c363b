"""Ranks: `xếp thứ 12/63`, `đứng vị trí thứ nhất`, `đứng đầu 63 tỉnh`, `top 10` (domain NU-12, RO-05)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from doisoat.records import Mention, Quantity
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found

_TOTAL = r"(?:\s?/\s?(?P<total>\d{1,4})(?![\d.,/]))?"
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
_LINED = re.compile(r"xếp hàng\s$")
_WORDS = {"nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "năm": 5}
_INDEX = {
    "par index": "PAR Index", "parindex": "PAR Index", "papi": "PAPI", "pci": "PCI", "sipas": "SIPAS", "dti": "DTI",
    "ict index": "ICT Index", "ddci": "DDCI", "cải cách hành chính": "PAR Index",
}  # fmt: skip
_INDEX_NAME = re.compile("|".join(_INDEX))


def index_before(key: str, at: int) -> str | None:
    """The name of the index that the sentence speaks of, the nearest to the left of a place."""
    start = max(key.rfind(". ", 0, at), key.rfind("\n", 0, at), at - 160, 0)
    names = _INDEX_NAME.findall(key, start, at)
    return _INDEX[names[-1]] if names else None


def _find(scan: Scan) -> Iterator[Mention]:
    ranked = False
    for at in _RANK.finditer(scan.key):
        before = scan.key[max(0, at.start() - 24) : at.start()]
        placed = "vị trí" in at[0] or (bool(_CUE.search(before)) and not _LINED.search(before))
        if at["total"] or placed or (ranked and not _LINED.search(before) and before.endswith("(")):
            ranked = True
            yield _mention(scan, at, at["rank"], at["total"])
    for at in _BARE.finditer(scan.key):
        if at["total"]:
            yield _mention(scan, at, at["rank"], at["total"])
    for at in _TOP.finditer(scan.key):
        yield _mention(scan, at, at["rank"], None, op="le")
    for at in _FIRST.finditer(scan.key):
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
        Example("đứng vị trí thứ nhất", "rank", "vị trí thứ nhất", "1"),
        Example("nằm trong top 10 cả nước", "rank", "top 10", "10"),
        Example("đứng đầu 63 tỉnh, thành phố", "rank", "đứng đầu 63 tỉnh", "1/63"),
    ),
    counterexamples=(
        Counterexample("kỳ họp thứ 9 của Hội đồng", "rank", "thứ 9"),
        Counterexample("đứng xếp hàng thứ 3", "rank", "thứ 3"),
    ),
)
