"""The VHV platform (Bình Định, Gia Lai, Hưng Yên, …): numbered list pages, one article a page.

Lists: `a.article-title` beside `.article-date`, pager `.wrapper-pagination`. Articles: `h1.title-detail`, `.post-date`,
`.article-brief`, `.article-content` with photo tables inside and sharing, rating and view counters at its end.
"""

from crawler import article, listing
from crawler.listing import Listing
from crawler.source import SourceDeclaration
from doisoat.records import Document

_HABITS = article.Habits(
    furniture=(
        ".share-bar, .share, .social, .rating, .rating-prompt, .vote, .related-news, .article-related, "
        ".tools, .post-view, .view-count, .tags, .comment, .article-author, .detail-author"
    ),
    signatures="[style*='right'], [align='right']",
)


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """The articles and further list pages that a list page leads to, within the source's hosts."""
    return listing.read_listing(body, url, source, charset)


def read_article(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Document:
    """The document that an article page holds; all text in NFC."""
    return article.read_article(body, url, source, charset, _HABITS)
