"""Whole articles, so that one printed twice is found though its title or some of its sentences were changed.

MinHash over sentences with their figures masked: each pair of minima makes a key, which is kept as a row, and articles
with much the same sentences share one. So do those of one title. The days printed are a part of every key: notes of
other months never meet.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.told_sentences import ToldSentence, folded, words_of
from doisoat.records.telling import ComparedText, Telling

#: What a sentence or an article says about when.
DAYS = frozenset({"date", "period"})
#: Two that are told alike prove the printing, a third one differs.
_LEAST_SENTENCES = 3
#: So many keys an article beside that of its title: with two thirds of all sentences in common, nine of ten are found.
_BANDS = 4
#: Odd numbers: multiplied by each, sentences stand in another order.
_ORDERS = tuple(hashed("order", at) | 1 for at in range(2 * _BANDS))
#: A title that names a place that the other text does not know is of another place.
_NAME = re.compile(r"(?<=[ ])[A-ZĐÀ-Ỹ]\w*")
_BITS = (1 << 64) - 1

#: Of the sentences with figures, the part that two printings share, and the part of those that tell the same.
_SHARED, _EQUAL, _LEAST_EQUAL = 0.6, 0.6, 2
#: The same under another title.
_EQUAL_RETITLED, _LEAST_EQUAL_RETITLED = 0.75, 3


@dataclass(frozen=True, slots=True)
class Article:
    """`sentences`: those with figures by a hash of their words; `bands`: keys it may share with another printing."""

    compared: ComparedText
    title: str
    sentences: Mapping[int, ToldSentence]
    bands: frozenset[int]


def told_article(compared: ComparedText, sentences: Iterable[ToldSentence]) -> Article:
    """The article that a document is; without bands where it says too little to be known again."""
    told: dict[int, ToldSentence] = {}
    twice: set[int] = set()
    for sentence in sentences:
        words = hashed(sentence.words)
        if words in told:
            twice.add(words)
        told[words] = sentence
    for words in twice:
        del told[words]
    days = sorted({printed.value for printed in compared.printed if printed.kind in DAYS and printed.value})
    if not days or len(told) < _LEAST_SENTENCES:
        return Article(compared, "", told, frozenset())
    title = " ".join(words_of(folded(compared.text[: compared.title_end]), 0, compared.title_end))
    return Article(compared, title, told, _bands(told, title, "; ".join(days)))


def article_tellings(article: Article) -> Iterator[Telling]:
    """One telling for each band; texts with equal figures say the same."""
    told = sorted((words, sentence.said) for words, sentence in article.sentences.items()) if article.bands else ()
    said = f"{hashed(told):x}"
    for band in sorted(article.bands):
        yield Telling(scope="article", key=band, start=0, end=len(article.compared.text), said=said)


def sentence_telling(article: Article, words: int) -> Telling:
    """What one sentence of an article tells."""
    sentence = article.sentences[words]
    return Telling(scope="article", key=words, start=sentence.start, end=sentence.end, said=sentence.said)


def is_one_article(one: Article, two: Article) -> bool:
    """Whether two are printings of one article: much the same sentences, most of which tell the same figures."""
    if not one.bands & two.bands:
        return False
    shared = one.sentences.keys() & two.sentences.keys()
    equal = sum(one.sentences[key].said == two.sentences[key].said for key in shared)
    if len(shared) < _SHARED * max(len(one.sentences), len(two.sentences)):
        return False
    if one.title == two.title:
        return equal >= max(_LEAST_EQUAL, _EQUAL * len(shared))
    alike = equal >= max(_LEAST_EQUAL_RETITLED, _EQUAL_RETITLED * len(shared))
    return alike and _names(one) <= _all_words(two) and _names(two) <= _all_words(one)


def _names(article: Article) -> set[str]:
    """The words of the title, but the first, that have a capital letter."""
    return {name.lower() for name in _NAME.findall(article.compared.text[: article.compared.title_end])}


def _all_words(article: Article) -> set[str]:
    return set(re.findall(r"\w+", folded(article.compared.text)))


def _bands(sentences: Iterable[int], title: str, days: str) -> frozenset[int]:
    bits = [words & _BITS for words in sentences]
    least = [min([words * order & _BITS for words in bits]) for order in _ORDERS]
    pairs = (hashed("article", at, *least[at : at + 2], days) for at in range(0, 2 * _BANDS, 2))
    return frozenset((hashed("article", title, days), *pairs))
