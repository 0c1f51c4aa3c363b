"""CK-15 and CK-18 across documents: the same words about the same body and period, other figures.

Which of two documents is right, nobody here can say: the later one is shown.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from doisoat.checks.across.compared_figures import compared_figures
from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.disputed_articles import is_printed_again
from doisoat.checks.across.told_articles import Article
from doisoat.checks.across.told_figures import told_figures
from doisoat.records.telling import Witness


def disputed_quantities(witnesses: Sequence[Witness], article_of: Callable[[int], Article]) -> Iterator[Dispute]:
    """What each document tells otherwise than those before it, and nobody told before.

    `witnesses` tell of one key, the earliest published first. A document that tells of it twice proves nothing.
    Of the earlier ones the last is heard, and the last that hedges other figures than that.
    """
    times = Counter(w.document for w in witnesses)
    known: set[str] = set()
    last: dict[tuple[str | None, ...], Witness] = {}
    for later in witnesses:
        if times[later.document] > 1 or not _is_settled(later):
            continue
        if later.telling.said not in known:
            yield from _compared(list(last.values())[::-1], later, article_of)
        known.add(later.telling.said)
        hedges = tuple(figure and figure.op for figure in told_figures(later.telling.said))
        last.pop(hedges, None)
        last[hedges] = later


def _compared(before: Sequence[Witness], later: Witness, article_of: Callable[[int], Article]) -> Iterator[Dispute]:
    """Against each of the earlier ones, the last first; a figure that was found out is not told again."""
    told: set[int] = set()
    for earlier in before:
        disputes = [d for d in compared_figures(earlier, later, again=False) if not told & set(d.figures)]
        if disputes and not is_printed_again(earlier, later, article_of):  # else told there, of the whole article
            yield from disputes
        told.update(at for dispute in disputes for at in dispute.figures)


def _is_settled(witness: Witness) -> bool:
    """Whether it was published when the period was over, so that it tells the final figures."""
    return bool(witness.published and witness.telling.settled and witness.published > witness.telling.settled)
