"""PDF: text by pdfium; where rules are drawn, tables by pdfplumber, which costs some sixty times as much."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import Any, Self

from doisoat.files.bounds import MOST_PAGES
from doisoat.files.columns import Piece, printed_lines
from doisoat.files.grids import Row, cleaned, is_side_by_side
from doisoat.files.ocr import recognised, require_ocr
from doisoat.files.outcome import refused, unreadable
from doisoat.files.pages import Block, composed
from doisoat.files.pieces import page_pieces
from doisoat.records.file_reading import FileText

#: Ends of strokes on a page; fewer make no table: a line under the letterhead, one under a heading.
_FEWEST_ENDS = 12
_MOST_PATHS = 200
#: Fewer characters are stamps and page numbers on a scan, whose image takes at least so much of its page.
_FEWEST_CHARACTERS, _SCAN = 50, 0.3
#: Words on an image as large as this were recognised in it by the scanner.
_WHOLE = 0.6

#: Left, top, right, bottom in points, from the left and from the top.
Box = tuple[float, float, float, float]


def read_pdf(content: bytes) -> FileText:
    """The text of a PDF, off its images where it has none. Raises FileRefused."""
    document = _opened(content)
    try:
        if len(document) > MOST_PAGES:
            raise refused("too many pages")
        found, pages, images = set[str](), list[list[Block]](), list[float]()
        with _Tables(content) as tables:
            for number, page in enumerate(document):
                pages.append(list(_blocks(page, tables.of(number), found)))
                images.append(_image_share(page))
        scanned = [n for n, share in enumerate(images) if share >= _SCAN and _length(pages[n]) < _FEWEST_CHARACTERS]
        if scanned:
            require_ocr(len(scanned))
        for number in scanned:
            pages[number] = recognised(document[number])
    finally:
        document.close()
    is_recognised = bool(scanned) or max(images) >= _WHOLE
    return replace(composed(pages), encoding=min(found, default=None), ocr=is_recognised)


def _length(blocks: Sequence[Block]) -> int:
    return sum(block.length for block in blocks)


def _image_share(page: Any) -> float:
    """How much of a page its images take; strips of one scan count together."""
    from pypdfium2 import raw

    width, height = page.get_size()
    taken = 0.0
    for image in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = image.get_bounds()
        taken += (right - left) * (top - bottom)
    return float(taken / max(width * height, 1.0))


def _opened(content: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) == 0:
            raise unreadable("no pages")
    except pypdfium2.PdfiumError as error:
        raise unreadable("encrypted" if "assword" in str(error) else "damaged PDF") from error
    return document


def _blocks(page: Any, ruled: Iterable[tuple[Box, list[Row]]], found: set[str]) -> Iterator[Block]:
    """What stands on a page, from the top in reading order."""
    width, height = page.get_size()
    tables = list(ruled) if _has_rules(page) else []
    pieces = [piece for piece in page_pieces(page, found) if not any(_within(piece, box) for box, _ in tables)]
    lines = [Block(top / height, printed=printed) for top, printed in printed_lines(pieces, width)]
    for box, rows in tables:
        at = next((n for n, block in enumerate(lines) if block.place >= box[1] / height), len(lines))
        lines.insert(at, Block(box[1] / height, table=tuple(rows)))
    yield from lines


#: A page with more is a map or a drawing.
_MOST_OBJECTS = 30_000


def _has_rules(page: Any) -> bool:
    """Whether enough is drawn on a page to be a table."""
    from pypdfium2 import raw

    if raw.FPDFPage_CountObjects(page) > _MOST_OBJECTS:
        return False
    ends = 0
    for path in islice(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3), _MOST_PATHS):
        ends += max(raw.FPDFPath_CountSegments(path), 0)
        if ends >= _FEWEST_ENDS:
            return True
    return False


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
        """The ruled tables of a page (from 0) with their boxes; a frame round text is none."""
        import pdfplumber

        if self._document is None:
            self._document = pdfplumber.open(BytesIO(self._content))
        page = self._document.pages[number]
        left, top = page.cropbox[:2]
        for table in page.find_tables():
            rows = table.extract()
            columns = max(map(len, rows), default=0)
            if columns > 1 and len(rows) * columns > 2 and any(map(any, rows)) and not is_side_by_side(rows):
                box = table.bbox
                yield (box[0] - left, box[1] - top, box[2] - left, box[3] - top), cleaned(rows)
        page.close()


def _within(piece: Piece, box: Box) -> bool:
    middle = (piece.left + piece.right) / 2
    return box[0] <= middle <= box[2] and box[1] <= piece.middle <= box[3]
