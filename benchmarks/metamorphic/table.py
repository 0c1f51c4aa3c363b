"""The table by rewriting, and what was broken."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from benchmarks.metamorphic.comparison import Comparison, compared
from benchmarks.metamorphic.rewriting import REWRITINGS
from benchmarks.metamorphic.subject import Subject, findings_of

#: The name of a rewriting with what came of it.
Row = tuple[str, Comparison]

_COLUMNS = ("texts", "findings", "kept", "reasoned", "silent", "broken")


def comparisons(number: int, subject: Subject) -> Iterator[Row]:
    """One text against itself in every other writing; `number` decides what is left to chance."""
    before = findings_of(subject.text, subject.published)
    for rewriting in REWRITINGS:
        comparison = compared(subject, before, rewriting, Random(number))
        if comparison is not None:
            yield rewriting.name, comparison


def rows(found: Iterable[Row]) -> Iterator[str]:
    """A line a rewriting."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, comparison in found:
        counts[name] += _counted(comparison)
    yield f"{'':26}" + "".join(f"{column:>10}" for column in _COLUMNS)
    for rewriting in REWRITINGS:
        yield f"{rewriting.name:26}" + "".join(f"{counts[rewriting.name][column]:10}" for column in _COLUMNS)


def broken(found: Iterable[Row]) -> list[Row]:
    """Where findings were lost or accusations appeared."""
    return [(name, comparison) for name, comparison in found if comparison.lost or comparison.new]


def samples(wrong: Sequence[Row]) -> Iterator[str]:
    """What was said before (`-`), what is said now (`+`), and the text as rewritten."""
    for name, comparison in wrong:
        yield f"BROKEN  {name}"
        yield from (f"    - {said}" for said in comparison.lost)
        yield from (f"    + {said}" for said in comparison.new)
        yield f"    {comparison.text!r}"


def _counted(one: Comparison) -> Counter[str]:
    wrong = len(one.lost) + len(one.new)
    told = one.kept + one.reasoned + one.silent + len(one.lost)
    return Counter(texts=1, findings=told, kept=one.kept, reasoned=one.reasoned, silent=one.silent, broken=wrong)
