"""Reads a text: every mention of a figure, reference or date in it, with raw offsets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from doisoat.records import Mention
from doisoat.text.legacy import legacy_lines
from extract.attributes import with_attributes
from extract.comparisons import with_point_readings
from extract.hedges import with_hedges
from extract.parts import own_date, title_of
from extract.patterns import PATTERNS
from extract.patterns.calendar_date import printed_days
from extract.patterns.named_law import printed_years
from extract.references.dates import with_dates
from extract.references.issuers import with_issuers
from extract.references.keys import with_keys
from extract.references.roles import with_reference_roles
from extract.roles import with_roles
from extract.scan import Scan, begin
from extract.subjects import with_subjects
from extract.worded_ratio import worded_ratios
from extract.years import with_years


def read(text: str, published: date | None = None) -> tuple[Mention, ...]:
    """The mentions of a text in order of place; `published` resolves dates without a year (domain DT-07).

    Without it the first timestamp of the text's own date line counts. Never raises, whatever the text.
    """
    scan = begin(text, published)
    for pattern in PATTERNS:
        scan = scan.claim(pattern.find(scan))
        if pattern.name == "timestamp" and scan.published is None:
            scan = replace(scan, published=own_date(scan.shadow.text, scan.mentions))
    mentions = [_raw(scan, m) for m in _understood(scan) if m.kind != "furniture"]
    return tuple(sorted((*mentions, *_undecoded(text)), key=lambda m: (m.start, m.end)))


def _undecoded(text: str) -> Iterator[Mention]:
    """Lines in an encoding from before Unicode: flagged, not guessed at (domain UX-08)."""
    for line in legacy_lines(text):
        surface = text[line.start : line.end]
        yield Mention(kind="norm", surface=surface, start=line.start, end=line.end, value=None, flags=(line.encoding,))


def _understood(scan: Scan) -> tuple[Mention, ...]:
    """What was found, with all that the text says of it, in order of place."""
    shadow, published = scan.shadow, scan.published
    mentions = tuple(sorted(scan.mentions, key=lambda m: (m.start, m.end)))
    mentions = with_years(mentions, title_of(shadow.text).end, published)
    mentions = with_attributes(shadow, mentions, published)
    mentions = with_roles(shadow, mentions, published)
    mentions = with_subjects(shadow, mentions)
    beside = (*worded_ratios(scan, mentions), *printed_days(scan, mentions), *printed_years(scan, mentions))
    mentions = with_point_readings(shadow, mentions)
    mentions = with_hedges(shadow, mentions)
    mentions = with_dates(shadow, mentions)
    mentions = with_issuers(shadow, mentions)
    mentions = with_reference_roles(shadow, mentions)
    mentions = with_keys(mentions, published)
    return tuple(sorted((*mentions, *beside), key=lambda m: (m.start, m.end)))


def _raw(scan: Scan, mention: Mention) -> Mention:
    """A mention with its surface and offsets in the raw text."""
    start, end = scan.shadow.place(mention.start, mention.end)
    return replace(mention, start=start, end=end, surface=scan.shadow.raw[start:end])
