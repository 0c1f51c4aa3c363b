"""Feeds (RSS, Atom) and sitemaps as list pages: any source may declare their addresses among its listings.

They are told by their root element, never by their media type, which servers often get wrong. Entities are not
expanded and nothing is fetched for them; the bytes of a compressed sitemap are bounded before they are parsed.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from crawler.dates import VIETNAM, read_moment
from crawler.listing import ListedArticle, Listing, allowed_link
from crawler.source import SourceDeclaration
from doisoat.records.errors import LayoutError

FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
    | {"application/gzip", "application/x-gzip", "application/octet-stream"}
)
#: The protocol of sitemaps allows no larger one.
_LARGEST = 50 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*"
    rb"<(?:\w+:)?(?P<name>rss|RDF|feed|urlset|sitemapindex)[\s>/]",
    re.DOTALL,
)
_SNIFFED = 16384
#: Element of an entry → where it says its address, and its time, the surest first.
_ENTRIES = {
    "item": (("link", "guid[not(@isPermaLink='false')]"), ("pubDate", "date")),
    "entry": (("link[not(@rel) or @rel='alternate']/@href",), ("published", "updated")),
    "url": (("loc",), ("news/publication_date", "lastmod")),
}


def plain_feed(body: bytes) -> bytes | None:
    """The XML of a feed or sitemap, uncompressed; None for anything else. Raises LayoutError for one too large."""
    if body.startswith(_GZIP):
        body = _unzipped(body)
    return body.lstrip() if _ROOT.match(body[:_SNIFFED]) else None


def read_feed(xml: bytes, url: str, source: SourceDeclaration, canonical: Callable[[str], str]) -> Listing:
    """What a feed or sitemap offers within the source's hosts: articles with their times, and further lists."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise LayoutError(f"{url}: no feed that can be read, as source {source.name} declares it")
    articles = {a.url: a for a in reversed([*_articles(root, url, source, canonical)])}
    further = [*_texts(root, "sitemap/loc"), *_texts(root, "link[@rel='next']/@href")]
    found = (allowed_link(url, address, source, canonical) for address in further)
    next_pages = dict.fromkeys(address for address in found if address and address != canonical(url))
    return Listing(articles=tuple(reversed(articles.values())), next_pages=tuple(next_pages))


def _articles(
    root: etree._Element, url: str, source: SourceDeclaration, canonical: Callable[[str], str]
) -> Iterator[ListedArticle]:
    for entry in root.iter("{*}item", "{*}entry", "{*}url"):
        addresses, times = _ENTRIES[etree.QName(entry).localname]
        said = next((text for place in addresses for text in _texts(entry, place, "./")), "")
        address = allowed_link(url, said, source, canonical)
        if address:
            moments = (_moment(text) for place in times for text in _texts(entry, place, "./"))
            yield ListedArticle(url=address, published_at=next(filter(None, moments), None))


def _texts(node: etree._Element, place: str, start: str = ".//") -> Iterator[str]:
    """The texts at a path of names, whatever namespace they are in."""
    steps = (re.sub(r"^(\w+)", r"*[local-name()='\1']", step) for step in place.split("/"))
    for found in node.xpath(start + "/".join(steps)):
        text = found if isinstance(found, str) else "".join(found.itertext())
        if text.strip():
            yield text.strip()


def _moment(text: str) -> datetime | None:
    """As the standards write times (RFC 822, ISO 8601), or else as the portals do."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return read_moment(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _unzipped(body: bytes) -> bytes:
    unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = unzip.decompress(body, _LARGEST)
    except zlib.error:
        return b""
    if unzip.unconsumed_tail:
        raise LayoutError(f"a compressed list of more than {_LARGEST} bytes")
    return plain
