"""A list page by the layouts of its source: the articles it offers and the list pages it leads to."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from parsel import Selector

from crawler.blocks import plain_line
from crawler.layouts import all_of, base_of, first_of, moment_of
from crawler.markup import parse_page
from crawler.source import Layout, SourceDeclaration
from crawler.urls import canonical_url, is_allowed, resolve_link
from doisoat.records.errors import LayoutError

#: Digits, in threes where they are divided.
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+")
_DIVIDERS = re.compile(r"[.,]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is asked for by POST: `body` as sent (`a=1&b=2`) to `url`.

    `key` is the address it is known by: of a list page `url`, `#` and what tells it from other pages.
    """

    url: str
    body: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article that a list page offers: its canonical address and the time printed beside it, if any (aware).

    Where it has to be asked for by POST, the address is the key of its form.
    """

    url: str
    published_at: datetime | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list page leads to, in the page's order and each address once; `total`: articles it says its list has."""

    articles: tuple[ListedArticle, ...]
    next_pages: tuple[str, ...]
    next_forms: tuple[Form, ...] = ()
    total: int | None = None


def read_listing(
    body: bytes,
    url: str,
    source: SourceDeclaration,
    charset: str | None = None,
    canonical: Callable[[str], str] = canonical_url,
) -> Listing:
    """What a list page leads to within the source's hosts. Raises LayoutError where no layout fits."""
    page, number = parse_page(body, charset), page_number(url, source.next_page)
    for layout in source.layouts:
        articles = tuple(_listed(page, layout, url, source, canonical))
        if articles or first_of(page, layout, "list_empty") is not None:
            linked = _next_pages(page, layout, url, source, canonical)
            if articles and source.next_page and not linked:
                linked = [canonical(with_number(url, source.next_page, number + 1))]
            return Listing(articles=articles, next_pages=tuple(linked), total=_total(page, layout))
    if number > 1:  # the page after the last; a first page without articles is broken
        return Listing(articles=(), next_pages=())
    raise LayoutError(f"{url}: no list of articles as source {source.name} declares it")


def page_number(url: str, template: str) -> int:
    """The number that a list page's address has by a template such as `?page={}`; 1 where it has none."""
    found = _numbering(template).search(url) if template else None
    return int(found["number"]) if found else 1


def with_number(url: str, template: str, number: int) -> str:
    """The address of another page of the same list."""
    part = template.format(number)
    numbered, found = _numbering(template).subn(lambda _: part, url, count=1)
    return numbered if found else url + part


def form_of(address: str) -> Form | None:
    """The form that an address says after `#`; None where it says none."""
    url, _, body = address.partition("#")
    return Form(url=url, body=body, key=address) if body else None


def allowed_link(base: str, href: str, source: SourceDeclaration, canonical: Callable[[str], str]) -> str | None:
    """The family's one spelling of where a link on page `base` leads, None outside the source's hosts."""
    address = resolve_link(base, href)
    return canonical(address) if address and is_allowed(address, source.allowed_hosts) else None


def _numbering(template: str) -> re.Pattern[str]:
    before, after = map(re.escape, template.split("{}"))
    return re.compile(rf"{before}(?P<number>\d+){after}(?=&|$)")


def _listed(
    page: Selector, layout: Layout, url: str, source: SourceDeclaration, canonical: Callable[[str], str]
) -> Iterator[ListedArticle]:
    base, seen = base_of(page, url), set[str]()
    for link, around in _links(page, layout):
        address = allowed_link(base, link.attrib.get("href", ""), source, canonical)
        if address and address not in seen:
            seen.add(address)
            yield ListedArticle(url=address, published_at=moment_of(around, layout, "list_dates"))


def _links(page: Selector, layout: Layout) -> Iterator[tuple[Selector, Selector]]:
    """The links to articles, and the element that holds what is said of each: its item, or else what is round it."""
    if "list_items" in layout.selectors:
        for item in all_of(page, layout, "list_items"):
            yield from ((link, item) for link in all_of(item, layout, "list_links"))
    else:
        yield from ((link, link.xpath("..")[0]) for link in all_of(page, layout, "list_links"))


def _total(page: Selector, layout: Layout) -> int | None:
    """The last number that a list's counter prints, as in `1 - 50 | 12345`."""
    counter = first_of(page, layout, "list_total")
    numbers = _NUMBER.findall(plain_line(counter.root)) if counter is not None else []
    return int(_DIVIDERS.sub("", numbers[-1])) if numbers else None


def _next_pages(
    page: Selector, layout: Layout, url: str, source: SourceDeclaration, canonical: Callable[[str], str]
) -> list[str]:
    here, base = canonical(url), base_of(page, url)
    links = (link.attrib.get("href", "") for link in all_of(page, layout, "next_pages"))
    found = (allowed_link(base, href, source, canonical) for href in links)
    return list(dict.fromkeys(address for address in found if address and address != here))
