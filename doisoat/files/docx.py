"""DOCX: paragraphs and tables in their order; runs in the fonts of TCVN3 and VNI are decoded by their font."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO
from typing import Any

from doisoat.files.bounds import check_markup, checked_archive
from doisoat.files.grids import cleaned, column_lines, is_side_by_side, lines_of
from doisoat.files.outcome import refused, unreadable
from doisoat.records.file_reading import FileText
from doisoat.text.legacy_fonts import decode_by_font

_DEEPEST = 12
#: What may stand round paragraphs, tables or runs and is no text of its own; deletions are not read.
_WRAPPERS = frozenset({"customXml", "fldSimple", "hyperlink", "ins", "moveTo", "sdt", "sdtContent", "smartTag"})
_TEXT_BOXES = ".//w:txbxContent[not(ancestor::*[local-name()='Fallback'])]"
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "softHyphen": "\u00ad", "noBreakHyphen": "-"}


def read_docx(content: bytes) -> FileText:
    """The text of a DOCX. Raises FileRefused."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    archive = checked_archive(content)
    check_markup(archive)
    try:
        document = docx.Document(BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise unreadable("damaged DOCX") from error
    found = set[str]()
    lines = [line for block in _blocks(document.element.body, document) for line in _lines(block, found, 0)]
    return FileText(text="\n".join(lines), encoding=min(found, default=None))


def _blocks(element: Any, parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in an element, those in content controls and tracked insertions included."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for child in element:
        match _name(child):
            case "p":
                yield Paragraph(child, parent)
            case "tbl":
                yield Table(child, parent)
            case name if name in _WRAPPERS:
                yield from _blocks(child, parent)


def _lines(block: Any, found: set[str], depth: int) -> Iterator[str]:
    """The lines of a paragraph or of a table; `found` takes the encodings before Unicode."""
    if depth > _DEEPEST:
        raise refused("tables nest too deep")
    if not hasattr(block, "rows"):
        yield from _paragraph(block, found)
        for box in block._p.xpath(_TEXT_BOXES):
            yield from (line for inner in _blocks(box, block) for line in _lines(inner, found, depth + 1))
        return
    rows = [list(_cells(row, found, depth)) for row in block.rows]
    if is_side_by_side(rows):
        yield from column_lines(rows)
    else:
        yield from (line for _, line in lines_of(cleaned(rows)))


def _paragraph(paragraph: Any, found: set[str]) -> Iterator[str]:
    font = cache(partial(_style_font, paragraph))  # to look it up takes a walk over all runs
    words = "".join(_run(run, font, found) for run in _runs(paragraph._p, paragraph))
    yield from (" ".join(line.split()) for line in words.split("\n") if line.strip())


def _runs(element: Any, paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph; python-docx leaves out those in smart tags and tracked insertions."""
    from docx.text.run import Run

    for child in element:
        match _name(child):
            case "r":
                yield Run(child, paragraph)
            case name if name in _WRAPPERS:
                yield from _runs(child, paragraph)


def _run(run: Any, style_font: Callable[[], str], found: set[str]) -> str:
    """The words of a run, decoded where its font says in which encoding they are."""
    text, encoding = decode_by_font(_words(run), _font(run) or style_font())
    found |= {encoding} if encoding and not text.isascii() else set()
    return text


def _words(run: Any) -> str:
    """The text of a run; TCVN3 writes ư with the sign that others take for a hyphen that may be needed."""
    found = list[str]()
    for child in run._r:
        name = _name(child)
        found.append((child.text or "") if name == "t" else _SIGNS.get(name, ""))
    return "".join(found)


def _font(run: Any) -> str:
    """The font that a run itself names for its letters beyond ASCII, or nothing."""
    fonts = run._r.rPr.rFonts if run._r.rPr is not None else None
    return str((fonts is not None and (fonts.hAnsi or fonts.ascii)) or "")


def _style_font(paragraph: Any) -> str:
    """The font of a paragraph's style, or of what that is based on."""
    name, style = None, paragraph.style
    while not name and style is not None:
        name, style = style.font.name, style.base_style
    return str(name or "")


def _cells(row: Any, found: set[str], depth: int) -> Iterator[str | None]:
    """The words of each cell; None where one is merged into the cell before it or above."""
    before = None
    for cell in row.cells:
        element = cell._tc
        goes_on = element is before or (element.vMerge == "continue")
        before = element
        yield None if goes_on else "\n".join(_within(cell, found, depth + 1))


def _within(cell: Any, found: set[str], depth: int) -> Iterator[str]:
    for block in _blocks(cell._tc, cell):
        yield from _lines(block, found, depth)


def _name(element: Any) -> str:
    """The name of an element without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
