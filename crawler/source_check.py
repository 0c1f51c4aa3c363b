"""One source tried live: a list page and an article of it, field by field. Nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.field_report import MISSING, FieldReport, article_fields, list_fields
from crawler.listing import Form, Listing
from crawler.look import Look, look_at_article, look_at_list
from crawler.run import demo_source
from crawler.source import SourceDeclaration
from crawler.visit import Ask, Visit, visit

#: One article may lack a lead that its source declares; so many in a row do not.
_MOST_ARTICLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """A page that was asked for, `kind` as in the frontier; `problem` says why it could not be read as declared."""

    kind: str
    visit: Visit
    layout: str = ""
    fields: tuple[FieldReport, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """All pages in their order, and in one line each what is not as declared; none where all is well."""

    source: SourceDeclaration
    pages: tuple[PageReport, ...]
    problems: tuple[str, ...]


def check_source(
    source: SourceDeclaration, *, demo: str | None = None, contact: str | None = None, log_level: str | None = None
) -> SourceReport:
    """Try a source; once a process. A portal that cannot be reached is a problem in the report."""
    tried = demo_source(source, demo) if demo else source

    async def script(ask: Ask) -> SourceReport:
        return await _check(ask, tried)

    return visit(tried, script, demo=demo, contact=contact, log_level=log_level)


async def read_list(ask: Ask, first: Visit, source: SourceDeclaration) -> tuple[Look, ...]:
    """A list page, and the one it leads to where it offers no article itself: some have a script fetch them."""
    look = look_at_list(first, source)
    following: list[str | Form] = [*look.listing.next_pages, *look.listing.next_forms] if look.listing else []
    if look.listing is None or look.listing.articles or not following:
        return (look,)
    return (look, look_at_list(await ask(following[0]), source))


async def read_articles(ask: Ask, listing: Listing, source: SourceDeclaration) -> tuple[Look, ...]:
    """Articles of a list, until one is read with every field that it must have; at most three."""
    looks: list[Look] = []
    for article in listing.articles[:_MOST_ARTICLES]:
        look = look_at_article(await ask(article.form or article.url), source)
        looks.append(look)
        if not look.problem and not any(field.state == MISSING for field in article_fields(look, source)):
            break
    return tuple(looks)


async def _check(ask: Ask, source: SourceDeclaration) -> SourceReport:
    lists = await read_list(ask, await ask(source.url + source.listings[0]), source)
    found = lists[-1].listing
    articles = await read_articles(ask, found, source) if found else ()
    list_pages = tuple(
        PageReport(
            kind="listing",
            visit=look.visit,
            fields=list_fields(look, source) if look.listing else (),
            problem=look.problem,
        )
        for look in lists
    )
    article_pages = tuple(
        PageReport(
            kind="article",
            visit=look.visit,
            layout=(look.document.layout or "") if look.document else "",
            fields=article_fields(look, source),
            problem=look.problem,
        )
        for look in articles
    )
    problems = (*_list_problems(list_pages), *_article_problems(article_pages))
    return SourceReport(source=source, pages=(*list_pages, *article_pages), problems=problems)


def _list_problems(pages: tuple[PageReport, ...]) -> Iterable[str]:
    for page in pages:
        if page.problem:
            yield f"listing {page.visit.key}: {page.problem}"
    yield from (_told(pages[-1], field) for field in pages[-1].fields if field.state == MISSING)


def _article_problems(pages: tuple[PageReport, ...]) -> Iterable[str]:
    """What is wrong with every one of the articles: what some of them have is no fault of the declaration."""
    if not pages:
        return
    if all(page.problem for page in pages):
        yield f"article {pages[-1].visit.key}: {pages[-1].problem}"
        return
    read = [page for page in pages if not page.problem]
    lost = set.intersection(*({field.field for field in page.fields if field.state == MISSING} for page in read))
    yield from (_told(read[-1], field) for field in read[-1].fields if field.field in lost)


def _told(page: PageReport, field: FieldReport) -> str:
    place = field.place or field.field
    if field.selector:
        return (
            f"{page.kind} {page.visit.key}: {field.field} is empty: {place} finds `{field.selector}`, which holds none"
        )
    return f"{page.kind} {page.visit.key}: {field.field} is empty: nothing there fits {place}"
