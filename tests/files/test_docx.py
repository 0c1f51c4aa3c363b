"""DOCX: paragraphs and tables in their order, merged cells once, nothing lost in the wrappers of a word processor."""

from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from doisoat.files.reading import read_file

FILLER = "Văn bản này dùng để thử việc đọc tệp."


def _read(document) -> str:
    written = BytesIO()
    document.save(written)
    reading = read_file(written.getvalue())
    assert (reading.kind, reading.outcome) == ("docx", "read"), reading.reason
    return reading.text.text


def test_order_is_that_of_the_document():
    document = docx.Document()
    document.add_paragraph("Trước bảng")
    table = document.add_table(2, 2)
    for n, words in enumerate(("STT", "Tên", "1", "Cấp thẻ\nlần đầu")):
        table.cell(n // 2, n % 2).text = words
    document.add_paragraph("Sau bảng")
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    assert _read(document) == "Trước bảng\nSTT\tTên\n1\tCấp thẻ lần đầu\nSau bảng"


def test_merged_cells_are_told_once():
    document = docx.Document()
    table = document.add_table(5, 4)
    rows = (("STT", "Tên", "Mức độ", ""), ("", "", "Toàn trình", "Một phần"), ("A. CẤP TỈNH", "", "", ""))
    for r, row in enumerate((*rows, ("1", "Cấp thẻ", "x", ""), ("2", "Đổi thẻ", "", "x"))):
        for c, words in enumerate(row):
            table.cell(r, c).text = words
    for first, last in (((0, 2), (0, 3)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((2, 0), (2, 3))):
        table.cell(*first).merge(table.cell(*last))
    assert _read(document).split("\n") == [
        "STT\tTên\tMức độ Toàn trình\tMức độ Một phần",
        "A. CẤP TỈNH",
        "1\tCấp thẻ\tx",
        "2\tĐổi thẻ\t\tx",
    ]


def test_letterhead_in_a_table_is_read_column_by_column():
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH LÂM SƠN"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = "Số: 12/QĐ-UBND"
    table.cell(1, 1).text = "Lâm Sơn, ngày 05 tháng 3 năm 2024"
    assert _read(document).split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH LÂM SƠN",
        "Số: 12/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Lâm Sơn, ngày 05 tháng 3 năm 2024",
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<w:smartTag w:element='place'><w:r><w:t>Bình Định</w:t></w:r></w:smartTag>", "có Bình Định"),
        ("<w:ins w:id='1' w:author='a'><w:r><w:t>thêm</w:t></w:r></w:ins>", "có thêm"),
        ("<w:del w:id='1' w:author='a'><w:r><w:delText>bớt</w:delText></w:r></w:del>", "có"),
        ("<w:sdt><w:sdtContent><w:r><w:t>12 thủ tục</w:t></w:r></w:sdtContent></w:sdt>", "có 12 thủ tục"),
        ("<w:r><w:t>12/QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "có 12/QĐ-UBND"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "có a b"),
    ],
)
def test_words_in_wrappers_are_read(markup, expected):
    document = docx.Document()
    paragraph = document.add_paragraph("có ")
    paragraph._p.append(
        parse_xml(
            markup.replace(" ", f" {nsdecls('w')} ", 1)
            if " " in markup.split(">")[0]
            else markup.replace(">", f" {nsdecls('w')}>", 1)
        )
    )
    assert _read(document) == expected


def test_paragraphs_in_content_controls_and_text_boxes_are_read():
    document = docx.Document()
    document.add_paragraph("Một")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    content.append(document.add_paragraph("Hai")._p)
    control.append(content)
    document.element.body.insert(1, control)
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Ba</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    document.add_paragraph("Bốn")._p.append(box)
    assert _read(document).split("\n") == ["Một", "Hai", "Bốn", "Ba"]


def _in_font(paragraph, words: str, font: str) -> None:
    run = paragraph.add_run(words)
    run.font.name = font
    run._element.rPr.rFonts.set(qn("w:hAnsi"), font)


def test_fonts_tell_the_encoding_run_by_run():
    document = docx.Document()
    paragraph = document.add_paragraph()
    _in_font(paragraph, "QuyÕt ®Þnh cña ", ".VnTime")
    _in_font(paragraph, "uû ban nh©n d©n", ".VnTimeH")
    _in_font(paragraph, " ngaøy 5", "VNI-Times")
    paragraph.add_run(" đã ký ®")
    assert _read(document) == "Quyết định của UỶ BAN NHÂN DÂN ngày 5 đã ký ®"


def test_style_tells_the_font_too():
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTimeH"
    document.add_paragraph("quyÕt ®Þnh cña thñ t\xadíng")
    assert _read(document) == "QUYẾT ĐỊNH CỦA THỦ TƯỚNG"


def test_a_document_without_its_fonts_is_decoded_as_a_whole():
    document = docx.Document()
    for line in ("QuyÕt ®Þnh cña Uû ban nh©n d©n tØnh", "C«ng bè 12 thñ tôc hµnh chÝnh", "Sè: 903/Q§-UBND, n¬i nhËn"):
        document.add_paragraph(line)
    written = BytesIO()
    document.save(written)
    text = read_file(written.getvalue()).text
    assert text.encoding == "tcvn3"
    assert text.text.split("\n")[1] == "Công bố 12 thủ tục hành chính"


def test_an_empty_document_has_no_words():
    written = BytesIO()
    docx.Document().save(written)
    assert read_file(written.getvalue()).outcome == "unreadable"
