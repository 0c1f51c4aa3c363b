"""Whether a run of a source looks as it should: a pure function of its counts and those of the runs before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crawler.monitors.checks import DOUBTFUL, RARE, SHARES, Alarm, Share, compare
from doisoat.records.measures import Measures

#: So many pages show that a source that was held back is well again.
_ENOUGH = 3
#: Runs are looked at together until so much is counted, and in what a run does not tell by itself.
_ENOUGH_TOGETHER = 12
#: A break shows at the latest on so many pages; what came before is good.
_TAKEN_BACK = 24
_TOGETHER = tuple(share for share in SHARES if share.whole != "listings")
#: A median of fewer bodies, or of fewer runs, says nothing.
_FEWEST_BODIES, _FEWEST_RUNS = 6, 5
#: Days of short news are usual, and so are days of long reports.
_COLLAPSED, _SWOLLEN = 0.1, 5.0
_FEWEST_LINKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`alarms`: what is broken, in so many `earlier` runs too, for all that they showed.

    `undecided`: a source that was held back has not shown enough to be released.
    """

    alarms: tuple[Alarm, ...]
    earlier: int = 0
    undecided: bool = False


def judge(now: Measures, history: Sequence[Measures], *, suspected: bool = False) -> Judgement:
    """Compare a run with the `history` of healthy ones, the latest first.

    A source with few pages a day shows a break over some days, so the runs just before are looked at with this one.
    A `suspected` source is held back since an earlier run: it has to show that it is well again.
    """
    rarity = DOUBTFUL if suspected else RARE
    alarms = (*_shares(now, history, rarity), *_whole_run(now, history))
    if suspected:
        return Judgement(alarms=alarms, undecided=not alarms and now["pages"] < _ENOUGH)
    alarms = alarms or _over_some_runs(now, history)
    return Judgement(alarms=alarms, earlier=_too_small_to_tell(now, history) if alarms else 0)


def _shares(
    now: Measures, history: Sequence[Measures], rarity: float, shares: Iterable[Share] = SHARES
) -> Iterator[Alarm]:
    return filter(None, (compare(share, now, history, rarity) for share in shares))


def _whole_run(now: Measures, history: Sequence[Measures]) -> Iterator[Alarm]:
    """What only a run of some pages tells, and runs together do not."""
    return filter(None, (_body_length(now, history), _links(now, history)))


def _over_some_runs(now: Measures, history: Sequence[Measures]) -> tuple[Alarm, ...]:
    """The same, with the counts of the latest runs and this one together, in what tells too little without them."""
    counts = now
    for earlier, run in enumerate(history[:-1], start=1):
        shares = [share for share in _TOGETHER if counts[share.whole] < _ENOUGH_TOGETHER]
        counts = _together(counts, run)
        alarms = tuple(_shares(counts, history[earlier:], RARE, shares))
        if alarms:
            return alarms
    return ()


def _too_small_to_tell(now: Measures, history: Sequence[Measures]) -> int:
    """How many runs before one that shows a break may have been broken too, with too few pages to show it."""
    pages, earlier = now["pages"], 0
    if pages >= _ENOUGH_TOGETHER:
        return 0
    while pages < _TAKEN_BACK and earlier < len(history) - 1:
        pages += history[earlier]["pages"]
        earlier += 1
    return earlier


def _together(one: Measures, other: Measures) -> Measures:
    names = one.counts.keys() | other.counts.keys()
    return Measures(counts={name: one[name] + other[name] for name in names}, reading=one.reading)


def _body_length(now: Measures, history: Sequence[Measures]) -> Alarm | None:
    """The middle body, beside the shortest and longest middle bodies of the history."""
    if now.body_length is None or now["news"] < _FEWEST_BODIES:
        return None
    seen = sorted(r.body_length for r in history if r.body_length is not None and r["news"] >= _FEWEST_BODIES)
    if len(seen) < _FEWEST_RUNS or _COLLAPSED * seen[0] <= now.body_length <= _SWOLLEN * seen[-1]:
        return None
    return Alarm(check="body_length", field="body", found=round(now.body_length), of=now["news"], usual=_middle(seen))


def _links(now: Measures, history: Sequence[Measures]) -> Alarm | None:
    """Articles that a first list page names, beside the fewest of the history."""
    seen = sorted(run["links"] / run["listings"] for run in history if run["listings"])
    if now["empty_listings"] == now["listings"] or len(seen) < _FEWEST_RUNS or seen[0] < _FEWEST_LINKS:
        return None
    if now["links"] / now["listings"] >= seen[0] / _FEWEST_LINKS:
        return None
    return Alarm(check="links", field="list_links", found=now["links"], of=now["listings"], usual=_middle(seen))


def _middle(values: Sequence[float]) -> float:
    return values[len(values) // 2]
