"""PDF: words and rules by pdfium, tables by pdfplumber, scanned pages by their images."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from doisoat.files.bounds import MOST_PAGES
from doisoat.files.columns import printed_lines
from doisoat.files.ocr import recognised, require_ocr
from doisoat.files.outcome import refused, unreadable
from doisoat.files.pages import Block, composed
from doisoat.files.pieces import PagePrint
from doisoat.files.ruled_tables import is_within, ruled_tables
from doisoat.files.rules import drawn_rules
from doisoat.records.file_reading import FileText

#: Fewer characters are stamps and page numbers on a scan, whose image takes at least so much of its page.
_FEWEST_CHARACTERS, _SCAN = 50, 0.3
#: Words on an image as large as this were recognised in it by the scanner.
_WHOLE = 0.6


def read_pdf(content: bytes) -> FileText:
    """The text of a PDF, off its images where it has none. Raises FileRefused."""
    document = _opened(content)
    try:
        if len(document) > MOST_PAGES:
            raise refused("too many pages")
        found, pages, images = set[str](), list[list[Block]](), list[float]()
        for page in document:
            pages.append(list(_blocks(page, found)))
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


def _blocks(page: Any, found: set[str]) -> Iterator[Block]:
    """What stands on a page, from the top in reading order."""
    width, height = page.get_size()
    printed = PagePrint(page)
    pieces = printed.pieces(found)
    tables = list(ruled_tables(drawn_rules(page), pieces, printed.parted))
    outside = [piece for piece in pieces if not any(is_within(piece, box) for box, _ in tables)]
    lines = [Block(top / height, printed=line) for top, line in printed_lines(outside, width)]
    for box, rows in tables:
        at = next((n for n, block in enumerate(lines) if block.place >= box[1] / height), len(lines))
        lines.insert(at, Block(box[1] / height, table=tuple(rows)))
    yield from lines
