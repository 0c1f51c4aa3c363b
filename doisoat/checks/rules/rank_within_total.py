"""CK-19: a rank is at most the number ranked, and a stated climb is the distance between two ranks or scores."""

import re
from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.change_grammar import changes
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, vietnamese
from doisoat.checks.operands import amount_of, decimals_of, obstacle
from doisoat.checks.passage import index_at
from doisoat.checks.reading import Reading
from doisoat.records import Finding

_ENDS = r"\btừ (?P<base>R)[^CFPMUXRSL;.]{0,40}\b(?:lên|xuống) (?P<new>R)"
#: `tăng 9 bậc … (từ vị trí 41 lên 32)`, `từ vị trí 41 lên 32 …, tăng 9 bậc`.
_STEPS = (
    re.compile(rf"(?P<change>X)[^CFPMUXRSL;.]{{0,60}}{_ENDS}"),
    re.compile(rf"{_ENDS}[^CFPMUXRSL;.]{{0,60}}[,(]\s*(?P<change>X)"),
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each rank of a number, and for each change between two ranks or two scores."""
    for here in reading.passages:
        for figure in here.figures:
            if figure.mark == "R":
                yield from _within(reading, figure)
        seen: set[int] = set()
        for stated in changes(here):
            if stated.new.mark in "RS":
                seen.add(stated.at)
                yield from _climbed(reading, stated.new, stated.change, stated.base)
        for found in (found for pattern in _STEPS for found in pattern.finditer(here.text)):
            change, base, new = (index_at(here, found.start(name)) for name in ("change", "base", "new"))
            if change not in seen:
                seen.add(change)
                yield from _climbed(reading, *(here.figures[index] for index in (new, change, base)))


def _within(reading: Reading, figure: Figure) -> Iterator[Finding]:
    quantity = figure.mention.quantity
    if quantity is None or quantity.amount is None or quantity.second is None or obstacle(figure):
        return
    numbers = (vietnamese(quantity.amount), vietnamese(quantity.second))
    if quantity.amount > quantity.second:
        judgement = Judgement(verdict="mismatch", severity="error", reason="rank_exceeds_total")
        message = both("hạng {0} lớn hơn số được xếp hạng {1}", "rank {0} exceeds the number ranked, {1}", *numbers)
        yield conclude(reading, "CK-19", (figure,), judgement, message)


def _climbed(reading: Reading, new: Figure, change: Figure, base: Figure) -> Iterator[Finding]:
    quantity = change.mention.quantity
    if new.mark != base.mark or obstacle(new) or obstacle(base) or obstacle(change) or quantity is None:
        return
    if new.mark == "R" and quantity.unit != "rank":
        return
    if new.mark == "S" and (quantity.unit or "").startswith(("percent", "rank", "pp", "factor")):
        return
    yield conclude(reading, "CK-19", (new, change, base), *_judged(new, change, base, quantity.direction))


def _judged(new: Figure, change: Figure, base: Figure, direction: str | None) -> tuple[Judgement, Message]:
    """A smaller rank is a better one; a greater score is."""
    first, second = (new, base) if new.mark == "S" else (base, new)
    gained = Fraction(amount_of(first)) - Fraction(amount_of(second))
    if direction == "down":
        gained = -gained
    numbers = tuple(vietnamese(amount_of(f), decimals_of(f)) for f in (base, new, change))
    vi, en = ("từ {0} đến {1}, văn bản ghi thay đổi {2}", "from {0} to {1}, the text says a change of {2}")
    if gained == Fraction(amount_of(change)):
        return Judgement(verdict="match", severity="ok"), both(f"{vi}: khớp", f"{en}: consistent", *numbers)
    turned = new.mark == "R" and gained == -Fraction(
        amount_of(change)
    )  # the two ranks may only stand in the wrong order
    return Judgement(verdict="mismatch", severity="warning" if turned else "error"), both(vi, en, *numbers)


CHECK = Check(
    rules=("CK-19",),
    relation="rank",
    title_vi="thứ hạng, điểm số không khớp",
    title_en="a rank or score that does not fit",
    why_vi="Thứ hạng không lớn hơn số được xếp hạng; số bậc, số điểm tăng giảm bằng chênh lệch đã nêu.",
    why_en="A rank is at most the number ranked, and a change in rank or score is the distance between the two.",
    find=find,
    examples=(
        Example("Xếp thứ 9/63, tăng 6 bậc so với năm 2020 (thứ 15).", "match", "ok"),
        Example("Xếp thứ 9/63, tăng 7 bậc so với năm 2020 (thứ 15).", "mismatch", "error"),
        Example("Từ vị trí thứ 15 năm 2020, tỉnh vươn lên vị trí thứ 9 năm 2021, tăng 5 bậc.", "mismatch", "error"),
        Example("Tỉnh tăng 9 bậc (từ vị trí 41/63 lên 32/63).", "match", "ok"),
        Example("Tỉnh tụt từ vị trí thứ 22 xuống vị trí số 54 (giảm 30 bậc).", "mismatch", "error"),
        Example("Chỉ số tăng 9 bậc, từ thứ 32 lên thứ 41.", "mismatch", "warning"),
        Example("Xếp thứ 65/63 tỉnh, thành phố.", "mismatch", "error", "rank_exceeds_total"),
        Example("Đạt 87,61 điểm, tăng 1,59 điểm so với năm 2020 (86,02 điểm).", "match", "ok"),
        Example("Xếp thứ 9/63 tỉnh, thành phố.", ""),
    ),
)
