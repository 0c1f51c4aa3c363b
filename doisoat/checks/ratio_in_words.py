"""Ratios in words, `A … trên tổng số B`, and bases behind a percentage: which figures of a passage belong together."""

from doisoat.checks.base_grammar import base_follows, out_of
from doisoat.checks.figure import QUANTITIES, Figure, key_of
from doisoat.checks.passage import Passage, gap
from doisoat.checks.units import DIFFERENT, kinship

#: Marks of what is counted, paid or lasts.
COUNTED = "CMU"


def numerator(here: Passage, index: int) -> int | None:
    """The A of `A … trên tổng số B`, where the figure at the index is the B."""
    above = index - 1
    while above >= 0 and here.figures[above].mark not in QUANTITIES:
        above -= 1
    if above < 0 or here.figures[above].mark not in COUNTED:
        return None
    return above if in_words(here, above, index) else None


def denominator_behind(here: Passage, index: int) -> int | None:
    """The B of `A … trên tổng số B`, where the figure at the index is the A."""
    below = next_quantity(here, index)
    if below is None or not {here.figures[index].mark, here.figures[below].mark} <= set(COUNTED):
        return None
    return below if in_words(here, index, below) else None


def in_words(here: Passage, above: int, below: int) -> bool:
    """Whether two figures, the part first, form a ratio in words."""
    part, whole = here.figures[above], here.figures[below]
    return (whole.enclosing is not None and whole.enclosing is part.enclosing) or out_of(gap(here, above, below))


def is_base(here: Passage, index: int, after: int, part: Figure) -> bool:
    """Whether the figure behind a percentage is stated as its base, for a part of that kind."""
    figure = here.figures[after]
    if figure.mark != part.mark or kinship(part, figure) == DIFFERENT:
        return False
    between = gap(here, index, after)
    return base_follows(between) or (not between.strip() and spelt_with_preposition(figure))


def spelt_with_preposition(figure: Figure) -> bool:
    """`chiếm 5% trên 40 hồ sơ`: the `trên` taken for a hedge is the fraction bar."""
    return key_of(figure).startswith("trên ")


def next_quantity(here: Passage, index: int) -> int | None:
    """The figure behind this one that is a quantity."""
    for other in range(index + 1, len(here.figures)):
        if here.figures[other].mark in QUANTITIES:
            return other
    return None
