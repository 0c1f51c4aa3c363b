"""A sample as a text PDF: embedded subset fonts, ruled tables whose head stands on every page, running heads."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    HRFlowable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from samples.paper import Paper
from samples.table import HEADS, WIDTHS, Line, lines_of, spans_of

rl_config.useA85 = 0
rl_config.invariant = 1
_FACES = {"": "", "-Bold": "-Bold", "-Italic": "-Italic"}
_FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSerifCondensed{}.ttf"
_SIDE, _TOP = 22 * mm, 20 * mm


def pdf(paper: Paper) -> bytes:
    """The whole decision with its annex."""
    for face in _FACES:
        pdfmetrics.registerFont(TTFont(f"Sample{face}", _FONTS.format(face)))
    written = BytesIO()
    document = BaseDocTemplate(written, pagesize=A4, title=paper.number, author=paper.issuer, subject=paper.summary)
    document.addPageTemplates(
        [
            _pages("first", A4, _bare),
            _pages("later", A4, _page_number),
            _pages("annex", landscape(A4) if paper.annex and paper.annex.landscape else A4, _running_head(paper)),
        ]
    )
    document.build([*_decision(paper), *_annex(paper)])
    return written.getvalue()


def _pages(name: str, size: tuple[float, float], drawn: Callable[[Canvas], None]) -> PageTemplate:
    frame = Frame(_SIDE, _TOP, size[0] - 2 * _SIDE, size[1] - 2 * _TOP, 0, 0, 0, 0)
    return PageTemplate(name, [frame], onPage=lambda canvas, _document: drawn(canvas), pagesize=size)


def _bare(_canvas: Canvas) -> None:
    """The first page has neither number nor head."""


def _page_number(canvas: Canvas) -> None:
    width, height = canvas._pagesize
    canvas.setFont("Sample", 10)
    canvas.drawCentredString(width / 2, height - 12 * mm, str(canvas.getPageNumber()))


def _running_head(paper: Paper) -> Callable[[Canvas], None]:
    def drawn(canvas: Canvas) -> None:
        _page_number(canvas)
        canvas.setFont("Sample-Italic", 8)
        canvas.drawString(_SIDE, canvas._pagesize[1] - 12 * mm, f"Phụ lục Quyết định số {paper.number}")

    return drawn


def _style(face: str = "", size: float = 11, align: int = TA_JUSTIFY, **others: Any) -> ParagraphStyle:
    return ParagraphStyle("", fontName=f"Sample{face}", fontSize=size, leading=size * 1.3, alignment=align, **others)


def _text(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(words).replace("\n", "<br/>").replace("¦", "<br/>"), style)


def _decision(paper: Paper) -> Iterator[Any]:
    middle, bold = _style(align=TA_CENTER), _style("-Bold", align=TA_CENTER)
    plain, italic = _style(firstLineIndent=28, spaceAfter=5), _style("-Italic", firstLineIndent=28, spaceAfter=3)
    yield NextPageTemplate("later")
    yield _letterhead(paper, middle, bold)
    yield Spacer(0, 14)
    yield _text("QUYẾT ĐỊNH", _style("-Bold", 13, TA_CENTER))
    yield _text(paper.summary, bold)
    yield HRFlowable(width="25%", thickness=0.6, spaceBefore=3, spaceAfter=10)
    yield _text(paper.authority, _style("-Bold", align=TA_CENTER, spaceAfter=8))
    yield from (_text(f"Căn cứ {basis}", italic) for basis in paper.bases)
    yield _text("QUYẾT ĐỊNH:", _style("-Bold", align=TA_CENTER, spaceBefore=8, spaceAfter=8))
    for paragraph in paper.articles:
        yield _text(paragraph, plain)
    yield Spacer(0, 10)
    yield _closing(paper, bold)


def _letterhead(paper: Paper, middle: ParagraphStyle, bold: ParagraphStyle) -> Table:
    rule = [HRFlowable(width="30%", thickness=0.6, spaceBefore=2, spaceAfter=4)]
    motto = [HRFlowable(width="55%", thickness=0.6, spaceBefore=2, spaceAfter=4)]
    small, italic = _style("-Bold", 10, TA_CENTER), _style("-Italic", align=TA_CENTER)
    return Table(
        [
            [_text(f"{paper.body}\n{paper.province}", bold), _text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", small)],
            [rule, [_text("Độc lập - Tự do - Hạnh phúc", bold), *motto]],
            [_text(f"Số: {paper.number}", middle), _text(paper.dateline, italic)],
        ],
        colWidths=[66 * mm, 100 * mm],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (0, 0), (-1, -1), "CENTER")],
    )


def _closing(paper: Paper, bold: ParagraphStyle) -> Table:
    listed = _style("", 9.5, 0)
    left = [_text("Nơi nhận:", _style("-Bold", 10, 0)), *(_text(f"- {line}", listed) for line in paper.recipients)]
    right = [*(_text(line, bold) for line in paper.role), Spacer(0, 52), _text(paper.signer, bold)]
    return Table([[left, right]], colWidths=[83 * mm, 83 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _annex(paper: Paper) -> Iterator[Any]:
    annex = paper.annex
    if annex is None or "xlsx" in paper.formats:
        return
    yield NextPageTemplate("annex")
    yield PageBreak()
    yield _text("PHỤ LỤC", _style("-Bold", 12, TA_CENTER))
    yield _text(annex.title, _style("-Bold", align=TA_CENTER))
    yield _text(paper.annexed_to, _style("-Italic", align=TA_CENTER, spaceAfter=10))
    width = (A4[1] if annex.landscape else A4[0]) - 2 * _SIDE
    shares = [WIDTHS[column] for column in HEADS if column in annex.columns for _ in HEADS[column]]
    lines = lines_of(annex)
    yield Table(
        [_cells(line) for line in lines],
        colWidths=[width * share / sum(shares) for share in shares],
        repeatRows=2 if annex.merged else 1,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, "black"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            *(("SPAN", first, last) for first, last in spans_of(annex, lines)),
        ],
    )


def _cells(line: Line) -> list[Paragraph]:
    face = "" if line.kind == "row" else "-Bold"
    centre, left = _style(face, 9, TA_CENTER), _style(face, 9, 0)
    return [_text(cell, left if wide else centre) for cell, wide in zip(line.cells, line.wide, strict=True)]
