"""Whether the title of a page is that which its address names."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from crawler.markup import parse_page

_WORD = re.compile(r"[^\W\d_]+")
_ENDING = re.compile(r"\.\w{2,5}$")
#: A shorter name is a number or a code: nothing can be told from it.
_FEWEST_WORDS = 3
_SHARE = 0.5


def title_fits(body: bytes, url: str, charset: str | None) -> bool | None:
    """Whether a page's own title has half of the words in its address; None where the address has no words.

    A page whose look is new still has its title.
    """
    wanted = _words(_ENDING.sub("", unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]))
    if len(wanted) < _FEWEST_WORDS:
        return None
    titles = parse_page(body, charset).css("title::text, meta[property='og:title']::attr(content), h1::text").getall()
    found = set[str]().union(*map(_words, titles))
    return sum(word in found for word in wanted) >= _SHARE * len(wanted)


def _words(text: str) -> frozenset[str]:
    """Words without marks, as slugs have them."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return frozenset(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))
