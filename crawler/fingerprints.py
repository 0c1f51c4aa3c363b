"""Which family a page is of, by the marks that its TOML file declares (`[fingerprint]`), and which come nearest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from parsel import Selector

from crawler.charset import decode_page
from crawler.declarations import default_layouts, family_marks
from crawler.families import FAMILIES
from crawler.layouts import first_of
from crawler.markup import parse_page
from crawler.source import NEEDED_FIELDS, Layout

_NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A family whose layouts fit a page in part: `missing` are the needed fields that none of its selectors found."""

    family: str
    layout: str
    found: tuple[str, ...]
    missing: tuple[str, ...]


def scores(body: bytes, url: str, charset: str | None = None) -> Mapping[str, int]:
    """Family → how many of its marks a page bears; families without any are left out."""
    text = decode_page(body, charset)
    page = parse_page(body, charset)
    counts = {family: _score(family, page, text, url) for family in FAMILIES}
    return {family: count for family, count in counts.items() if count}


def detect(body: bytes, url: str, charset: str | None = None) -> str | None:
    """The family with the most marks on a page; None where there is none, or no one family has most."""
    found = scores(body, url, charset)
    best = [family for family, count in found.items() if count == max(found.values())]
    return best[0] if len(best) == 1 else None


def nearest(body: bytes, charset: str | None = None) -> tuple[Candidate, ...]:
    """The families whose layouts find most on a page, at most three, the nearest first."""
    page = parse_page(body, charset)
    fits = [_fit(family, layout, page) for family in FAMILIES for layout in default_layouts(family)]
    best: dict[str, Candidate] = {}
    for candidate in sorted(fits, key=lambda fit: (-len(fit.found), len(fit.missing), fit.family)):
        best.setdefault(candidate.family, candidate)
    return tuple(candidate for candidate in best.values() if candidate.found)[:_NEAREST]


def unfound(page: Selector, layout: Layout) -> tuple[str, ...]:
    """The fields of an article that a layout needs and whose selectors find nothing on a page."""
    needed = sorted(NEEDED_FIELDS[layout.kind] - {"list_links"}, reverse=True)
    return tuple(field for field in needed if first_of(page, layout, field) is None)


def _score(family: str, page: Selector, text: str, url: str) -> int:
    marks = family_marks(family)
    return (
        sum(bool(page.css(selector)) for selector in marks.elements)
        + sum(re.search(pattern, url) is not None for pattern in marks.addresses)
        + sum(re.search(pattern, text) is not None for pattern in marks.text)
    )


def _fit(family: str, layout: Layout, page: Selector) -> Candidate:
    missing = unfound(page, layout)
    asked = sorted(NEEDED_FIELDS[layout.kind] - {"list_links"}, reverse=True)
    found = tuple(field for field in asked if field not in missing)
    return Candidate(family=family, layout=layout.name, found=found, missing=missing)
