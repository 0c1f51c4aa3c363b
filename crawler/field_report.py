"""What each selector of a layout gave on one page, field by field, measured against what is declared."""

from dataclasses import dataclass

from parsel import Selector

from crawler.layouts import all_of
from crawler.listing import Listing
from crawler.look import Look
from crawler.source import Layout, SourceDeclaration
from doisoat.records import Document

FOUND, ABSENT, MISSING = "found", "absent", "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReport:
    """One field: what was read, and the selector that gave it (empty where none is declared).

    `state`: FOUND; ABSENT where a page may well lack it; MISSING where it must not.
    """

    field: str
    value: str
    state: str
    selector: str = ""
    place: str = ""


def list_fields(look: Look, source: SourceDeclaration) -> tuple[FieldReport, ...]:
    """Links, times and further pages of a list page that was read."""
    listing = look.listing or Listing(articles=(), next_pages=())
    layout = next((layout for layout in source.layouts if any(all_of(look.page, layout, "list_links"))), None)
    dated = [article.published_at for article in listing.articles if article.published_at]
    onwards = [*listing.next_pages, *(form.key for form in listing.next_forms)]
    dates_declared = layout is not None and bool(layout.selectors.get("list_dates")) and bool(listing.articles)
    links = str(len(listing.articles)) if listing.articles else ""
    leads_on = bool(onwards or source.next_page)
    return (
        _field(look.page, layout, "list_links", links, needed=not leads_on),
        _field(look.page, layout, "list_dates", f"{len(dated)} of {links}" if dated else "", needed=dates_declared),
        _field(look.page, layout, "next_pages", ", ".join(onwards), needed=False),
    )


def article_fields(look: Look, source: SourceDeclaration) -> tuple[FieldReport, ...]:
    """The fields of a document that was read: those every article has, and those that one may lack."""
    document = look.document
    if document is None:
        return ()
    layout = next((layout for layout in source.layouts if layout.name == document.layout), None)
    if document.kind == "decision":
        return _decision_fields(look.page, layout, document)
    lead_declared = layout is not None and bool(layout.selectors.get("lead"))
    lines = len(document.body.splitlines())
    moment = document.published_at.isoformat() if document.published_at else ""
    date = _field(look.page, layout, "date", moment, needed=True)
    return (
        _field(look.page, layout, "title", document.title, needed=True),
        _field(look.page, layout, "lead", document.lead, needed=lead_declared),
        _field(
            look.page, layout, "body", f"{len(document.body)} characters, {lines} lines" if lines else "", needed=True
        ),
        date if date.selector or not moment else _between(date, document),
        _field(look.page, layout, "author", document.author or "", needed=False),
        _field(look.page, layout, "files", _files(document), needed=False),
    )


def _decision_fields(page: Selector, layout: Layout | None, document: Document) -> tuple[FieldReport, ...]:
    stated = {
        "title": document.title,
        "number": document.number or "",
        "issued_on": document.issued_on.isoformat() if document.issued_on else "",
        "issuer": document.issuer or "",
        "signer": document.signer or "",
    }
    needed = {"title", "number", "issued_on"}
    rows = tuple(
        _field(page, layout, "rows", value, needed=name in needed, name=name) for name, value in stated.items()
    )
    return (*rows, _field(page, layout, "files", _files(document), needed=False))


def _field(
    page: Selector, layout: Layout | None, field: str, value: str, *, needed: bool, name: str = ""
) -> FieldReport:
    state = FOUND if value else MISSING if needed else ABSENT
    declared = layout.selectors.get(field, ()) if layout else ()
    gave = next((selector for selector in declared if page.css(selector)), "")
    place = f"layouts.{layout.name}.{field}" if layout else ""
    return FieldReport(field=name or field, value=value, state=state, selector=gave, place=place)


def _between(date: FieldReport, document: Document) -> FieldReport:
    """A time for which no selector is declared, or that none of them gave."""
    return FieldReport(field=date.field, value=date.value, state=date.state, selector=document.published_source or "")


def _files(document: Document) -> str:
    return ", ".join(attachment.name or attachment.url for attachment in document.attachments)
