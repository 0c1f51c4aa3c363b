"""Words off images: pages are drawn, and tesseract reads them with the letters of Vietnamese."""

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

from doisoat.files.bounds import MOST_PIXELS
from doisoat.files.columns import Piece, printed_lines
from doisoat.files.limits import program_limits
from doisoat.files.outcome import refused, skipped, unreadable
from doisoat.files.pages import Block, composed
from doisoat.files.programs import OCR, find, has_vietnamese_ocr
from doisoat.records.file_reading import FileText

_DPI = 200
_POINTS = 72 / _DPI
#: Words further apart than this part of their height stand in two columns.
_GAP = 1.6
#: More would not be read in the time that a file has.
_MOST_PAGES = 30


def recognised(page: Any) -> list[Block]:
    """The lines of a page of a PDF, read in its image. Raises FileRefused."""
    return list(_blocks(_drawn(page)))


def require_ocr(pages: int) -> None:
    """Raise FileRefused where so many pages cannot be recognised here."""
    if not has_vietnamese_ocr():
        raise skipped("no OCR")
    if pages > _MOST_PAGES:
        raise refused("too many pages to recognise")


def read_image(content: bytes) -> FileText:
    """The words of an image, of all its frames. Raises FileRefused."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    require_ocr(1)
    try:
        with Image.open(BytesIO(content)) as image:
            require_ocr(getattr(image, "n_frames", 1))
            if image.width * image.height > MOST_PIXELS:
                raise refused("too large an image")
            pages = [list(_blocks(_encoded(frame))) for frame in ImageSequence.Iterator(image)]
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise unreadable("damaged image") from error
    return replace(composed(pages), ocr=True)


def _drawn(page: Any) -> bytes:
    width, height = page.get_size()
    scale = min(_DPI / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    return _encoded(page.render(scale=scale, grayscale=True).to_pil())


def _encoded(image: Any) -> bytes:
    written = BytesIO()
    image.convert("L").save(written, "PNG", compress_level=1, dpi=(_DPI, _DPI))
    return written.getvalue()


def _blocks(image: bytes) -> Iterator[Block]:
    """The lines of an image in reading order."""
    program = find(OCR.name)
    command = [str(program), "-", "-", "-l", "vie", "--psm", "3", "--dpi", str(_DPI), "tsv"]
    told = subprocess.run(command, input=image, capture_output=True, check=False, preexec_fn=program_limits)  # noqa: S603
    if told.returncode:
        raise unreadable("not recognised")
    words = [_Word(*line.split("\t")) for line in told.stdout.decode("utf-8", "replace").splitlines()[1:]]
    page = next((word for word in words if word.level == "1"), None)
    if page is not None:
        height = max(float(page.height), 1.0)
        for top, printed in printed_lines(_pieces(words), float(page.width) * _POINTS):
            yield Block(top / (height * _POINTS), printed)


class _Word(NamedTuple):
    """A row of tesseract's table; level 5 are words, 1 is the page. Lengths are pixels."""

    level: str
    page: str
    block: str
    paragraph: str
    line: str
    number: str
    left: str
    top: str
    width: str
    height: str
    confidence: str
    text: str = ""


def _pieces(words: Iterable[_Word]) -> Iterator[Piece]:
    """Words of one line that stand close together, in points."""
    printed = [word for word in words if word.level == "5" and word.text.strip()]
    for _, line in groupby(printed, key=lambda word: (word.block, word.paragraph, word.line)):
        piece: Piece | None = None
        for word in line:
            left, top = float(word.left) * _POINTS, float(word.top) * _POINTS
            right, bottom = left + float(word.width) * _POINTS, top + float(word.height) * _POINTS
            if piece is not None and left - piece.right < _GAP * (piece.bottom - piece.top):
                above, below = min(piece.top, top), max(piece.bottom, bottom)
                piece = Piece(piece.left, above, right, below, f"{piece.words} {word.text.strip()}")
                continue
            if piece is not None:
                yield piece
            piece = Piece(left, top, right, bottom, word.text.strip())
        if piece is not None:
            yield piece
