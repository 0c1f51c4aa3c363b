"""The table by kind, and the samples of what went wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.mutation.kinds import KINDS
from benchmarks.mutation.trial import Outcome

_HEADER = (
    f"{'kind':22} {'mutants':>8} {'flagged':>8} {'err+warn':>8} {'clean':>7} {'seen':>7} {'decided':>8} "
    f"{'false err/1000':>15} {'false warn':>11}"
)
#: The kinds of which at least 96 of 100 mutants must be found.
RATIOS = ("ratio a/b", "ratio in words", "share")


def rows(found: Iterable[Outcome]) -> Iterator[str]:
    """A line a kind, then the ratios together and all kinds together."""
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in found:
        by_kind[outcome.kind] += _counted(outcome)
    yield _HEADER
    names = [kind.name for kind in KINDS] + [name for name in by_kind if name.startswith("(")]
    for name in names:
        yield _row(name, by_kind[name])
    yield _row("RATIOS", sum((by_kind[name] for name in RATIOS), Counter()))
    yield _row("ALL", sum(by_kind.values(), Counter()))


def weak_phrasings(found: Iterable[Outcome]) -> Iterator[str]:
    """The phrasings of which fewer than nine mutants in ten are found, kind by kind."""
    tried: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for outcome in found:
        if outcome.flagged is not None:
            tried[outcome.kind, outcome.phrasing.split("\n", maxsplit=1)[0]].append(bool(outcome.flagged))
    for (kind, phrasing), hits in sorted(tried.items()):
        if 10 * sum(hits) < 9 * len(hits):
            yield f"{kind:18} {sum(hits):4}/{len(hits):<4} {phrasing}"


def samples(found: Sequence[Outcome], most: int) -> Iterator[str]:
    """So many missed mutants and false findings, taken from every kind in turn."""
    missed = [outcome for outcome in found if outcome.flagged == ""]
    wrong = [outcome for outcome in found if {"error", "warning"} & set(outcome.false)]
    for title, bad in (("MISSED", missed), ("FALSE", wrong)):
        for outcome in _in_turn(bad)[:most]:
            yield f"{title}  {outcome.kind}  {outcome.change}"
            yield f"    {outcome.excerpt!r}"
            yield from (f"    not read: {text}" for text in outcome.unread)
            yield from (f"    said: {text}" for text in outcome.said)


def _counted(outcome: Outcome) -> Counter[str]:
    if outcome.flagged is None:
        counts = Counter({"seen": outcome.seen, "decided": outcome.decided})
        counts["clean"] = not outcome.kind.startswith("(")
        return counts + Counter(f"false {severity}" for severity in outcome.false)
    hits = {"flagged": bool(outcome.flagged), "strong": outcome.flagged in {"error", "warning"}}
    return Counter({"mutants": 1, **hits})


def _row(name: str, counts: Counter[str]) -> str:
    clean, mutants = counts["clean"], counts["mutants"]
    wrong = 1000 * counts["false error"] / clean if clean else float(counts["false error"])
    return (
        f"{name:22} {mutants:8} {_share(counts['flagged'], mutants):>8} {_share(counts['strong'], mutants):>8} "
        f"{clean:7} {_share(counts['seen'], clean):>7} {_share(counts['decided'], clean):>8} "
        f"{wrong:15.1f} {counts['false warning']:11}"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def _in_turn(bad: Iterable[Outcome]) -> list[Outcome]:
    queues: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in bad:
        queues[outcome.kind].append(outcome)
    longest = max(map(len, queues.values()), default=0)
    return [queue[index] for index in range(longest) for queue in queues.values() if index < len(queue)]
