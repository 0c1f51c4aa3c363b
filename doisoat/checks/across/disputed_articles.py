"""CK-15 and CK-18 across documents: one article printed twice within a fortnight with other figures.

A press note from one template tells new figures in old words: it is the same article only where its days and most of
its figures are the same, too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from doisoat.checks.across.compared_figures import compared_figures
from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.told_articles import Article, is_one_article, sentence_telling
from doisoat.records.telling import Witness

#: One article is printed again within this time; later its figures may have changed in the world.
_AGAIN = timedelta(days=14)
#: A printing is looked for among so many before it: more articles of the same sentences and days are a template's.
_LOOK_BACK = 50


def disputed_articles(witnesses: Sequence[Witness], article_of: Callable[[int], Article]) -> Iterator[Dispute]:
    """What each printing tells otherwise than the one before it, and none of this key told before.

    `witnesses` share one band, the earliest published first. A pair is judged under the least of its shared bands.
    """
    for at, later in enumerate(witnesses):
        before = witnesses[max(0, at - _LOOK_BACK) : at]
        earlier = next((w for w in reversed(before) if is_printed_again(w, later, article_of)), None)
        if earlier is None:
            continue
        one, two = article_of(earlier.document), article_of(later.document)
        if later.telling.key == min(one.bands & two.bands):
            known = [article_of(w.document).sentences for w in before]
            for key in sorted(one.sentences.keys() & two.sentences.keys(), key=lambda k: two.sentences[k].start):
                if not any(key in told and told[key].said == two.sentences[key].said for told in known):
                    before_it = replace(earlier, telling=sentence_telling(one, key))
                    yield from compared_figures(
                        before_it, replace(later, telling=sentence_telling(two, key)), again=True
                    )


def is_printed_again(earlier: Witness, later: Witness, article_of: Callable[[int], Article]) -> bool:
    """Whether the later document is the same article in another printing."""
    if earlier.document == later.document or earlier.published is None or later.published is None:
        return False
    if later.published - earlier.published > _AGAIN:
        return False
    one, two = article_of(earlier.document), article_of(later.document)
    return is_one_article(one, two)
