"""Written otherwise, a text gets the same findings: articles with planted faults, and the examples of every check."""

from collections import Counter

import pytest

from benchmarks.metamorphic.comparison import compared
from benchmarks.metamorphic.rewriting import REWRITINGS, Rewriting
from benchmarks.metamorphic.subject import Subject, article, examples, findings_of
from benchmarks.metamorphic.table import Row, broken, comparisons, samples

ARTICLES = 60


@pytest.fixture(scope="module")
def of_articles() -> list[Row]:
    return [row for seed in range(ARTICLES) for row in comparisons(seed, article(seed))]


@pytest.fixture(scope="module")
def of_examples() -> list[Row]:
    return [row for number, one in enumerate(examples()) for row in comparisons(number, one)]


def test_articles_are_judged_alike(of_articles: list[Row]) -> None:
    assert not broken(of_articles), "\n".join(samples(broken(of_articles)))


def test_examples_are_judged_alike(of_examples: list[Row]) -> None:
    assert not broken(of_examples), "\n".join(samples(broken(of_examples)))


def test_every_rewriting_was_tried_on_findings(of_articles: list[Row], of_examples: list[Row]) -> None:
    kept = Counter({rewriting.name: 0 for rewriting in REWRITINGS})
    reasoned: Counter[str] = Counter()
    for name, comparison in (*of_articles, *of_examples):
        kept[name] += comparison.kept
        reasoned[name] += comparison.reasoned
    assert min(kept.values()) >= 30, kept
    assert +reasoned == Counter({"a hedge before a figure": reasoned["a hedge before a figure"]})
    assert reasoned["a hedge before a figure"] >= 40


RATE = Subject("Xử lý 214/402 hồ sơ, đạt 62,5%.", None, ())


@pytest.mark.parametrize(
    ("other", "lost", "new"),
    [
        ("Xử lý 214/402 hồ sơ, đạt 62.5%.", [], []),
        ("Xử lý 214/402 hồ sơ.", ["CK-01"], []),
        ("Xử lý 214/402 hồ sơ, đạt 61,5%.", ["CK-01"], ["CK-01"]),
        ("Xử lý 214/402 hồ sơ, đạt 62,5%. Xử lý 5/9 đơn, đạt 80%.", [], ["CK-01"]),
    ],
)
def test_a_comparison_sees_what_is_lost_and_new(other: str, lost: list[str], new: list[str]) -> None:
    before = findings_of(RATE.text, None)
    found = compared(RATE, before, Rewriting("", lambda subject, random: other), None)
    assert found is not None
    assert ([said.rule for said in found.lost], [said.rule for said in found.new]) == (lost, new)


def test_a_hedge_excuses_its_own_sentence_only() -> None:
    text = "Xử lý 214/402 hồ sơ, đạt 62,5%. Trả 5/9 đơn, đạt 80%."
    vague = Rewriting(
        "", lambda subject, random: "Xử lý 214/402 hồ sơ. Trả 5/9 đơn.".replace("214", "gần 214"), frozenset({"x"})
    )
    found = compared(Subject(text, None, ()), findings_of(text, None), vague, None)
    assert found is not None
    assert found.silent == 2
    assert [said.values[0] for said in found.lost] == ["fraction 5/9"]
