"""DOCX: paragraphs and tables in their order; runs in the fonts of TCVN3 and VNI are decoded by their font."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from doisoat.files.bounds import check_markup, checked_archive
from doisoat.files.grids import Row, cleaned, lines_of
from doisoat.files.outcome import refused, unreadable
from doisoat.records.file_reading import FileText
from doisoat.text.legacy_letters import decode

_FONTS = ((".vn", "tcvn3"), ("vni-", "vni"))
#: The capitals of TCVN3 are drawn by a font of its own, whose letters are the small ones.
_CAPITALS = ".vn"
#: A table without rules that puts letterhead or signature side by side holds several paragraphs in a cell.
_LAYOUT = ("XÃ HỘI CHỦ NGHĨA", "NƠI NHẬN")
_DEEPEST = 12
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
    lines = [line for block in document.iter_inner_content() for line in _lines(block, found, 0)]
    return FileText(text="\n".join(lines), encoding=min(found, default=None))


def _lines(block: Any, found: set[str], depth: int) -> Iterator[str]:
    """The lines of a paragraph or of a table; `found` takes the encodings before Unicode."""
    if depth > _DEEPEST:
        raise refused("tables nest too deep")
    if not hasattr(block, "rows"):
        yield from _paragraph(block, found)
        return
    rows = [list(_cells(row, found, depth)) for row in block.rows]
    if any(mark in cell.upper() for row in rows for cell in row if cell for mark in _LAYOUT):
        yield from _columns(rows)
    else:
        yield from lines_of(cleaned(rows))


def _paragraph(paragraph: Any, found: set[str]) -> Iterator[str]:
    words = "".join(_run(piece, found) for piece in _runs(paragraph))
    yield from (" ".join(line.split()) for line in words.split("\n") if line.strip())


def _runs(paragraph: Any) -> Iterator[Any]:
    for piece in paragraph.iter_inner_content():
        yield from piece.runs if hasattr(piece, "runs") else (piece,)


def _run(run: Any, found: set[str]) -> str:
    """The words of a run, decoded where its font says in which encoding they are."""
    font = (run.font.name or _style_font(run) or "").lower()
    encoding = next((name for begins, name in _FONTS if font.startswith(begins)), None)
    text = _words(run)
    if encoding is None or text.isascii():
        return text.upper() if encoding and _draws_capitals(font) else text
    found.add(encoding)
    better = decode(text, encoding)
    return better.upper() if _draws_capitals(font) else better


def _words(run: Any) -> str:
    """The text of a run; TCVN3 writes ư with the sign that others take for a hyphen that may be needed."""
    found = list[str]()
    for child in run._r:
        name = child.tag.rpartition("}")[2]
        found.append((child.text or "") if name == "t" else _SIGNS.get(name, ""))
    return "".join(found)


def _draws_capitals(font: str) -> bool:
    return font.startswith(_CAPITALS) and font.endswith("h")


def _style_font(run: Any) -> str | None:
    """The font of the paragraph's style, or of what that is based on."""
    style = getattr(run._parent, "style", None)
    while style is not None:
        if style.font.name:
            return str(style.font.name)
        style = style.base_style
    return None


def _cells(row: Any, found: set[str], depth: int) -> Iterator[str | None]:
    """The words of each cell; None where one is merged into the cell before it or above."""
    before = None
    for cell in row.cells:
        element = cell._tc
        goes_on = element is before or (element.vMerge == "continue")
        before = element
        yield None if goes_on else "\n".join(_within(cell, found, depth + 1))


def _within(cell: Any, found: set[str], depth: int) -> Iterable[str]:
    return [line for block in cell.iter_inner_content() for line in _lines(block, found, depth)]


def _columns(rows: Iterable[Row]) -> Iterator[str]:
    """What stands side by side, one column after the other."""
    table = [row for row in rows if any(row)]
    for column in range(max(map(len, table), default=0)):
        for row in table:
            cell = row[column] if column < len(row) else None
            yield from (line for line in (cell or "").split("\n") if line.strip())
