"""Every percentage of a sentence with the figure it is the rate of and, where one is stated, the base."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doisoat.checks.figure import QUANTITIES, Figure
from doisoat.checks.operands import obstacle
from doisoat.checks.passage import Passage, gap, words_after, words_before
from doisoat.checks.rate_grammar import (
    LIKELY,
    NONE,
    SURE,
    base_follows,
    bond_after,
    explained_by,
    explained_late,
    other_base,
    out_of,
)
from doisoat.checks.units import ACTORS, noun_of, unit_of

_SHARE = re.compile(r"\bchiếm\b[^,;()]{0,30}$")
#: `so với kế hoạch (B) đạt P`: the figure before the rate is its base.
_COMPARED = re.compile(r"\bso với [^;,()]*\(?\s*$")
_COUNTED = "CMU"


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
    for index, figure in enumerate(here.figures):
        if figure.mark != "P":
            continue
        rate = _rate(here, index, taken)
        if rate.part is not None and rate.bond != NONE and here.figures[rate.part].mark in "FS":
            taken.add(rate.part)
        yield rate


def _rate(here: Passage, index: int, taken: set[int]) -> Rate:
    after = _next_quantity(here, index)
    share = bool(_SHARE.search(here.text, max(0, here.places[index] - 40), here.places[index]))
    share = share or ((q := here.figures[index].mention.quantity) is not None and q.facet == "share")
    if after is not None and here.figures[after].mark in "FS" and explained_by(gap(here, index, after)):
        return Rate(index, after, None, SURE, share, ratio=False, base_named="")
    before = _quantity_before(here, index)
    if before is None or before in taken:
        return Rate(index, None, None, NONE, share, ratio=False, base_named="")
    part = here.figures[before]
    if "P" in gap(here, before, index):
        bond = LIKELY if explained_late(gap(here, before, index)) else NONE
        return Rate(index, before, None, bond, share, ratio=False, base_named="")
    if part.mark in _COUNTED and _is_compared(here, before, index):
        bond = bond_after(gap(here, before, index), actor=False)
        return Rate(index, _measured(here, before), before, bond, share, ratio=False, base_named="")
    actor = unit_of(part) in ACTORS
    bond = bond_after(gap(here, before, index), actor=actor)
    named = other_base(words_after(here, index), noun_of(part))
    if part.mark in _COUNTED and (above := _numerator(here, before)) is not None:
        bond = bond_after(gap(here, before, index), actor=False)
        return Rate(index, above, before, bond, share, ratio=True, base_named=named)
    whole = after if after is not None and part.mark in _COUNTED and _is_base(here, index, after) else None
    return Rate(index, before, whole, bond, share, ratio=False, base_named="" if whole is not None else named)


def _is_compared(here: Passage, base: int, index: int) -> bool:
    """`so với kế hoạch (B) đạt P`; in `so với đầu năm (B, chiếm P)` the rate is B's own."""
    words = words_before(here, base)
    return bool(_COMPARED.search(words)) and ("(" not in words or ")" in gap(here, base, index))


def _measured(here: Passage, base: int) -> int | None:
    """What is set against the base: the nearest figure of its unit before it that is not such a base itself."""
    for other in range(base - 1, -1, -1):
        same = unit_of(here.figures[other]) == unit_of(here.figures[base])
        if same and here.figures[other].mark in _COUNTED and not _COMPARED.search(words_before(here, other)):
            return other
    return None


def _numerator(here: Passage, index: int) -> int | None:
    """The A of `A … trên tổng số B`, where the figure at the index is the B."""
    above = index - 1
    while above >= 0 and here.figures[above].mark not in QUANTITIES:
        above -= 1
    if above < 0 or here.figures[above].mark not in _COUNTED:
        return None
    whole = here.figures[index]
    if whole.enclosing is not None and whole.enclosing is here.figures[above].enclosing:
        return above
    return above if out_of(gap(here, above, index)) else None


def _is_base(here: Passage, index: int, after: int) -> bool:
    figure = here.figures[after]
    if figure.mark not in _COUNTED:
        return False
    between = gap(here, index, after)
    return base_follows(between) or (not between.strip() and spelt_with_preposition(figure))


def spelt_with_preposition(figure: Figure) -> bool:
    """`chiếm 5% trên 40 hồ sơ`: the `trên` taken for a hedge is the fraction bar."""
    return figure.mention.surface.lower().startswith("trên ")


def _quantity_before(here: Passage, index: int) -> int | None:
    """The nearest figure before a rate; a bound (`đạt trên 80%, chiếm 93,3%`) only describes what stands before it."""
    for other in range(index - 1, -1, -1):
        figure = here.figures[other]
        if figure.mark in QUANTITIES and not (figure.mark == "P" and obstacle(figure)):
            return other if figure.mark in "FSCMU" else None
    return None


def _next_quantity(here: Passage, index: int) -> int | None:
    for other in range(index + 1, len(here.figures)):
        if here.figures[other].mark in QUANTITIES:
            return other
    return None
