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
_PLACE = r"(?:(?:vị trí|thứ hạng|hạng|thứ|số)\s{1,2}){0,2}"
_MOVED = re.compile(
    rf"(?<!\w)từ\s{{1,2}}(?P<old>{_PLACE}(?P<old_rank>\d{{1,4}})(?:\s?/\s?(?P<old_total>\d{{1,4}}))?)(?!\w|[.,/]\d)"
    rf"[^\d.;,()]{{0,40}}?\s(?:lên|xuống)\s{{1,2}}"
    rf"(?P<new>{_PLACE}(?P<new_rank>\d{{1,4}})(?:\s?/\s?(?P<new_total>\d{{1,4}}))?)(?!\w|[.,/]\d)"
)
_PLACED = re.compile(r"vị trí|hạng|thứ")
_STEPS = re.compile(r"\d\s{1,2}bậc[^.;\d]{0,60}$")
_CUE = re.compile(
    r"(?:xếp|đứng|vị trí|xếp hạng|tăng lên|lên|vươn lên|giữ|ở|đạt|từ|xuống|năm \d{4} \()\s{1,2}(?:ở\s"
    r"|tại\s)?(?:vị trí\s)?$|\($"
)
#: How near another rank must stand for a bare `thứ N` in brackets or behind a comma to be one, too.
_BESIDE = 120
_LINED = re.compile(r"xếp hàng\s$")
_WORDS = {"nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "năm": 5}


def _find(scan: Scan) -> Iterator[Mention]:
    moved = tuple(_moved(scan))
    yield from moved
    last = -_BESIDE
    for at in matches(_RANK, scan.key, "thứ", "hạng", "vị trí"):
        before = scan.key[max(0, at.start() - 24) : at.start()]
        placed = at["total"] or "vị trí" in at[0] or _CUE.search(before)
        beside = at.start() - last < _BESIDE and before.rstrip().endswith(("(", ","))
        if any(mention.start < at.end() and at.start() < mention.end for mention in moved):
            continue
        if (placed or beside) and not _LINED.search(before):
            last = at.end()
            yield _mention(scan, at.span(), at["rank"], at["total"])
    for at in matches(_BARE, scan.key, "xếp", "đứng"):
        if at["total"]:
            yield _mention(scan, at.span(), at["rank"], at["total"])
    for at in matches(_TOP, scan.key, "top", "tốp"):
        yield _mention(scan, at.span(), at["rank"], None, op="le")
    for at in matches(_FIRST, scan.key, "đứng đầu"):
        yield _mention(scan, at.span(), "nhất", at["total"])


def _moved(scan: Scan) -> Iterator[Mention]:
    """Both ends of a climb or fall: `tăng 9 bậc, từ vị trí 91/189 lên 82/190`."""
    for at in matches(_MOVED, scan.key, "từ"):
        before = scan.key[max(0, at.start() - 80) : at.start()]
        if _PLACED.search(at["old"] + at["new"]) or _STEPS.search(before):
            for end in ("old", "new"):
                yield _mention(scan, at.span(end), at[f"{end}_rank"], at[f"{end}_total"])


def _mention(scan: Scan, span: tuple[int, int], rank: str, total: str | None, op: str = "eq") -> Mention:
    number = Decimal(_WORDS.get(rank, rank))
    quantity = Quantity(
        amount=number,
        second=Decimal(total) if total else None,
        op=op,
        facet="rank",
        index=index_before(scan.key, span[0]),
    )
    value = f"{number}/{int(total)}" if total else str(number)
    return found(scan, "rank", *span, value, quantity=quantity)


PATTERN = Pattern(
    name="rank",
    find=_find,
    examples=(
        Example("Par Index xếp thứ 12/63 tỉnh, thành phố", "rank", "thứ 12/63", "12/63"),
        Example("vươn lên vị trí thứ nhì", "rank", "vị trí thứ nhì", "2"),
        Example("tăng 9 bậc, từ vị trí 41/63 lên 32/63", "rank", "32/63", "32/63"),
        Example("tụt 4 bậc từ 12 xuống 16/63 tỉnh", "rank", "12", "12"),
        Example("lọt vào top 15", "rank", "top 15", "15"),
        Example("đứng đầu 63 tỉnh, thành phố", "rank", "đứng đầu 63 tỉnh", "1/63"),
    ),
    counterexamples=(
        Counterexample("kỳ họp thứ 9 của Hội đồng", "rank", "thứ 9"),
        Counterexample("tăng từ 12 lên 15 bậc lương", "rank", "15"),
        Counterexample("xe đang xếp hàng thứ 7", "rank", "thứ 7"),
    ),
)
