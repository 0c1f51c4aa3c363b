"""Where the newspaper's articles are, and which of its layouts shows them."""

from doisoat.demo.article import Article
from doisoat.demo.portals.markup import article_number

#: The last year of the old layout, whose addresses carry an `a` before the number.
LAST_OLD_YEAR = 2021


def is_old(article: Article) -> bool:
    """Whether the article is shown in layout A."""
    return article.published.year <= LAST_OLD_YEAR


def article_path(article: Article) -> str:
    """`/<slug>-a<id>.html` in the old layout, `/<slug>-<id>.html` in the new one."""
    return f"/{article.slug}-{'a' if is_old(article) else ''}{article_number(article)}.html"
