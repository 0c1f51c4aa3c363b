"""What a visited page is to a source: the list or the document that is read from it, else what was wrong with it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from parsel import Selector
from w3lib.encoding import http_content_type_encoding

from crawler.feed import FEED_TYPES
from crawler.fingerprints import unfound
from crawler.layouts import first_of
from crawler.listing import Listing
from crawler.markup import parse_page
from crawler.registry import family_of
from crawler.soft_404 import list_or_wall, read_or_miss
from crawler.source import Layout, SourceDeclaration
from crawler.verdict import Answer, Verdict, judge
from crawler.visit import Visit
from doisoat.records import FALLBACK_LAYOUT, Document
from doisoat.records.errors import LayoutError, UnsafePageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A visit and what it gave: a `listing`, a `document`, or neither; `problem` says why, in one phrase."""

    visit: Visit
    listing: Listing | None = None
    document: Document | None = None
    problem: str = ""

    @property
    def page(self) -> Selector:
        """The page to select in; an empty one where none came."""
        answer = self.visit.answer or Answer(status=0, body=b"")
        return parse_page(answer.body, charset_of(answer))


def look_at_list(visit: Visit, source: SourceDeclaration) -> Look:
    """The list that a visited page holds."""
    family = family_of(source)
    answer, problem = _readable(visit, family.listing_types | FEED_TYPES)
    if answer is None:
        return Look(visit=visit, problem=problem)
    try:
        found = list_or_wall(family, answer.body, visit.address, source, charset_of(answer))
    except UnsafePageError as error:
        return Look(visit=visit, problem=str(error))
    except LayoutError:
        return Look(visit=visit, problem=_no_list(source))
    return Look(visit=visit, problem=found.reason) if isinstance(found, Verdict) else Look(visit=visit, listing=found)


def look_at_article(visit: Visit, source: SourceDeclaration) -> Look:
    """The document that a visited page holds. One that no layout has read is a problem, though it is kept."""
    family = family_of(source)
    answer, problem = _readable(visit, family.article_types)
    if answer is None:
        return Look(visit=visit, problem=problem)
    try:
        page = parse_page(answer.body, charset_of(answer))
        found = read_or_miss(family, answer.body, visit.address, source, charset_of(answer))
    except UnsafePageError as error:
        return Look(visit=visit, problem=str(error))
    except LayoutError:
        return Look(visit=visit, problem=_no_article(page, source))
    if isinstance(found, Verdict):
        return Look(visit=visit, problem=found.reason)
    problem = _no_article(page, source) if found.layout == FALLBACK_LAYOUT else ""
    return Look(visit=visit, document=found, problem=problem)


def charset_of(answer: Answer) -> str | None:
    """What the HTTP header says of the letters."""
    return http_content_type_encoding(answer.content_type)


def told(layout: Layout, field: str) -> str:
    """The selectors of a field, and where to change them."""
    selectors = " | ".join(f"`{selector}`" for selector in layout.selectors.get(field, ()))
    return f"layouts.{layout.name}.{field} = {selectors}"


def _readable(visit: Visit, types: frozenset[str]) -> tuple[Answer | None, str]:
    if visit.answer is None:
        return None, visit.fault
    verdict = judge(visit.answer, types, datetime.now(UTC))
    return (None, verdict.reason) if verdict else (visit.answer, "")


def _no_list(source: SourceDeclaration) -> str:
    places = "; ".join(told(layout, "list_links") for layout in source.layouts)
    return f"no links to articles; nothing here fits {places}"


def _no_article(page: Selector, source: SourceDeclaration) -> str:
    """The layout that comes nearest, and those of its selectors that found nothing."""
    nearest = min(source.layouts, key=lambda layout: len(unfound(page, layout)))
    fields = unfound(page, nearest)
    if not fields:
        needed = "title and body" if first_of(page, nearest, "title") is not None else "number and summary"
        return f"what layout {nearest.name} finds has no words for {needed}, or is of a time it was not served in"
    return f"fits no layout; nothing here fits {' and '.join(told(nearest, field) for field in fields)}"
