"""The one way from text to HTML: whatever is put into a template is escaped, and steers nothing."""

import re
import unicodedata
from collections.abc import Iterable
from typing import LiteralString

from markupsafe import Markup

from doisoat.report.rows import Said

#: `vi`, `en`, or both, the first one first.
Languages = tuple[str, ...]

_SPACES = re.compile(r"\s+")
#: Control and direction characters would turn lines round; half a pair can be written in no encoding.
_STEERING = frozenset({"Cc", "Cf", "Cs"})
_JOINERS = "\u200c\u200d"
_WEB = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)


def fill(template: LiteralString, **values: object) -> Markup:
    """The template, which stands in our own code, with the values in its braces escaped unless they are Markup."""
    return Markup(template).format(  # noqa: S704 - a literal, never anything that was crawled
        **{name: value if isinstance(value, Markup) else plain(str(value)) for name, value in values.items()}
    )


def joined(pieces: Iterable[Markup], between: LiteralString = "") -> Markup:
    """The pieces one after the other."""
    return Markup(between).join(pieces)  # noqa: S704 - a literal


def plain(text: str) -> str:
    """The text with single spaces and without characters that would steer what is shown."""
    if text.isprintable() and "  " not in text:
        return text
    spaced = _SPACES.sub(" ", text)
    return "".join(c for c in spaced if c in _JOINERS or unicodedata.category(c) not in _STEERING)


def link(url: str, words: str) -> Markup:
    """A link to an address of the web; any other address is only told."""
    if _WEB.fullmatch(plain(url)):
        return fill('<a href="{url}" rel="noopener noreferrer">{words}</a>', url=url, words=words)
    return fill("{words} <code>{url}</code>", words=words, url=url)


def told(words: Said, languages: Languages) -> Markup:
    """The words as they are; in two languages the second stands beside the first, each marked as what it is."""
    first, *others = (fill('<span lang="{lang}">{words}</span>', lang=x, words=getattr(words, x)) for x in languages)
    return joined((first, *(fill(' <span class="beside">{other}</span>', other=other) for other in others)))


def said(words: Said, languages: Languages, **values: object) -> Markup:
    """Words of our own with `values` in their braces, as `told` shows them."""
    return told(Said(*(each.format(**values) for each in words)), languages)


def spoken(words: Said, languages: Languages, **values: object) -> str:
    """Words of our own as plain text, for titles: languages divided by a slash."""
    return " / ".join(getattr(words, lang).format(**values) for lang in languages)
