"""A file is what its bytes are; what is no document has its outcome and reason."""

import zipfile
from io import BytesIO

import pytest
from paper import Words, pdf

from doisoat.files import programs
from doisoat.files.kinds import kind_of
from doisoat.files.reading import read_file

PARAGRAPH = "Điều 1. Công bố danh mục 12 thủ tục hành chính thuộc thẩm quyền của tỉnh.\n" * 4


def _zip(**entries: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("_", "/"), content)
    return written.getvalue()


def _compound(*names: str) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20) + b"\xfe\xff"
    return (head + b"".join(name.encode("utf-16-le") for name in names)).ljust(2048, b"\0")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\0\0", "empty"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "pdf"),
        (b"{\\rtf1\\ansi}", "rtf"),
        (b"Rar!\x1a\x07\x01\x00", "rar"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\x00", "image"),
        (_zip(a="x"), "zip"),
        (_zip(**{"xl_workbook.xml": "x"}), "xlsx"),
        (_zip(**{"word_document.xml": "x"}), "docx"),
        (_zip(**{"content.xml": "x"}), "odt"),
        (_compound("WordDocument"), "doc"),
        (_compound("Workbook"), "xls"),
        (_compound("EncryptedPackage"), "encrypted"),
        (_compound("Other"), "unknown"),
        (b"<!DOCTYPE html><html></html>", "html"),
        ("Kế hoạch của tỉnh".encode(), "text"),
        (bytes(range(256)), "unknown"),
    ],
)
def test_kind_by_the_first_bytes(content, kind):
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    ("content", "kind", "reason"),
    [
        (b"", "empty", "empty"),
        (b"Wrong URL", "text", "a message in place of a file"),
        (b"<html><body>404 Not Found</body></html>", "html", "a web page in place of a file"),
        (b"%PDF-1.7\nnothing", "pdf", "damaged PDF"),
        (b"PK\x03\x04word/document.xml", "docx", "damaged archive"),
        (_compound("EncryptedPackage"), "unknown", "encrypted"),
        (bytes(range(256)), "unknown", "of no known kind"),
        (pdf([]), "pdf", "no words"),
    ],
)
def test_what_is_no_document_says_why(content, kind, reason):
    reading = read_file(content)
    assert (reading.kind, reading.outcome, reading.reason, reading.text) == (kind, "unreadable", reason, None)


def test_plain_text_is_read():
    assert read_file(PARAGRAPH.encode()).text.text == PARAGRAPH.strip()


def test_rar_is_listed_without_names():
    reading = read_file(b"Rar!\x1a\x07\x01\x00")
    assert (reading.kind, reading.outcome, reading.members) == ("rar", "listed", ())


def test_short_text_is_no_scan():
    reading = read_file(pdf([Words(60, 100, "Thông báo số 12")], [Words(60, 100, "Hết")]))
    assert (reading.text.text, reading.text.ocr) == ("Thông báo số 12\nHết", False)


def _image(words: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (1200, 300), 255)
    ImageDraw.Draw(image).text((60, 100), words, fill=0, font=ImageFont.load_default(48))
    written = BytesIO()
    image.save(written, "PNG", dpi=(200, 200))
    return written.getvalue()


@pytest.mark.skipif(not programs.has_vietnamese_ocr(), reason="needs tesseract with the letters of Vietnamese")
def test_an_image_is_recognised():
    reading = read_file(_image("Thong bao 4826"))
    assert (reading.kind, reading.outcome, reading.text.ocr) == ("image", "read", True)
    assert "4826" in reading.text.text


def test_without_ocr_an_image_is_skipped(monkeypatch):
    monkeypatch.setattr("doisoat.files.ocr.has_vietnamese_ocr", lambda: False)
    assert read_file(_image("x")).reason == "no OCR"


def test_without_the_libraries_a_file_is_skipped(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    reading = read_file(pdf([Words(60, 100, "Thông báo")]))
    assert (reading.outcome, reading.reason) == ("skipped", "not installed: pypdfium2")


@pytest.mark.parametrize(("password", "outcome", "reason"), [("", "read", ""), ("mật", "unreadable", "encrypted")])
def test_a_pdf_that_opens_without_a_password_is_read(password, outcome, reason):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    written = BytesIO()
    canvas = Canvas(written, encrypt=StandardEncryption(password, ownerPassword="owner"))
    canvas.drawString(60, 700, "Thong bao 4826")
    canvas.save()
    reading = read_file(written.getvalue())
    assert (reading.kind, reading.outcome, reading.reason) == ("pdf", outcome, reason)
