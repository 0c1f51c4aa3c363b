"""The articles that the portals hold: the written ones first, then as many made ones as are asked for."""

from functools import lru_cache

from doisoat.demo.article import Article
from doisoat.demo.generator import made
from doisoat.demo.handwritten import handwritten
from doisoat.demo.occasions import occasions
from doisoat.records.errors import InputError

DEFAULT_ARTICLES = 60


@lru_cache(maxsize=4)
def articles_of(number: int) -> tuple[Article, ...]:
    """The first `number` articles, the same on every call and machine. Raises InputError for more than there can be."""
    most = len(handwritten()) + len(occasions())
    if not 0 <= number <= most:
        raise InputError(f"{number} articles: choose 0 to {most} with --articles")
    written = handwritten()[:number]
    return written + tuple(made(number - len(written)))
