"""A sample as it comes out of an office scanner: pages as images, a little askew, with specks of dust."""

import random
from io import BytesIO

import pypdfium2
from PIL import Image

from samples.paper import Paper
from samples.pdf import pdf

_DPI = 200
_SKEWS = (0.7, -0.6, 0.5)
_SPECKS, _GREY = 900, 40


def scan(paper: Paper) -> bytes:
    """A PDF of grey images without a text layer, 200 dots an inch."""
    pages = [_scanned(page, place) for place, page in enumerate(pypdfium2.PdfDocument(pdf(paper)))]
    written = BytesIO()
    day = paper.issued_on.timetuple()
    pages[0].save(
        written,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=_DPI,
        quality=28,
        creationDate=day,
        modDate=day,
    )
    return written.getvalue()


def _scanned(page: pypdfium2.PdfPage, place: int) -> Image.Image:
    image = page.render(scale=_DPI / 72, grayscale=True).to_pil().convert("L")
    turned = image.rotate(_SKEWS[place % len(_SKEWS)], Image.Resampling.BICUBIC, fillcolor=255)
    draw = random.Random(place)
    dots = turned.load()
    for _ in range(_SPECKS):
        dots[draw.randrange(turned.width), draw.randrange(turned.height)] = draw.randrange(_GREY, 200)
    return turned.point(lambda grey: min(255, grey + 6))
