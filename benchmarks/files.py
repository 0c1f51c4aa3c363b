"""Text PDFs read by `doisoat.files`, beside pdfium alone and pdfplumber alone, all on the same files in one run."""

import time
from collections.abc import Callable, Iterable
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from statistics import median

import pdfplumber
import pypdfium2

from benchmarks.rounds import HEADER, Row, compared
from doisoat.files.pdf import read_pdf

ROUNDS = 3
#: What the pages of a file are, by its name among the sample decisions.
SAMPLES = {
    "2402_QD-UBND.pdf": "running text",
    "2318_QD-UBND.pdf": "a short list",
    "2210_QD-UBND.signed.pdf": "1,100 rows",
}


def measure() -> Row:
    """All text PDFs together, beside pdfium alone, which finds no columns, paragraphs or tables."""
    contents = [_content(name) for name in SAMPLES]
    return compared(
        f"PDF files / pdfium text ({sum(map(_pages, contents))} pages)",
        lambda: [read_pdf(content) for content in contents],
        lambda: [_pdfium(content) for content in contents],
        rounds=3,
    )


def _content(name: str) -> bytes:
    return Path(str(files("doisoat.demo") / "files" / name)).read_bytes()


def _pages(content: bytes) -> int:
    return len(pypdfium2.PdfDocument(content))


def _pdfium(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def _pdfplumber(content: bytes) -> list[object]:
    with pdfplumber.open(BytesIO(content)) as document:
        return [(page.extract_text(), page.extract_tables()) for page in document.pages]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _rates(content: bytes, readers: Iterable[Callable[[bytes], object]]) -> list[float]:
    """Pages a second of each reader: medians of interleaved rounds, after one warm-up of each."""
    pages, kept = _pages(content), [(reader, list[float]()) for reader in readers]
    for number in range(ROUNDS + 1):
        for reader, seconds in kept:
            taken = _seconds(lambda reader=reader: reader(content))
            if number:
                seconds.append(taken)
    return [pages / max(median(seconds), 1e-6) for _, seconds in kept]


def main() -> None:
    head = "pages a second (CPU time, medians of interleaved rounds)"
    print(f"{head:58} {'doisoat':>10} {'pdfium':>10} {'pdfplumber':>10}")
    for name, what in SAMPLES.items():
        content = _content(name)
        rates = _rates(content, (read_pdf, _pdfium, _pdfplumber))
        print(f"{f'{what} ({_pages(content)} pages)':58}" + "".join(f" {rate:10.1f}" for rate in rates), flush=True)
    print(HEADER)
    print(measure())


if __name__ == "__main__":
    main()
