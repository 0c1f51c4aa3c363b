"""The mutation benchmark in small: true articles stay quiet, one changed digit is found, and the benchmark is fair."""

from collections.abc import Sequence
from random import Random

import pytest

from benchmarks.mutation.article import compose, printed
from benchmarks.mutation.figure import number_text, value
from benchmarks.mutation.kinds import KINDS
from benchmarks.mutation.mutant import mutant_of
from benchmarks.mutation.table import RATIOS, rows
from benchmarks.mutation.trial import Outcome, outcomes

ARTICLES = 150
#: The floors of the benchmark, with which it is run over ten thousand articles.
LEAST_OF_RATIOS = 0.96
LEAST_OF_ALL = 0.9
MOST_FALSE_ERRORS = 0.001


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    return [outcome for seed in range(ARTICLES) for outcome in outcomes(seed)]


def share_flagged(mutants: Sequence[Outcome]) -> float:
    return sum(bool(outcome.flagged) for outcome in mutants) / len(mutants)


def test_changed_digits_are_flagged(found):
    mutants = [outcome for outcome in found if outcome.flagged is not None]
    assert len(mutants) > 2 * ARTICLES
    table = "\n".join(rows(found))
    assert share_flagged([outcome for outcome in mutants if outcome.kind in RATIOS]) >= LEAST_OF_RATIOS, table
    assert share_flagged(mutants) >= LEAST_OF_ALL, table


def test_true_relations_are_left_in_peace(found):
    clean = [outcome for outcome in found if outcome.flagged is None and not outcome.kind.startswith("(")]
    errors = [(o.excerpt, o.said) for o in found if "error" in o.false]
    assert len(errors) <= MOST_FALSE_ERRORS * len(clean), errors


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_relations_are_true_and_mutants_false_by_one_digit(kind):
    for seed in range(40):
        random = Random(seed)
        article = compose(random, [kind])
        text = printed(article)
        assert all(text.text[slice(*place)] == number_text(article.figures[key]) for key, place in text.places.items())
        law = article.relations[0].draft.law
        if law is None:
            continue
        figures = {name: article.figures[0, name] for name in article.relations[0].draft.figures}
        assert law(figures)
        mutant = mutant_of(random, article, 0)
        assert mutant is not None
        assert not law(figures | {mutant.key[1]: mutant.figure})
        old, new = article.figures[mutant.key].digits, mutant.figure.digits
        assert sum(one != two for one, two in zip(old, new, strict=True)) == 1
        assert value(mutant.figure) != value(article.figures[mutant.key])
        changed = printed(article, {mutant.key: mutant.figure}).text
        assert sum(one != two for one, two in zip(text.text, changed, strict=True)) == 1
