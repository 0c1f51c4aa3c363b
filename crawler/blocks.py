"""Pieces of a page as lines of text in NFC: blocks end in a line feed, cells are divided by tabs."""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from unicodedata import normalize

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, Doctype, NavigableString, PageElement, ProcessingInstruction
from lxml.etree import strip_elements
from lxml.html import HtmlElement, tostring

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video",
})
_SILENT = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "ins", "button", "select", "textarea", "head",
})
# fmt: on
_NO_TEXT = (Comment, Doctype, ProcessingInstruction)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
#: Stands for the end of a block while text is put together; pages that hold it mean the same.
_LINE_END = "\u2028"


def text_lines(markup: str) -> list[str]:
    """The lines of a piece of HTML with tables, none of them empty.

    Cells of one row stand in one line, divided by tabs; a row of a single cell is layout and keeps its blocks.
    """
    writer = _Writer()
    for act in _acts(BeautifulSoup(markup, "lxml"), writer):
        act()
    writer.end_line()
    return writer.lines


def plain_lines(node: HtmlElement) -> list[str]:
    """The lines of an element without tables: a title, a lead, a date. Costs far less than `text_lines`."""
    if len(node) == 0:
        text = node.text or ""
    else:
        copy = _copy(node)
        strip_elements(copy, *_SILENT, with_tail=False)
        for block in copy.iterdescendants(*_BLOCKS):
            block.text, block.tail = f"{_LINE_END}{block.text or ''}", f"{_LINE_END}{block.tail or ''}"
        text = "".join(copy.xpath(".//text()"))
    return [line for line in (_squeezed(line) for line in text.split(_LINE_END)) if line]


def plain_line(node: HtmlElement) -> str:
    """All words of an element in one line."""
    return " ".join(plain_lines(node))


def markup_of(node: HtmlElement) -> str:
    """An element as HTML, without what follows it."""
    return str(tostring(node, encoding="unicode", with_tail=False))


class _Writer:
    """Collects lines. Within a row of several cells the blocks do not end it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._rows = 0
        self._first_cell = True

    def write(self, text: str) -> None:
        self._pieces.append(_SPACES.sub(" ", text))

    def end_line(self) -> None:
        if self._rows:
            self._pieces.append(" ")
            return
        cells = [_squeezed(cell) for cell in "".join(self._pieces).split("\0")]
        self._pieces = []
        if any(cells):
            self.lines.append("\t".join(cells))

    def begin_row(self) -> None:
        self.end_line()
        self._rows += 1
        self._first_cell = True

    def end_row(self) -> None:
        self._rows -= 1
        self.end_line()

    def begin_cell(self) -> None:
        """Only the outermost row has columns; a table inside a cell is plain words."""
        self._pieces.append("\0" if self._rows == 1 and not self._first_cell else " ")
        self._first_cell = False


def _acts(root: Tag, writer: _Writer) -> Iterable[Callable[[], None]]:
    """What the writer does, in the page's order; a stack and no recursion, however deep the page is nested."""
    stack: list[PageElement | Callable[[], None]] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if node.name in _SILENT:
                continue
            opening, closing = _edges(node, writer)
            yield opening
            stack.append(closing)
            stack.extend(reversed(node.contents))
        elif isinstance(node, NavigableString):
            if not isinstance(node, _NO_TEXT):
                writer.write(node.replace("\0", ""))
        elif callable(node):
            yield node


def _edges(node: Tag, writer: _Writer) -> tuple[Callable[[], None], Callable[[], None]]:
    """What happens at the start and at the end of an element."""
    if node.name == "tr" and len(_cells(node)) > 1:
        return writer.begin_row, writer.end_row
    if node.name in {"td", "th"} and node.parent is not None and len(_cells(node.parent)) > 1:
        return writer.begin_cell, _nothing
    if node.name in _BLOCKS:
        return writer.end_line, writer.end_line
    return _nothing, _nothing


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"], recursive=False)


def _nothing() -> None:
    """The edge of an element that stands within a line."""


def _copy(node: HtmlElement) -> HtmlElement:
    """An element of its own, without what follows it."""
    copy = deepcopy(node)
    copy.tail = None
    return copy


def _squeezed(text: str) -> str:
    return normalize("NFC", _SPACES.sub(" ", text).strip(" \xa0"))
