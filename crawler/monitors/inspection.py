"""At the end of a run: what it measured of a source is judged and kept, and what a broken source gave is held back."""

from collections.abc import Mapping
from dataclasses import dataclass

from crawler.monitors.checks import Alarm
from crawler.monitors.judge import judge
from crawler.monitors.selectors import declared
from crawler.monitors.tally import Tally
from crawler.source import SourceDeclaration
from store.database import Store, transaction
from store.measures import BROKEN, HEALTHY, doubt, given, healthy_history, keep_measures, last_verdict
from store.quarantine import count_quarantined, quarantine, release_reread

_SAYINGS = {
    "unknown_layout": "{found} of {of} pages fit no layout",
    "fallback": "{found} of {of} pages fit no layout and were read by their shape",
    "empty_listings": "{found} of {of} first list pages are without articles",
    "changed": "{found} of {of} known documents changed at once",
    "replaced": "{found} of {of} documents hold U+FFFD",
    "titles": "{of} documents have but {found} different titles",
    "beyond": "{found} of {of} pages go on where the article that is read ends",
    "compared.same_title": "{found} of {of} new documents bear the title of another",
    "compared.same_end": "{found} of {of} new documents end in the words of another",
    "added.ahead": "{found} of {of} new documents bear a day that is yet to come",
    "fresh.recent": "{found} of {of} articles that first list pages name anew bear a day since the run before",
    "body_length": "the middle body of {of} has {found} characters, usually {usual:.0f}",
    "links": "{of} first list pages name {found} articles, usually {usual:.0f} each",
}
_USUALLY = ", usually {usual:.0%}"
_FIELD = "{found} of {of} documents have {field}"
#: Sayings that are told without what is usual, or have it in them.
_ABSOLUTE = frozenset({"empty_listings", "titles", "body_length", "links"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What the monitors say of a source: `alarms` in one phrase each.

    `quarantined` documents of it are held back; `released` ones were, until this run read them again.
    """

    alarms: tuple[str, ...] = ()
    quarantined: int = 0
    released: int = 0


def inspect(db: Store, tally: Tally) -> Inspection:
    """Judge the run of a source that just ended and keep its measures; hold back or release what it gave.

    Raises StoreError.
    """
    source = tally.declaration.name
    with transaction(db):
        measures = tally.measures(given(db, source))
        verdict, reason = last_verdict(db, source)
        held, suspected = count_quarantined(db, source), verdict == BROKEN
        judgement = judge(measures, healthy_history(db, source, measures.reading), suspected=suspected)
        told = tuple(phrase(alarm, tally.declaration, tally.unfound) for alarm in judgement.alarms)
        if told or (judgement.undecided and held):
            told = told or (f"still held back: {reason.removeprefix('still held back: ')}",)
            doubt(db, source, measures.reading, judgement.earlier, told[0])
            quarantine(db, source, told[0])
            keep_measures(db, source, measures, BROKEN, told[0])
            return Inspection(alarms=told, quarantined=count_quarantined(db, source))
        released = release_reread(db, source) if held else 0
        keep_measures(db, source, measures, HEALTHY)
    return Inspection(quarantined=held - released, released=released)


def phrase(alarm: Alarm, source: SourceDeclaration, unfound: Mapping[str, int]) -> str:
    """An alarm in words: the counts, what is usual, and which selectors find nothing."""
    name = alarm.check.rpartition(".")[2]
    saying = _SAYINGS.get(alarm.check, _FIELD) + ("" if alarm.check in _ABSOLUTE else _USUALLY)
    told = saying.format(found=alarm.found, of=alarm.of, usual=alarm.usual, field=name)
    missed = [f"{selector} finds nothing on {count}" for selector, count in sorted(unfound.items())]
    if alarm.check in {"unknown_layout", "fallback", "empty_listings"} and missed:
        return f"{told}: {'; '.join(missed)}"
    return f"{told}; see {alarm.field} ({declared(source, alarm.field)})"
