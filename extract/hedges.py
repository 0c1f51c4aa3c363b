"""Hedges: what a word in front of a figure makes of it, as an operator and an interval (domain 5).

Spans grow over the hedge; the innermost one decides, a second one further out is flagged.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from functools import cache

from doisoat.records import Mention, Quantity
from doisoat.text.shadow import Shadow
from extract.intervals import bounds, exact_interval
from extract.words import word_list

HEDGED_KINDS = frozenset({"count", "percent", "permille", "money", "duration"})
#: Words a hedge reaches over.
_REACH = r"(?:\s{1,2}(?:có|đạt|phải|phải đạt|là|khoảng|mức|được|cho|từ))*\s{1,2}$"
_ONWARDS = re.compile(r"\s{1,2}trở (?P<way>lên|xuống)(?!\w)")
_QUANTITY_VERB = re.compile(r"(?:có|đạt|được|hoàn thành|gồm|chiếm|là|đã|nhận|giải quyết|còn)$")
_FROM = re.compile(r"(?<!\w)từ\s{1,2}$")
_SUBJECT_TO_HEDGE = re.compile(
    r"(?:(?:trên|trong) (?:tổng số|số|địa bàn|cơ sở)|(?:cấp|khoảng (?:thời gian|cách)))\s{1,2}$"
)


@cache
def _hedges() -> re.Pattern[str]:
    table = word_list("hedges")["cues"]
    groups = []
    for op, words in table.items():
        alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        groups.append(f"(?P<{op}>{alternatives})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)}){_REACH}")


@cache
def _barred() -> re.Pattern[str]:
    """What must not stand directly before a hedge word, or the word is no hedge (HE-02, HE-03, HE-05)."""
    return re.compile(word_list("hedges")["barred"]["before"])


def with_hedges(shadow: Shadow, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """All mentions, each figure with its operator and interval; spans take in the hedge."""
    ends = {m.end for m in mentions}
    return tuple(_with_hedge(shadow, m, ends) for m in mentions)


def _with_hedge(shadow: Shadow, mention: Mention, ends: AbstractSet[int]) -> Mention:
    quantity = mention.quantity
    if mention.kind == "fraction":
        return _with_hedge_of_ratio(shadow.key, mention, ends)
    if mention.kind not in HEDGED_KINDS or quantity is None or quantity.op == "range" or quantity.amount is None:
        return mention
    amount = quantity.amount
    key, start = shadow.key, mention.start
    found = _hedge_before(key, start)
    if found and not _is_hedge(key, mention, found[1], ends):
        found = None
    onwards = _ONWARDS.match(key, mention.end)
    if onwards:
        start = _start_onwards(key, found[1] if found else start)
        op = "ge" if onwards["way"] == "lên" else "le"
        return _extended(shadow, mention, _bounded(quantity, amount, op), (start, onwards.end()))
    if found is None:
        return replace(mention, quantity=replace(quantity, interval=exact_interval(amount, quantity.ulp)))
    op, start = found
    outer = _hedge_before(key, start)
    flags = mention.flags
    if outer and outer[0] != op:
        flags, start = (*flags, "double_hedge"), outer[1]
    return _extended(shadow, replace(mention, flags=flags), _bounded(quantity, amount, op), (start, mention.end))


def _with_hedge_of_ratio(key: str, mention: Mention, ends: AbstractSet[int]) -> Mention:
    """`hơn 1/3 số hộ`: the quotient is hedged, neither number; the span stays that of the ratio."""
    found = _hedge_before(key, mention.start)
    if found is None or mention.quantity is None or not _is_hedge(key, mention, found[1], ends):
        return mention
    return replace(mention, quantity=replace(mention.quantity, op=found[0]))


def _is_hedge(key: str, mention: Mention, at: int, ends: AbstractSet[int]) -> bool:
    """`trên` behind a figure is the bar of a ratio; before a place it needs a verb of quantity (HE-02, HE-03)."""
    word = key[at : at + 5].strip()
    if word not in ("trên", "dưới"):
        return True
    before = key[max(0, at - 12) : at].rstrip()
    if word == "trên" and (
        before.endswith("%") or at - len(key[max(0, at - 3) : at]) + len(key[max(0, at - 3) : at].rstrip()) in ends
    ):
        return False
    unit = mention.quantity.unit if mention.quantity else None
    return unit not in ("cap", "other") or bool(_QUANTITY_VERB.search(before))


def _hedge_before(key: str, at: int) -> tuple[str, int] | None:
    window = max(0, at - 40)
    before = key[window:at]
    hedge = _hedges().search(before)
    if hedge is None or hedge.lastgroup is None or _SUBJECT_TO_HEDGE.search(before):
        return None
    if not hedge[hedge.lastgroup].startswith("không") and _barred().search(
        key[max(0, window + hedge.start() - 24) : window + hedge.start()] + hedge[hedge.lastgroup] + " "
    ):
        return None
    return hedge.lastgroup, window + hedge.start()


def _start_onwards(key: str, at: int) -> int:
    opening = _FROM.search(key, max(0, at - 5), at)
    return opening.start() if opening else at


def _extended(shadow: Shadow, mention: Mention, quantity: Quantity, span: tuple[int, int]) -> Mention:
    """The mention over the span with its hedge, which decides its quantity."""
    return replace(
        mention,
        start=span[0],
        end=span[1],
        surface=shadow.text[span[0] : span[1]],
        quantity=quantity,
        moment=replace(mention.moment, op=quantity.op) if mention.moment else None,
    )


def _bounded(quantity: Quantity, amount: Decimal, op: str) -> Quantity:
    return replace(quantity, op=op, interval=bounds(op, amount, quantity.ulp or _last_place(amount)))


def _last_place(x: Decimal) -> Decimal:
    """The unit in the last place that a hedge of an exact count goes by: its trailing zeros, at most a tenth of it."""
    digits = str(abs(int(x)))
    zeros = len(digits) - len(digits.rstrip("0")) if x else 0
    return min(Decimal(10) ** zeros, x / 10)
