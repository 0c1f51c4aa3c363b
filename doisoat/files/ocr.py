"""Words off images: pages are drawn, and tesseract reads them with the letters of Vietnamese."""

import subprocess
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from doisoat.files.bounds import MOST_PIXELS
from doisoat.files.limits import program_limits
from doisoat.files.outcome import refused, skipped, unreadable
from doisoat.files.paragraphs import Lines, Printed, joint
from doisoat.files.programs import OCR, find, has_vietnamese_ocr
from doisoat.records.file_reading import FileText

_DPI = 200
#: More would not be read in the time that a file has.
_MOST_PAGES = 30


def recognised(document: Any) -> FileText:
    """The words of the pages of a PDF that is a scan. Raises FileRefused."""
    _require_ocr()
    if len(document) > _MOST_PAGES:
        raise refused("too many pages to recognise")
    return _read(_drawn(page) for page in document)


def read_image(content: bytes) -> FileText:
    """The words of an image, of all its frames. Raises FileRefused."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    _require_ocr()
    try:
        with Image.open(BytesIO(content)) as image:
            if image.width * image.height > MOST_PIXELS or getattr(image, "n_frames", 1) > _MOST_PAGES:
                raise refused("too large an image")
            return _read(_encoded(frame) for frame in ImageSequence.Iterator(image))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise unreadable("damaged image") from error


def _require_ocr() -> None:
    if not has_vietnamese_ocr():
        raise skipped("no OCR")


def _drawn(page: Any) -> bytes:
    width, height = page.get_size()
    scale = min(_DPI / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    return _encoded(page.render(scale=scale, grayscale=True).to_pil())


def _encoded(image: Any) -> bytes:
    written = BytesIO()
    image.convert("L").save(written, "PNG", compress_level=1, dpi=(_DPI, _DPI))
    return written.getvalue()


def _read(images: Iterable[bytes]) -> FileText:
    text, starts, before = Lines(), list[int](), None
    for image in images:
        starts.append(-1)
        for line in _lines(image):
            start = text.add(line.words, joined=joint(before, line))
            starts[-1] = start if starts[-1] < 0 else starts[-1]
            before = line
        starts[-1] = text.length if starts[-1] < 0 else starts[-1]
    if not text.text:
        raise unreadable("no words in the image")
    return FileText(text=text.text, page_starts=(0, *starts[1:]), ocr=True)


def _lines(image: bytes) -> Iterator[Printed]:
    """Lines as tesseract puts them out; those that reach furthest fill their block."""
    program = find(OCR.name)
    command = [str(program), "-", "-", "-l", "vie", "--psm", "3", "--dpi", str(_DPI)]
    told = subprocess.run(command, input=image, capture_output=True, check=False, preexec_fn=program_limits)  # noqa: S603
    if told.returncode:
        raise unreadable("not recognised")
    lines = [" ".join(line.split()) for line in told.stdout.decode("utf-8", "replace").splitlines()]
    longest = max(map(len, lines), default=1) or 1
    yield from (Printed(line, len(line) / longest) for line in lines if line)
