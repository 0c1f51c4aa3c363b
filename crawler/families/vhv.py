"""The VHV platform (Bình Định, Gia Lai, Hưng Yên, …): numbered list pages, one article a page.

Lists: `a.article-title` beside `.article-date`, pager `.wrapper-pagination`. Articles: `h1.title-detail`, `.post-date`,
`.article-brief`, `.article-content` with photo tables inside and sharing, rating and view counters at its end.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import dropwhile, takewhile
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lxml.html import tostring
from parsel import Selector, SelectorList

from crawler.blocks import text_lines
from crawler.dates import read_moment
from crawler.families.family import ListedArticle, Listing
from crawler.markup import parse_page
from crawler.source import Layout, SourceDeclaration
from crawler.urls import canonical_url, is_allowed, resolve_link
from doisoat.records import Attachment, Document
from doisoat.records.compose import compose_document
from doisoat.records.errors import LayoutError

_FURNITURE = (
    *(".share-bar", ".share", ".social", ".rating", ".rating-prompt", ".vote", ".related-news", ".article-related"),
    *(".tools", ".post-view", ".view-count", ".tags", ".comment", ".article-author", ".detail-author"),
)
_TAIL = re.compile(
    r"(?:chia sẻ|lưu|in bài viết|đọc bài|tin liên quan|tin khác|đánh giá bài viết|click để đánh giá bài viết|quay lại"
    r"|tổng số điểm của bài viết là\b.*|(?:số )?lượt xem\b.*|[\s|,:;.-])+",
    re.IGNORECASE,
)
_END_MARK = re.compile(r"\./\.?[\s”\"]*$")
_RIGHT_ALIGNED = "[style*='right'], [align='right']"
_NAME = re.compile(
    r"(?i:(?:tác giả|nguồn|bài|tin|ảnh)(?:\s*[:,]\s*|\s+và\s+))*"
    r"(?P<name>[^\W\d_][^\d:;!?]{1,58}[^\W\d_.]|(?:\w\.){1,3}\w)"
)
_LABEL = re.compile(r"^tác giả\s*:\s*", re.IGNORECASE)
_FILES = frozenset({".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".rar"})


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles and further list pages that a list page leads to, within the source's hosts."""
    page = parse_page(body, charset)
    for layout in source.layouts:
        articles = tuple(_listed(page, layout, url, source))
        if articles:
            return Listing(articles=articles, next_pages=tuple(_next_pages(page, layout, url, source)))
    raise LayoutError(f"{url}: no list of articles as source {source.name} declares it")


def read_article(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Document:
    """The document that an article page holds; all text in NFC."""
    page = parse_page(body, charset)
    for layout in source.layouts:
        document = _article(page, layout, url, source)
        if document is not None:
            return document
    raise LayoutError(f"{url}: no article as source {source.name} declares it")


def _listed(page: Selector, layout: Layout, url: str, source: SourceDeclaration) -> Iterator[ListedArticle]:
    seen = set[str]()
    for link in _all(page, layout, "list_links"):
        address = resolve_link(url, link.attrib.get("href", ""))
        if address and address not in seen and is_allowed(address, source.allowed_hosts):
            seen.add(address)
            around = link.xpath("..")
            yield ListedArticle(url=address, published_at=_moment(around, layout, "list_dates"))


def _next_pages(page: Selector, layout: Layout, url: str, source: SourceDeclaration) -> list[str]:
    here = canonical_url(url)
    found = (resolve_link(url, link.attrib.get("href", "")) for link in _all(page, layout, "next_pages"))
    return list(dict.fromkeys(a for a in found if a and a != here and is_allowed(a, source.allowed_hosts)))


def _article(page: Selector, layout: Layout, url: str, source: SourceDeclaration) -> Document | None:
    title, content = _first(page, layout, "title"), _first(page, layout, "body")
    if title is None or content is None:
        return None
    published = _moment(page, layout, "date")
    if layout.valid_until and published and published.date() > layout.valid_until:
        return None
    heading = " ".join(text_lines(title.get()))
    lead = _lead(page, layout, title, content)
    lines = text_lines(content.get(), _FURNITURE)
    author, lines = _author(page, layout, content, _without_tail(lines))
    lines = _without_repeats(lines, (heading, lead))
    if not heading or not (lines or lead):
        return None
    return compose_document(
        source=source.name,
        url=canonical_url(url),
        title=heading,
        lead=lead,
        body="\n".join(lines),
        author=author,
        published_at=published,
        published_source=", ".join(layout.selectors["date"]) if published else None,
        province=source.province,
        attachments=tuple(_attachments(content, url)),
        demo=source.demo,
    )


def _lead(page: Selector, layout: Layout, title: Selector, content: Selector) -> str:
    """The lead between title and content: the lists of other articles carry leads of their own."""
    leads = {node.root for node in _all(page, layout, "lead")}
    after_title = dropwhile(lambda element: element is not title.root, page.root.iter())
    between = takewhile(lambda element: element is not content.root, after_title)
    lead = next((element for element in between if element in leads), None)
    return "" if lead is None else "\n".join(text_lines(tostring(lead, encoding="unicode", with_tail=False)))


def _author(page: Selector, layout: Layout, content: Selector, lines: list[str]) -> tuple[str | None, list[str]]:
    """The author from its own element, else from a last line that is a name: right-aligned, or under the end mark."""
    named = _first(page, layout, "author")
    if named is not None:
        return _LABEL.sub("", " ".join(text_lines(named.get()))) or None, lines
    name = _NAME.fullmatch(lines[-1]) if len(lines) > 1 else None
    if name and len(lines[-1].split()) <= 8:
        signatures = [text_lines(node.get()) for node in content.css(_RIGHT_ALIGNED)]
        if [lines[-1]] in signatures or _END_MARK.search(lines[-2]):
            return name["name"], lines[:-1]
    return None, lines


def _without_tail(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and _TAIL.fullmatch(lines[end - 1]):
        end -= 1
    return lines[:end]


def _without_repeats(lines: list[str], parts: Iterable[str]) -> list[str]:
    """Some editors paste title and lead into the body once more."""
    for part in parts:
        if part and lines and _folded(lines[0]) == _folded(part):
            lines = lines[1:]
    return lines


def _attachments(content: Selector, url: str) -> Iterator[Attachment]:
    for link in content.css("a[href]"):
        address = resolve_link(url, link.attrib["href"])
        if address and PurePosixPath(urlsplit(address).path).suffix.lower() in _FILES:
            yield Attachment(url=address, name=" ".join(text_lines(link.get())))


def _moment(node: Selector | SelectorList[Selector], layout: Layout, field: str) -> datetime | None:
    texts = (" ".join(found.css("::text").getall()) for found in _all(node, layout, field))
    return next(filter(None, map(read_moment, texts)), None)


def _all(node: Selector | SelectorList[Selector], layout: Layout, field: str) -> Iterator[Selector]:
    for selector in layout.selectors.get(field, ()):
        yield from node.css(selector)


def _first(page: Selector, layout: Layout, field: str) -> Selector | None:
    return next(_all(page, layout, field), None)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
