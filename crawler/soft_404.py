"""An answer "200 OK" that is not what was asked for: another page, an excuse or a wall, or a look nobody declared."""

import re

from crawler.blocks import plain_line
from crawler.fallback import read_fallback
from crawler.families.family import Family
from crawler.list_page import read_list_page
from crawler.listing import Listing
from crawler.markup import parse_page
from crawler.page_title import title_fits
from crawler.source import SourceDeclaration
from crawler.verdict import Verdict
from crawler.walls import wall
from doisoat.records import Document
from doisoat.records.errors import LayoutError

_PARTING = re.compile(r"\s[-–|:]\s|\|")
_SAYING = (
    r"(?:page |file )?not found|object moved"
    r"|(?:(?:trang|nội dung|bài viết|tin bài|đường dẫn)(?: (?:này|bạn (?:cần )?(?:tìm|yêu cầu|truy cập)))? )?"
    r"(?:không (?:tìm thấy|tồn tại)|đã bị (?:xóa|xoá|gỡ)(?: bỏ)?)(?: (?:trang|nội dung|bài viết|dữ liệu))?"
)
#: The excuse, a title or heading by itself or beside the portal's name.
_EXCUSE = re.compile(
    rf"(?:(?:lỗi|error|http)\s)?(?:404|410)(?:\W+(?:{_SAYING}))?[.!]?|(?:{_SAYING})[.!]?", re.IGNORECASE
)


def read_or_miss(
    family: Family, body: bytes, url: str, source: SourceDeclaration, charset: str | None
) -> Document | Verdict:
    """The document of a page, or the verdict that it is gone or behind a wall.

    A page that fits no layout, but plainly is the article, is read without one. Raises LayoutError for every other.
    """
    try:
        return family.read_article(body, url, source, charset)
    except LayoutError:
        blocked = wall(body, charset)
        if blocked:
            return Verdict(state="refused", reason=blocked, blocked=True)
        if says_it_is_gone(body, charset):
            return Verdict(state="gone", reason="a page that says so")
        if title_fits(body, url, charset) is False and _lists_others(family, body, url, source, charset):
            return Verdict(state="gone", reason="another page in its place")
        document = read_fallback(body, url, source, charset, family.canonical)
        if document is None:
            raise
        return document


def list_or_wall(
    family: Family, body: bytes, url: str, source: SourceDeclaration, charset: str | None
) -> Listing | Verdict:
    """What a list page leads to, or the verdict that it is behind a wall. Raises LayoutError for other pages."""
    try:
        return read_list_page(family, body, url, source, charset)
    except LayoutError:
        blocked = wall(body, charset)
        if blocked:
            return Verdict(state="refused", reason=blocked, blocked=True)
        raise


def says_it_is_gone(body: bytes, charset: str | None) -> bool:
    """Whether the title or a heading of an answer is the excuse of a portal that no longer has the page."""
    headings = (plain_line(node.root) for node in parse_page(body, charset).css("head > title, h1"))
    return any(_EXCUSE.fullmatch(part) for heading in headings for part in _PARTING.split(heading))


def _lists_others(family: Family, body: bytes, url: str, source: SourceDeclaration, charset: str | None) -> bool:
    try:
        return bool(family.read_listing(body, url, source, charset).articles)
    except LayoutError:
        return False
