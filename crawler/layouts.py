"""Selecting in a page by a layout of its source."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urljoin

from parsel import Selector, SelectorList

from crawler.dates import read_moment
from crawler.source import Layout

#: One node, or several that are searched in their order.
Nodes = Selector | SelectorList[Selector]


def all_of(node: Nodes, layout: Layout, field: str) -> Iterator[Selector]:
    """What the selectors of a field find, those of the first selector first."""
    for selector in layout.selectors.get(field, ()):
        yield from node.css(selector)


def first_of(node: Nodes, layout: Layout, field: str) -> Selector | None:
    """What the surest selector of a field finds first."""
    return next(all_of(node, layout, field), None)


def moment_of(node: Nodes, layout: Layout, field: str) -> datetime | None:
    """The first readable time (aware) among the elements of a field."""
    texts = (" ".join(found.xpath(".//text()").getall()) for found in all_of(node, layout, field))
    return next(filter(None, map(read_moment, texts)), None)


def base_of(page: Selector, url: str) -> str:
    """The address that the relative links of page `url` start from."""
    return urljoin(url, page.css("base[href]::attr(href)").get("").strip())


def remove(node: Selector, furniture: Iterable[str]) -> None:
    """Take out of an element what fits CSS selectors, whatever follows it stays."""
    found = [found.root for selector in furniture for found in node.css(selector)]
    for element in found:
        if element is not node.root and element.getparent() is not None:
            element.drop_tree()
