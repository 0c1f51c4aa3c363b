"""PDF: text by pdfium; where rules are drawn, tables by pdfplumber, which costs some sixty times as much."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Self

from doisoat.files.bounds import MOST_PAGES
from doisoat.files.columns import Piece, printed_lines
from doisoat.files.grids import Row, cleaned
from doisoat.files.ocr import recognised
from doisoat.files.outcome import refused, unreadable
from doisoat.files.pages import Block, composed
from doisoat.records.file_reading import FileText

#: Fewer rules make no table: a line under the letterhead, one under a heading.
_FEWEST_RULES = 6
#: Fewer characters a page are stamps and page numbers on a scan.
_FEWEST_CHARACTERS = 50
_PATH_OBJECT = 2
#: What pdfium makes of a hyphen at the end of a line; Vietnamese divides no words.
_SIGNS = {0x02: "-", 0xFFFE: "-"}

#: Left, top, right, bottom in points, from the left and from the top.
Box = tuple[float, float, float, float]


def read_pdf(content: bytes) -> FileText:
    """The text of a PDF, off its images where it has none. Raises FileRefused."""
    document = _opened(content)
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise refused("too many pages")
        with _Tables(content) as tables:
            read = [list(_blocks(page, tables, number)) for number, page in enumerate(document)]
        if sum(block.length for page in read for block in page) < _FEWEST_CHARACTERS * pages:
            return recognised(document)
    finally:
        document.close()
    return composed(read)


def _opened(content: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) == 0:
            raise unreadable("no pages")
    except pypdfium2.PdfiumError as error:
        raise unreadable("encrypted" if "assword" in str(error) else "damaged PDF") from error
    return document


def _blocks(page: Any, ruled: "_Tables", number: int) -> Iterator[Block]:
    """What stands on a page, from the top in reading order."""
    width, height = page.get_size()
    rules = sum(1 for _ in page.get_objects(filter=(_PATH_OBJECT,), max_depth=3))
    tables = list(ruled.of(number)) if rules >= _FEWEST_RULES else []
    pieces = [p for p in _pieces(page, height) if not any(_within(p, box) for box, _ in tables)]
    lines = [Block(top / height, printed=printed) for top, printed in printed_lines(pieces, width)]
    for box, rows in tables:
        at = next((n for n, block in enumerate(lines) if block.place >= box[1] / height), len(lines))
        lines.insert(at, Block(box[1] / height, table=tuple(rows)))
    yield from lines


def _pieces(page: Any, height: float) -> Iterator[Piece]:
    text = page.get_textpage()
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        if words:
            yield Piece(left, height - top, right, height - bottom, " ".join(words.translate(_SIGNS).split()))


class _Tables:
    """The tables of one PDF; it is opened by pdfplumber only where a page has rules."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._document: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._document is not None:
            self._document.close()

    def of(self, number: int) -> Iterator[tuple[Box, list[Row]]]:
        """The ruled tables of a page (from 0) with their boxes."""
        import pdfplumber

        if self._document is None:
            self._document = pdfplumber.open(BytesIO(self._content))
        page = self._document.pages[number]
        for table in page.find_tables():
            rows = cleaned(table.extract())
            if len(rows) > 1 and max(map(len, rows)) > 1:
                yield table.bbox, rows
        page.close()


def _within(piece: Piece, box: Box) -> bool:
    middle = (piece.left + piece.right) / 2
    return box[0] <= middle <= box[2] and box[1] <= piece.middle <= box[3]
