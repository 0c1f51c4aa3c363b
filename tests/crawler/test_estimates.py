"""What a run keeps of a source without end: exact for a few, bounded and near for many."""

import pickle
from statistics import median

import pytest

from crawler.monitors.estimates import MOST_KEPT, DifferentValues, MiddleValue
from crawler.monitors.tally import Tally
from crawler.registry import sources
from doisoat.records import PageOutcome
from doisoat.records.compose import compose_document

MANY = 20_000
#: Scattered over 1 to MANY, each once.
SCATTERED = [number * 7919 % (MANY + 1) for number in range(1, MANY + 1)]


def middle(values) -> MiddleValue:
    noted = MiddleValue()
    for value in values:
        noted.note(value)
    return noted


def different(texts) -> DifferentValues:
    noted = DifferentValues()
    for text in texts:
        noted.note(text)
    return noted


@pytest.mark.parametrize("values", [[7], [3, 1], [9, 1, 5], range(MOST_KEPT)])
def test_the_middle_of_a_few_is_exact(values):
    assert middle(values).value() == median(values)


def test_the_middle_of_none_is_none():
    assert middle([]).value() is None


@pytest.mark.parametrize("values", [range(MANY), SCATTERED, [*range(1000, 2000)] * 20])
def test_the_middle_of_many_is_near(values):
    noted = middle(values)
    assert noted.value() == pytest.approx(median(values), rel=0.05)
    assert noted.kept <= MOST_KEPT


@pytest.mark.parametrize(("number", "times"), [(0, 0), (1, 5000), (3, 2), (MOST_KEPT, 3)])
def test_a_few_different_texts_are_counted_exactly(number, times):
    assert different([f"Bài {n}" for n in range(number)] * times).value() == number


@pytest.mark.parametrize(("number", "times"), [(MANY, 1), (MANY // 2, 2), (MOST_KEPT + 500, 8)])
def test_many_different_texts_are_counted_nearly_and_never_above_all(number, times):
    noted = different([f"Bài {n}" for n in range(number)] * times)
    assert noted.value() == pytest.approx(number, rel=0.1)
    assert noted.value() <= number * times
    assert noted.kept <= MOST_KEPT


def test_no_more_different_texts_than_texts():
    numbers = range(MOST_KEPT + 1, 2 * MOST_KEPT)
    noted = DifferentValues()
    for n in range(numbers.stop):
        noted.note(f"Số {n}")
        assert noted.value() <= n + 1


def test_the_tally_of_a_source_does_not_grow_with_its_documents():
    tally = Tally(sources()["binhdinh"])
    for number in range(MANY):
        document = compose_document(
            source="binhdinh", url=f"https://a.vn/{number}", title=f"Bài {number}", body="Một câu. " * (number % 400)
        )
        tally.note(PageOutcome(key=document.url, source="binhdinh", state="done", documents=(document,)), "article")
    counted = tally.measures({})
    assert counted["documents"] == counted["news"] == MANY
    assert counted["titles"] == pytest.approx(MANY, rel=0.1)
    kept = {name: value for name, value in vars(tally).items() if name != "declaration"}
    assert len(pickle.dumps(kept)) < 32 * MOST_KEPT
