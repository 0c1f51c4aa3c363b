"""An article page by the layouts of its source: title, lead, words, author, time and files, and nothing round them."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import dropwhile, takewhile
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement
from parsel import Selector

from crawler.blocks import markup_of, plain_line, plain_lines, text_lines
from crawler.dates import read_moment
from crawler.layouts import all_of, base_of, first_of, moment_of, remove
from crawler.markup import parse_page
from crawler.signature import signature
from crawler.source import Layout, SourceDeclaration
from crawler.urls import canonical_url, resolve_link
from doisoat.records import Attachment, Document
from doisoat.records.compose import compose_document
from doisoat.records.errors import LayoutError

#: Where the time was found when no element is declared for it.
BETWEEN = "between title and text"
_LONGEST_TIME = 90
_LABEL = re.compile(r"^(?:tác giả|người viết)\s*:\s*", re.IGNORECASE)
_FURNITURE_LINE = re.compile(
    r"(?:chia sẻ|lưu|in bài(?: viết)?|in trang|bản in|đọc bài(?: viết)?|nghe bài viết|quay lại|tin liên quan|tin khác"
    r"|liên kết hữu ích|danh sách bài viết (?:mới|cũ)|đánh giá bài viết|click để đánh giá bài viết|a ?[-+]"
    r"|đọc báo in|tải ứng dụng|theo dõi [^.]{1,40} trên google news|tệp đính kèm\s*:.*"
    r"|đường dây nóng\s*:.*|tổng số điểm của bài viết là\b.*"
    r"|(?:\d[\d/.-]{7,9}\s+\d\d?:\d\d\s+)?(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập)\b.*"
    r"|\(?[\d.,]+ (?:lượt|lần) (?:xem|đọc)\)?|(?:đã xem|views?)\s*:\s*[\d.,]+"
    r"|[\s|,:;.-])+",
    re.IGNORECASE,
)
#: Where a name alone is an author's, unless a layout says otherwise.
_SIGNATURES = ("[style*='right']", "[align='right']")
_FILES = frozenset({".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".rar"})


def read_article(
    body: bytes,
    url: str,
    source: SourceDeclaration,
    charset: str | None = None,
    canonical: Callable[[str], str] = canonical_url,
) -> Document:
    """The news item that an article page holds, all text in NFC. Raises LayoutError where no layout fits."""
    page = parse_page(body, charset)
    for layout in source.layouts:
        document = _article(page, layout, url, source, canonical) if layout.kind == "news" else None
        if document is not None:
            return document
    raise LayoutError(f"{url}: no article as source {source.name} declares it")


def files_of(links: Iterable[Selector], url: str) -> tuple[Attachment, ...]:
    """The files that links on page `url` lead to, each once."""
    found = {resolve_link(url, link.attrib.get("href", "")): plain_line(link.root) for link in reversed(list(links))}
    return tuple(Attachment(url=address, name=name) for address, name in reversed(found.items()) if address)


def _article(
    page: Selector, layout: Layout, url: str, source: SourceDeclaration, canonical: Callable[[str], str]
) -> Document | None:
    title, content = first_of(page, layout, "title"), first_of(page, layout, "body")
    if title is None or content is None:
        return None
    published, found_in = _published(page, layout, title, content)
    if layout.valid_until and published and published.date() > layout.valid_until:
        return None
    heading, named = plain_line(title.root), first_of(page, layout, "author")
    stated = _LABEL.sub("", plain_line(named.root)) if named is not None else ""
    remove(content, layout.selectors.get("furniture", ()))
    lead = _lead(page, layout, title, content)
    lines = _without_furniture(text_lines(markup_of(content.root)))
    author, lines = (stated, lines) if stated else signature(_signatures(content, layout), lines)
    lead = lead or _stated_lead(page, layout, lines)
    lines = [*_captions(page, layout), *_without_repeats(_without_furniture(lines), (heading, lead))]
    if not heading or not (lines or lead):
        return None
    return compose_document(
        source=source.name,
        url=canonical(url),
        title=heading,
        lead=lead,
        body="\n".join(lines),
        author=author,
        published_at=published,
        published_source=found_in if published else None,
        province=source.province,
        layout=layout.name,
        attachments=files_of([*_files_within(content), *all_of(page, layout, "files")], base_of(page, url)),
        demo=source.demo,
    )


def _published(
    page: Selector, layout: Layout, title: Selector, content: Selector
) -> tuple[datetime | None, str | None]:
    """The time of publication and where it was found; the clock in a page's head is never taken for it."""
    selectors = layout.selectors.get("date", ())
    if selectors:
        return moment_of(page, layout, "date"), ", ".join(selectors)
    words = (title, *all_of(page, layout, "lead"))
    other = {*content.root.iterancestors(), *(element for node in words for element in node.root.iter())}
    lines = (" ".join(e.xpath(".//text()")) for e in _between(page, title, content) if e not in other)
    return next(filter(None, (read_moment(line) for line in lines if len(line) <= _LONGEST_TIME)), None), BETWEEN


def _between(page: Selector, title: Selector, content: Selector) -> Iterator[HtmlElement]:
    """The elements that begin after the title begins and before the content does."""
    after = dropwhile(lambda element: element is not title.root, page.root.iter("*"))
    return takewhile(lambda element: element is not content.root, after)


def _lead(page: Selector, layout: Layout, title: Selector, content: Selector) -> str:
    """The lead between title and content, else the one within the content, which it leaves.

    The lists of other articles carry leads of their own.
    """
    leads = {node.root for node in all_of(page, layout, "lead")}
    if not leads:
        return ""
    lead = next((element for element in _between(page, title, content) if element in leads), None)
    if lead is None:
        lead = next((element for element in content.root.iter("*") if element in leads), None)
        if lead is None or lead is content.root:
            return ""
        lines = plain_lines(lead)
        lead.drop_tree()
        return "\n".join(lines)
    return "\n".join(plain_lines(lead))


def _stated_lead(page: Selector, layout: Layout, lines: list[str]) -> str:
    """The lead that only the page's head states; none where it is the cut-off beginning of the text."""
    texts = (" ".join(meta.attrib.get("content", "").split()) for meta in all_of(page, layout, "lead"))
    lead = next(filter(None, texts), "")
    begins = _folded(lead).rstrip(" .…")
    return "" if any(_folded(line) != _folded(lead) and _folded(line).startswith(begins) for line in lines) else lead


def _signatures(content: Selector, layout: Layout) -> list[Selector]:
    return [node for selector in layout.selectors.get("signatures", _SIGNATURES) for node in content.css(selector)]


def _captions(page: Selector, layout: Layout) -> list[str]:
    """What stands under photos outside the content."""
    return [line for caption in all_of(page, layout, "captions") for line in plain_lines(caption.root)]


def _without_furniture(lines: list[str]) -> list[str]:
    start, end = 0, len(lines)
    while end and _FURNITURE_LINE.fullmatch(lines[end - 1]):
        end -= 1
    while start < end and _FURNITURE_LINE.fullmatch(lines[start]):
        start += 1
    return lines[start:end]


def _without_repeats(lines: list[str], parts: Iterable[str]) -> list[str]:
    """Some editors paste title and lead into the body once more."""
    for part in parts:
        if part and lines and _folded(lines[0]) == _folded(part):
            lines = lines[1:]
    return lines


def _files_within(content: Selector) -> Iterator[Selector]:
    """Links whose path ends in a file's name, or in one and the number that a document library adds."""
    for link in content.css("a[href]"):
        names = unquote(urlsplit(link.attrib["href"].strip()).path).split("/")[-2:]
        if any(PurePosixPath(name).suffix.lower() in _FILES for name in names):
            yield link


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
