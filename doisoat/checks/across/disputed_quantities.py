"""CK-15 across documents: the same words about the same body and period, or one article printed twice, other figures.

A press note from one template tells new figures in old words: it is the same article only where its title, its days and
most of its figures are the same, too. Which of two documents is right, nobody here can say: the later one is shown.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.conclusion import Judgement, Message
from doisoat.checks.misprint import single_slip
from doisoat.records.telling import Witness

_RULE = "CK-15"
#: One article is printed again within this time; later its figures may have changed in the world.
_AGAIN = timedelta(days=14)
#: Of the sentences with figures, the part that two printings share, and the part of those that tell the same.
_SHARED, _EQUAL, _LEAST_EQUAL = 0.6, 0.6, 2

#: Document -> key -> what it tells, within the scope `article`.
Told = Mapping[int, Mapping[int, str]]


def disputed_quantities(witnesses: Sequence[Witness], told: Told) -> Iterator[Dispute]:
    """One dispute for each document that tells other figures than the one before it, and that nobody told before.

    `witnesses` tell of one key, the earliest published first. A document that tells of it twice proves nothing.
    """
    times = Counter(w.document for w in witnesses)
    known: set[str] = set()
    for earlier, later in pairwise(w for w in witnesses if times[w.document] == 1 and w.published):
        known.add(earlier.telling.said)
        if later.telling.said in known:
            continue
        printed_again = _printed_again(earlier, later, told)
        if later.telling.scope == "article" and printed_again:
            yield from _compared(earlier, later, again=True)
        elif later.telling.scope == "quantity" and not printed_again and _is_settled(earlier, later):
            yield from _compared(earlier, later, again=False)


def _printed_again(earlier: Witness, later: Witness, told: Told) -> bool:
    """Whether two documents are one article."""
    if earlier.published is None or later.published is None or later.published - earlier.published > _AGAIN:
        return False
    one, two = told.get(earlier.document, {}), told.get(later.document, {})
    shared = one.keys() & two.keys()
    equal = sum(one[key] == two[key] for key in shared)
    most = max(len(one), len(two))
    return len(shared) >= _SHARED * most and equal >= max(_LEAST_EQUAL, _EQUAL * len(shared))


def _is_settled(earlier: Witness, later: Witness) -> bool:
    """Whether both were published when the period was over, so that both tell its final figures."""
    return all(w.published and w.telling.settled and w.published > w.telling.settled for w in (earlier, later))


def _compared(earlier: Witness, later: Witness, *, again: bool) -> Iterator[Dispute]:
    before, now = earlier.telling.said.split("; "), later.telling.said.split("; ")
    if len(before) != len(now):
        return
    apart = [at for at, (one, two) in enumerate(zip(before, now, strict=True)) if one != two and "~" not in (one, two)]
    if not apart:
        return
    slips = [single_slip(_digits(now[at]), _digits(before[at])) for at in apart]
    diagnosis = tuple(sorted({slip for slip in slips if slip}))
    likely = again or all(slips)
    yield Dispute(
        rule=_RULE,
        accused=later,
        other=earlier,
        judgement=Judgement(verdict="mismatch", severity="warning" if likely else "notice", diagnosis=diagnosis),
        message=_message(earlier, [before[at] for at in apart], [now[at] for at in apart]),
        figures=tuple(apart),
    )


def _message(earlier: Witness, before: Sequence[str], now: Sequence[str]) -> Message:
    one, two, day = ", ".join(now), ", ".join(before), earlier.published
    vi = f"văn bản này ghi {one}; văn bản ngày {day:%d/%m/%Y} ghi {two} cho cùng nội dung ({earlier.url})"
    en = f"this text says {one}; the text of {day} says {two} of the same ({earlier.url})"
    return Message(_vietnamese(vi, (*before, *now)), en)


def _vietnamese(text: str, values: Sequence[str]) -> str:
    """Decimal points of the values as commas."""
    for value in values:
        text = text.replace(f" {value}", f" {value.replace('.', ',')}") if "." in value else text
    return text


def _digits(value: str) -> str:
    return "".join(filter(str.isdigit, value))
