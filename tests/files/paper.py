"""Writes small PDFs for the tests: words and rules in their places, without any font file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
#: All letters are half as wide as they are high.
_EM = 500


@dataclass(frozen=True)
class Words:
    """Text whose first letter stands `left` from the left, its base line `down` from the top, in points."""

    left: float
    down: float
    text: str
    size: float = 10
    font: str = "Times"


@dataclass(frozen=True)
class Rule:
    """A straight line between two places."""

    left: float
    down: float
    right: float
    lower: float


@dataclass(frozen=True)
class Frame:
    """A rectangle between two places."""

    left: float
    down: float
    right: float
    lower: float


Mark = Words | Rule | Frame
Page = Sequence[Mark]


def lines(left: float, down: float, text: str, step: float = 14, size: float = 10) -> list[Mark]:
    """Lines of text under one another."""
    return [Words(left, down + n * step, line, size) for n, line in enumerate(text.split("\n"))]


def grid(left: float, down: float, widths: Sequence[float], rows: Iterable[Sequence[str | None]]) -> list[Mark]:
    """A ruled table; None goes on the cell at its left; a cell has a line for each of its lines."""
    marks, right = list[Mark](), left + sum(widths)
    edges = [left + sum(widths[:n]) for n in range(len(widths) + 1)]
    for row in rows:
        height = 14 * max(len((cell or "").split("\n")) for cell in row) + 4
        marks.append(Rule(left, down, right, down))
        for n, cell in enumerate(row):
            if cell is not None:
                marks.append(Rule(edges[n], down, edges[n], down + height))
                marks += lines(edges[n] + 2, down + 12, cell)
        marks.append(Rule(right, down, right, down + height))
        down += height
    return [*marks, Rule(left, down, right, down)]


def pdf(*pages: Page, rotate: int = 0, offset: float = 0) -> bytes:
    """A PDF of these pages; `rotate` shows pages turned, `offset` moves their origin."""
    names = sorted({mark.font for page in pages for mark in page if isinstance(mark, Words)})
    codes = {name: _codes(name, pages) for name in names}
    first = 3 + 2 * len(names)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    fonts = " ".join(f"/F{n} {3 + 2 * n} 0 R" for n in range(len(names)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *(part for n, name in enumerate(names) for part in _font(name, codes[name], 4 + 2 * n)),
    ]
    for n, page in enumerate(pages):
        box = f"[{offset} {offset} {WIDTH + offset} {HEIGHT + offset}]"
        shown = f"/MediaBox {box} /Rotate {rotate} /Resources << /Font << {fonts} >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {shown} /Contents {first + 2 * n + 1} 0 R >>".encode())
        objects.append(_stream(b"\n".join(_drawn(page, names, codes, rotate, offset))))
    return _file(objects)


def _codes(name: str, pages: Iterable[Page]) -> dict[str, int]:
    texts = (mark.text for page in pages for mark in page if isinstance(mark, Words) and mark.font == name)
    letters = sorted(set("".join(texts)))
    if _is_legacy(name):
        return {letter: letter.encode("cp1252")[0] for letter in letters}
    assert len(letters) < 220
    return {letter: 33 + n for n, letter in enumerate(letters)}


def _is_legacy(name: str) -> bool:
    return name.lower().startswith((".vn", "vni"))


def _font(name: str, codes: dict[str, int], unicode: int) -> tuple[bytes, bytes]:
    widths = " ".join([str(_EM)] * 256)
    shared = f"/Type /Font /Subtype /Type1 /BaseFont /{name} /FirstChar 0 /LastChar 255 /Widths [{widths}]"
    if _is_legacy(name):
        return f"<< {shared} /Encoding /WinAnsiEncoding >>".encode(), b"<< >>"
    told = "\n".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{_blocks(told)}endcmap end end"
    )
    return f"<< {shared} /ToUnicode {unicode} 0 R >>".encode(), _stream(table.encode())


def _blocks(told: str) -> str:
    rows = told.split("\n")
    parts = (rows[n : n + 100] for n in range(0, len(rows), 100))
    return "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts)


def _drawn(
    page: Page, names: Sequence[str], codes: dict[str, dict[str, int]], rotate: int, offset: float
) -> Iterator[bytes]:
    """What is drawn, turned back where the page is shown turned, so that it stands upright to the reader."""
    turned = {
        0: "1 0 0 1 0 0",
        90: f"0 1 -1 0 {WIDTH} 0",
        180: f"-1 0 0 -1 {WIDTH} {HEIGHT}",
        270: f"0 -1 1 0 0 {HEIGHT}",
    }[rotate]
    height = HEIGHT if rotate in {0, 180} else WIDTH
    yield f"1 0 0 1 {offset} {offset} cm {turned} cm".encode()
    for mark in page:
        match mark:
            case Words(left, down, text, size, font):
                shown = bytes(codes[font][letter] for letter in text).hex()
                yield f"BT /F{names.index(font)} {size} Tf {left} {height - down} Td <{shown}> Tj ET".encode()
            case Rule(left, down, right, lower):
                yield f"{left} {height - down} m {right} {height - lower} l S".encode()
            case Frame(left, down, right, lower):
                top, foot = height - down, height - lower
                yield f"{left} {top} m {right} {top} l {right} {foot} l {left} {foot} l h S".encode()


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: Sequence[bytes]) -> bytes:
    written, places = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return bytes(written) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()
