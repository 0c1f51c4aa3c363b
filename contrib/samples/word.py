"""A sample as DOCX, its letterhead a table without rules, and through LibreOffice as DOC and RTF."""

import subprocess
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from samples.archive import steady
from samples.paper import Annex, Paper
from samples.scripts import TCVN3, UNICODE, VNI, Script
from samples.table import HEADS, WIDTHS, lines_of, spans_of

_CENTRE, _LEFT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


def docx(paper: Paper, script: Script = UNICODE) -> bytes:
    """The whole decision with its annex."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = datetime.fromisoformat("2024-12-31T00:00:00")
    _decision(document, paper, script)
    if paper.annex and "xlsx" not in paper.formats:
        document.add_page_break()
        _say(document.add_paragraph(), "PHỤ LỤC", script, _CENTRE, "bold")
        _say(document.add_paragraph(), paper.annex.title, script, _CENTRE, "bold")
        _say(document.add_paragraph(), paper.annexed_to, script, _CENTRE, "italic")
        _annex(document, paper.annex, script)
        document.add_paragraph()  # DOC keeps no table at its very end
    written = BytesIO()
    document.save(written)
    return steady(written.getvalue())


def tcvn3(paper: Paper) -> bytes:
    """As DOC in the fonts .VnTime and .VnTimeH."""
    return _converted(docx(paper, TCVN3), "doc:MS Word 97")


def vni(paper: Paper) -> bytes:
    """As DOC in the font VNI-Times."""
    return _converted(docx(paper, VNI), "doc:MS Word 97")


def rtf(paper: Paper) -> bytes:
    """As RTF."""
    return _converted(docx(paper), "rtf")


def _converted(content: bytes, target: str) -> bytes:
    with TemporaryDirectory() as folder:
        source = Path(folder, "paper.docx")
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(f".{target[:3]}").read_bytes()


def _decision(document: Any, paper: Paper, script: Script) -> None:
    _columns(
        document,
        [paper.body, paper.province, "", f"Số: {paper.number}"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "", paper.dateline],
        script,
    )
    for line in ("QUYẾT ĐỊNH", paper.summary, paper.authority):
        _say(document.add_paragraph(), line, script, _CENTRE, "bold")
    for basis in paper.bases:
        _say(document.add_paragraph(), f"Căn cứ {basis}", script, _JUSTIFY, "italic")
    _say(document.add_paragraph(), "QUYẾT ĐỊNH:", script, _CENTRE, "bold")
    for paragraph in paper.articles:
        _say(document.add_paragraph(), paragraph, script, _JUSTIFY)
    recipients = ["Nơi nhận:", *(f"- {line}" for line in paper.recipients)]
    _columns(document, recipients, [*paper.role, "", "", paper.signer], script, _LEFT)


def _columns(document: Any, left: list[str], right: list[str], script: Script, left_align: Any = _CENTRE) -> None:
    cells = document.add_table(1, 2).rows[0].cells
    for cell, lines, align in ((cells[0], left, left_align), (cells[1], right, _CENTRE)):
        _fill(cell, lines, script, align)


def _fill(cell: Any, lines: Iterable[str], script: Script, align: Any) -> None:
    for place, line in enumerate(lines):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        _say(paragraph, line, script, align, "bold" if line.isupper() else "")


def _say(paragraph: Any, text: str, script: Script, align: Any, face: str = "") -> None:
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(3)
    run = paragraph.add_run(script.written(text))
    run.font.size, run.bold, run.italic = Pt(12), face == "bold", face == "italic"
    run.font.name = script.font(text)
    run._element.rPr.rFonts.set(qn("w:cs"), script.font(text))


def _annex(document: Any, annex: Annex, script: Script) -> None:
    lines = lines_of(annex)
    table = document.add_table(len(lines), len(lines[0].cells), style="Table Grid")
    shares = [WIDTHS[column] for column in HEADS if column in annex.columns for _ in HEADS[column]]
    for line, row in zip(lines, table.rows, strict=True):
        if line.kind == "head":
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for place, cell in enumerate(row.cells):
            cell.width = Cm(16 * shares[place] / sum(shares))
            align = _LEFT if line.wide[place] else _CENTRE
            _say(cell.paragraphs[0], line.cells[place], script, align, "" if line.kind == "row" else "bold")
    for (left, top), (right, bottom) in spans_of(annex, lines):
        merged = table.cell(top, left).merge(table.cell(bottom, right))
        for paragraph in [p for p in merged.paragraphs if not p.text][: len(merged.paragraphs) - 1]:
            paragraph._element.getparent().remove(paragraph._element)
