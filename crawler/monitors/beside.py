"""Whether a page goes on where its article, as it was read, ends: the mark of a text that is only read in part."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.layouts import first_of, remove
from crawler.markup import parse_page
from crawler.source import SourceDeclaration
from doisoat.records.errors import UnsafePageError

#: A shorter paragraph is a caption, a link, or a line of furniture; so is one that mostly is links.
_SENTENCE = 80
_ENDS = (".", "!", "?", "…", ".”", '."', ";", ":")
#: What stands behind an article of three paragraphs may be a note on copyright.
_PART = 0.5


def goes_on(body: bytes, source: SourceDeclaration, layout_name: str, charset: str | None = None) -> bool:
    """Whether paragraphs that amount to half of the article's follow it, outside what layout `layout_name` reads."""
    layout = next((layout for layout in source.layouts if layout.name == layout_name), None)
    if layout is None:
        return False
    try:
        page = parse_page(body, charset)
    except UnsafePageError:
        return False
    title, content = first_of(page, layout, "title"), first_of(page, layout, "body")
    if title is None or content is None:
        return False
    remove(page, layout.selectors.get("furniture", ()))
    behind = sum(len(words) for element in _behind(title.root, content.root) for words in _paragraphs(element))
    return behind > _PART * max(_SENTENCE, sum(map(len, _paragraphs(content.root))))


def _behind(title: HtmlElement, content: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that follow the content within what holds title and content together."""
    element, above = content, {title, *title.iterancestors()}
    while element is not None and element not in above:
        yield from element.itersiblings()
        element = element.getparent()


def _paragraphs(element: HtmlElement) -> Iterator[str]:
    """The words of paragraphs of prose."""
    for paragraph in element.iter("p"):
        words = " ".join("".join(paragraph.itertext()).split())
        linked = sum(len("".join(link.itertext())) for link in paragraph.iter("a"))
        if len(words) >= _SENTENCE and words.endswith(_ENDS) and 2 * linked < len(words):
            yield words
