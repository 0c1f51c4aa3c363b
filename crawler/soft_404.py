"""An answer "200 OK" that is the home page, given for an address whose article is gone."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from crawler.families.family import Family
from crawler.markup import parse_page
from crawler.source import SourceDeclaration
from crawler.verdict import Verdict
from doisoat.records import Document
from doisoat.records.errors import LayoutError

_WORD = re.compile(r"[^\W\d_]+")
#: A shorter name is a number or a code: nothing can be told from it.
_FEWEST_WORDS = 3
_SHARE = 0.5


def read_or_miss(
    family: Family, body: bytes, url: str, source: SourceDeclaration, charset: str | None
) -> Document | Verdict:
    """The document of a page, or the verdict that it is gone: in its place stands a page that lists others.

    Raises LayoutError for every other page that fits no layout.
    """
    try:
        return family.read_article(body, url, source, charset)
    except LayoutError:
        if family.read_listing(body, url, source, charset).articles and is_another_page(body, url, charset):
            return Verdict(state="gone", reason="another page in its place")
        raise


def is_another_page(body: bytes, url: str, charset: str | None) -> bool:
    """Whether an answer's own title has less than half of the words in its address, so that it is another page.

    False where the address has no words. A page whose look is new still has its title.
    """
    wanted = _words(unquote(urlsplit(url).path).rpartition("/")[2].rpartition(".")[0])
    if len(wanted) < _FEWEST_WORDS:
        return False
    titles = parse_page(body, charset).css("title::text, meta[property='og:title']::attr(content), h1::text").getall()
    found = set[str]().union(*map(_words, titles))
    return sum(word in found for word in wanted) < _SHARE * len(wanted)


def _words(text: str) -> frozenset[str]:
    """Words without marks, as slugs have them."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return frozenset(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))
