"""Whether a run of a source looks as it should: a pure function of its counts and those of the runs before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.monitors.checks import DOUBTFUL, RARE, SHARES, Alarm, compare
from doisoat.records.measures import Measures

#: So many pages show that a source that was held back is well again.
_ENOUGH = 3
#: A median of fewer bodies, or of fewer runs, says nothing.
_FEWEST_BODIES, _FEWEST_RUNS = 6, 5
#: Days of short news are usual, and so are days of long reports.
_COLLAPSED, _SWOLLEN = 0.1, 5.0
_FEWEST_LINKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`alarms`: what is broken. `undecided`: a source that was held back has not shown enough to be released."""

    alarms: tuple[Alarm, ...]
    undecided: bool = False


def judge(now: Measures, history: Sequence[Measures], *, suspected: bool = False) -> Judgement:
    """Compare a run with the `history` of healthy ones, the latest first.

    A source with few pages a day shows a break over some days, so the runs just before are looked at with this one.
    A `suspected` source is held back since an earlier run: it has to show that it is well again.
    """
    rarity = DOUBTFUL if suspected else RARE
    alarms = _alarms(now, history, rarity)
    if not alarms and not suspected:
        alarms = _slow_alarms(now, history)
    return Judgement(alarms=alarms, undecided=suspected and not alarms and now["pages"] < _ENOUGH)


def _alarms(now: Measures, history: Sequence[Measures], rarity: float) -> tuple[Alarm, ...]:
    shares = (compare(share, now, history, rarity) for share in SHARES)
    return tuple(alarm for alarm in (*shares, _body_length(now, history), _links(now, history)) if alarm)


def _slow_alarms(now: Measures, history: Sequence[Measures]) -> tuple[Alarm, ...]:
    """The same, with the counts of the latest runs and this one together, until they are enough to tell."""
    counts, rest = now, list(history)
    while rest and counts["pages"] < 2 * _FEWEST_BODIES:
        counts = _together(counts, rest.pop(0))
    if not rest or counts is now:
        return ()
    shares = (compare(share, counts, rest, RARE) for share in SHARES if share.whole != "listings")
    return tuple(filter(None, shares))


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
