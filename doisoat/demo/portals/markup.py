"""What the portals' pages have in common: templates, numbers of articles, the Unicode form, the day of the clock."""

import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from string import Template

from doisoat.demo.article import Article
from doisoat.demo.resources import resource_text

#: The headers' clock: a day of its own, which is no article's day.
CLOCK = datetime(2026, 1, 15, 9, 30)  # noqa: DTZ001 - portals print local time without zone


def template(name: str) -> Template:
    """The template of this name, its places marked `$name`."""
    return Template(resource_text(f"portals/templates/{name}.html"))


def seed_of(article: Article) -> int:
    """A number that settles the small differences between pages, the same on every call."""
    return zlib.crc32(article.slug.encode())


def article_number(article: Article) -> int:
    """The article's number in its content management system: nine digits, which depend on its slug alone."""
    return 100_000_000 + seed_of(article) % 900_000_000


def newest_first(articles: Sequence[Article]) -> tuple[Article, ...]:
    """In the order of the list pages."""
    return tuple(sorted(articles, key=lambda article: (article.published, article.slug), reverse=True))


def in_category(articles: Sequence[Article], category: str) -> tuple[Article, ...]:
    """Those that the category lists, be it their second."""
    return tuple(article for article in articles if category in (article.category, article.also_in))


def in_sent_form(article: Article) -> Article:
    """The article with its text in the Unicode form that its portal sends."""
    form = article.normal_form

    def formed(text: str) -> str:
        return unicodedata.normalize(form, text)

    body = tuple(formed(paragraph) for paragraph in article.body)
    caption = None if article.caption is None else formed(article.caption)
    return replace(article, title=formed(article.title), lead=formed(article.lead), body=body, caption=caption)
