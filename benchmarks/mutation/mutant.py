"""A mutant: one digit of one figure of one relation changed, so that the law really forbids it."""

from dataclasses import dataclass
from random import Random

from benchmarks.mutation.article import Article, Key
from benchmarks.mutation.figure import Figure, one_digit_changes


@dataclass(frozen=True, slots=True)
class Mutant:
    """The figure changed and what it became."""

    key: Key
    figure: Figure


def mutant_of(random: Random, article: Article, index: int) -> Mutant | None:
    """A change that makes the relation false, the figure chosen before the digit; None where there is none."""
    draft = article.relations[index].draft
    if draft.law is None:
        return None
    figures = {name: article.figures[index, name] for name in draft.figures}
    names = [name for name in figures if name not in draft.fixed]
    random.shuffle(names)
    for name in names:
        changes = list(one_digit_changes(figures[name]))
        random.shuffle(changes)
        for changed in changes:
            if not draft.law(figures | {name: changed}):
                return Mutant((index, name), changed)
    return None
