"""From one address of a portal to a list page and an article that one family reads, in a few requests."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.adding.draft import draft
from crawler.fingerprints import detect, nearest
from crawler.layouts import base_of
from crawler.listing import Listing
from crawler.look import Look, charset_of, look_at_article
from crawler.source import SourceDeclaration
from crawler.source_check import read_articles, read_list
from crawler.urls import host_of, resolve_link
from crawler.visit import Ask, Visit
from doisoat.records import Document
from doisoat.records.errors import InputError, LayoutError, SourceError, UnsafePageError

#: Links of a page that are tried for a list page where it is none itself.
_MOST_LINKS = 4
_WAY_OUT = "give the address of another list page, or declare what differs (docs/adding-a-source.md)"
_NO_LISTS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".jpg", ".png", ".xml", ".rss")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What was found: the source as it was read, its list page, what that offers and where, and an article.

    `offer` is the list page, or the page that its script fetches the articles from.
    """

    source: SourceDeclaration
    list_page: Look
    offer: Visit
    listing: Listing
    article: Visit
    document: Document


async def discover(ask: Ask, url: str) -> Discovery:
    """Find a list and an article from the page at `url`, be it a list, an article or the home page.

    Raises InputError for a page of no known family, SourceError where it cannot be fetched, LayoutError where its
    family does not read it.
    """
    first = await ask(url)
    if first.answer is None or first.answer.status != 200:
        fault = first.fault if first.answer is None else f"HTTP {first.answer.status}"
        raise SourceError(f"{url}: {fault}; give the address of a list page that a browser shows")
    problem = ""
    for address in _addresses(first):
        page = first if address == first.address else await ask(address)
        family = _family(page)
        found = await _discovered(ask, page, family) if family else None
        if isinstance(found, Discovery):
            return found
        problem = problem or found or ""
    if problem:
        raise LayoutError(f"{problem}; {_WAY_OUT}")
    raise InputError(_unknown(first))


async def _discovered(ask: Ask, page: Visit, family: str) -> Discovery | str:
    """What a list page leads to, or why it is none. Raises LayoutError where its articles cannot be read."""
    source = draft(page.address, family)
    lists = await read_list(ask, page, source)
    listing = lists[-1].listing
    if listing is None or not listing.articles:
        return f"{page.address}: of family {family}, but {lists[-1].problem or 'it lists no articles'}"
    article = (await read_articles(ask, listing, source))[-1]
    if article.document is None or article.problem:
        raise LayoutError(f"{article.visit.key}: of family {family}, but {article.problem}; {_WAY_OUT}")
    return Discovery(
        source=source,
        list_page=lists[0],
        offer=lists[-1].visit,
        listing=listing,
        article=article.visit,
        document=article.document,
    )


def _addresses(first: Visit) -> list[str]:
    """What may be a list page, the likeliest first: the page itself, or what an article or the home page links."""
    links = [link for link in dict.fromkeys(_links(first)) if link != first.address][:_MOST_LINKS]
    if _is_article(first):
        return links
    return [*links, first.address] if urlsplit(first.address).path == "/" else [first.address, *links]


def _links(first: Visit) -> Iterator[str]:
    """The folder an article lies in, then links within the host, as the page has them."""
    parent = first.address.partition("?")[0].rpartition("/")[0]
    if _is_article(first) and urlsplit(parent).path:
        yield parent
    page = Look(visit=first).page
    for link in page.css("a[href]"):
        address = resolve_link(base_of(page, first.address), link.attrib["href"])
        if address and host_of(address) == host_of(first.address) and not address.lower().endswith(_NO_LISTS):
            yield address


def _is_article(visit: Visit) -> bool:
    family = _family(visit)
    return family is not None and look_at_article(visit, draft(visit.address, family)).problem == ""


def _family(visit: Visit) -> str | None:
    answer = visit.answer
    if answer is None or answer.status != 200:
        return None
    try:
        return detect(answer.body, visit.address, charset_of(answer))
    except UnsafePageError as error:
        raise LayoutError(f"{visit.address}: {error}; its portal cannot be added") from error


def _unknown(first: Visit) -> str:
    """The families that come nearest, and what of them was missing."""
    near = nearest(first.answer.body, charset_of(first.answer)) if first.answer else ()
    told = "; ".join(
        f"{c.family} (its {', '.join(c.found)} fits, nothing fits its {', '.join(c.missing)})" for c in near
    )
    return f"{first.address}: no family known to doisoat; nearest: {told or 'none'}; see docs/adding-a-source.md"
