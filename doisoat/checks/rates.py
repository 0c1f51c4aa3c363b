"""Every percentage of a sentence with the figure it is the rate of and, where one is stated, the base."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from doisoat.checks.base_grammar import other_base
from doisoat.checks.figure import QUANTITIES
from doisoat.checks.operands import obstacle
from doisoat.checks.passage import Passage, gap, words_after, words_before
from doisoat.checks.rate_grammar import LIKELY, NONE, SURE, bond_after, explained_by, explained_late
from doisoat.checks.ratio_in_words import COUNTED, denominator_behind, is_base, next_quantity, numerator
from doisoat.checks.series import paired
from doisoat.checks.units import ACTORS, noun_of, unit_of

#: `base_named` of a rate whose base is a plan stated beside it.
PLANNED = "planned"
_PLAN_SAID = re.compile(r"kế hoạch|chỉ tiêu|dự toán")
_PLAN_TOLD = re.compile(r"\b(?:kế hoạch|chỉ tiêu|dự toán)\b[^;,.)]{0,40}$")
_SHARE = re.compile(r"\bchiếm\b[^,;()]{0,30}$")
#: Months and years.
_SPAN = re.compile(r"P\d+[MY]")
#: `đạt P chỉ tiêu do bộ giao (B)`.
_OF_RATE_BEFORE = re.compile(r"[^,;.()]{0,20}\b(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)\b[^,;.()]{0,60}\(\s*")
#: `so với kế hoạch (B) đạt P`: the figure before the rate is its base.
_COMPARED = re.compile(r"\bso với [^;,()]*\(?\s*$")


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage bound to what it is the rate of; all figures are indexes into the passage.

    `part` is the fraction or count, `whole` the base stated apart from it; `ratio`: both were put into words as
    `A … trên tổng số B`; `base_named` is what the words after the rate say of its base.
    """

    percent: int
    part: int | None
    whole: int | None
    bond: str
    share: bool
    ratio: bool
    base_named: str


def rates(here: Passage) -> Iterator[Rate]:
    """One rate for each percentage in the passage, in order."""
    taken: set[int] = set()
    pairs = paired(here)
    for index, figure in enumerate(here.figures):
        if figure.mark != "P":
            continue
        if index in pairs:
            bond = NONE if pairs[index] is None else SURE
            yield Rate(index, pairs[index], None, bond, _is_share(here, index), ratio=False, base_named="")
            continue
        rate = _rate(here, index, taken)
        if rate.part is not None and rate.bond != NONE and here.figures[rate.part].mark in "FS":
            taken.add(rate.part)
        yield rate


def _rate(here: Passage, index: int, taken: set[int]) -> Rate:
    if explained := _explained(here, index):
        return explained
    share, before = _is_share(here, index), _quantity_before(here, index)
    if before is None or before in taken:
        return Rate(index, None, None, NONE, share, ratio=False, base_named="")
    between, part = gap(here, before, index), here.figures[before]
    if (described := _described(here, before)) is not None:
        bond = LIKELY if bond_after(between, actor=False) != NONE else NONE
        return Rate(index, described, None, bond, share, ratio=False, base_named="")
    after = next_quantity(here, index)
    if "P" in between and after is not None and is_base(here, index, after, part):  # … P kế hoạch (B) và P dự toán (C)
        planned = PLANNED if _PLAN_SAID.search(gap(here, index, after)) else ""
        return Rate(index, before, after, LIKELY, share, ratio=False, base_named=planned)
    if "P" in between:
        bond = LIKELY if explained_late(between) else NONE
        return Rate(index, before, None, bond, share, ratio=False, base_named="")
    if part.mark in COUNTED and _is_compared(here, before, index):
        bond = bond_after(between, actor=False)
        return Rate(index, _measured(here, before), before, bond, share, ratio=False, base_named="")
    return _bound(here, index, before)


def _described(here: Passage, bound: int) -> int | None:
    """The count that an amount only describes: `4.325 doanh nghiệp có vốn dưới 10 tỷ đồng, chiếm 92,3%`."""
    figure = here.figures[bound]
    if bound == 0 or figure.mark not in "MU" or obstacle(figure) is None or here.figures[bound - 1].mark != "C":
        return None
    return None if re.search(r"[,;.(]", gap(here, bound - 1, bound)) else bound - 1


def _explained(here: Passage, index: int) -> Rate | None:
    """`P (A/B)`, `P, với A trên tổng số B`: the ratio stands behind its rate."""
    after = next_quantity(here, index)
    if after is None or not explained_by(gap(here, index, after)):
        return None
    share = _is_share(here, index)
    if here.figures[after].mark in "FS":
        return Rate(index, after, None, SURE, share, ratio=False, base_named="")
    below = denominator_behind(here, after)
    return None if below is None else Rate(index, after, below, SURE, share, ratio=True, base_named="")


def _bound(here: Passage, index: int, before: int) -> Rate:
    """The rate of the figure before it, with the base that stands before, behind, or as a plan beside it."""
    part, between, share = here.figures[before], gap(here, before, index), _is_share(here, index)
    named = other_base(words_after(here, index), noun_of(part))
    if part.mark in COUNTED and (above := numerator(here, before)) is not None:
        return Rate(index, above, before, bond_after(between, actor=False), share, ratio=True, base_named=named)
    bond = bond_after(between, actor=unit_of(part) in ACTORS)
    if bond == SURE and _is_aside(here, before, between):
        bond = LIKELY
    if part.mark not in COUNTED:
        return Rate(index, before, None, bond, share, ratio=False, base_named=named)
    after = next_quantity(here, index)
    whole = after if after is not None and is_base(here, index, after, part) else None
    if whole is not None:
        named = PLANNED if _PLAN_SAID.search(gap(here, index, whole)) else ""
    elif (whole := _planned(here, before)) is not None:
        named = PLANNED
    return Rate(index, before, whole, bond, share, ratio=False, base_named=named)


def _is_aside(here: Passage, part: int, between: str) -> bool:
    """`937 tỷ đồng (vay 787 tỷ đồng, 150 tỷ đồng) bằng P`: the rate may be that of the figure before the bracket."""
    opened = here.text.rfind("(", 0, here.places[part])
    closed = ")" in between.split("(", maxsplit=1)[0] and ")" not in here.text[opened : here.places[part]]
    before = bisect_left(here.places, opened) - 1
    return opened >= 0 and closed and before >= 0 and here.figures[before].mark == here.figures[part].mark


def _planned(here: Passage, part: int) -> int | None:
    """The plan told right before the part: `kế hoạch giao B, đã làm A, đạt P`, `so với kế hoạch (B), …`."""
    other = part - 1
    while other >= 0 and here.figures[other].mark not in QUANTITIES:
        other -= 1
    if other < 0 or here.figures[other].mark != here.figures[part].mark:
        return None
    alike = unit_of(here.figures[other]) == unit_of(here.figures[part])
    clear = not re.search(r"[;.]", gap(here, other, part))
    return other if alike and clear and _PLAN_TOLD.search(words_before(here, other)) else None


def _is_share(here: Passage, index: int) -> bool:
    quantity = here.figures[index].mention.quantity
    said = _SHARE.search(here.text, max(0, here.places[index] - 40), here.places[index])
    return bool(said) or (quantity is not None and quantity.facet == "share")


def _is_compared(here: Passage, base: int, index: int) -> bool:
    """`so với kế hoạch (B) đạt P`; in `so với đầu năm (B, chiếm P)` the rate is B's own."""
    words = words_before(here, base)
    return bool(_COMPARED.search(words)) and ("(" not in words or ")" in gap(here, base, index))


def _measured(here: Passage, base: int) -> int | None:
    """What is set against the base: the nearest figure of its unit before it that is not such a base itself."""
    for other in range(base - 1, -1, -1):
        same = unit_of(here.figures[other]) == unit_of(here.figures[base])
        if same and here.figures[other].mark in COUNTED and not _COMPARED.search(words_before(here, other)):
            return other
    return None


def _quantity_before(here: Passage, index: int) -> int | None:
    """The nearest figure before a rate; a bound (`đạt trên 80%, chiếm 93,3%`) only describes what stands before it."""
    for other in range(index - 1, -1, -1):
        figure = here.figures[other]
        if figure.mark == "P" and (obstacle(figure) or (other + 1 < index and _passed(here, other + 1))):
            continue
        if figure.mark in QUANTITIES and not _passed(here, other):
            return other if figure.mark in "FSCMU" else None
    return None


def _passed(here: Passage, index: int) -> bool:
    """A time reported on (`9 tháng đạt …`), and the base of the rate before: neither is what the next rate is of."""
    figure = here.figures[index]
    if figure.mark == "U":
        return bool(_SPAN.fullmatch(str(figure.mention.value)))
    rated = index > 0 and here.figures[index - 1].mark == "P"
    return rated and bool(_OF_RATE_BEFORE.fullmatch(gap(here, index - 1, index)))
