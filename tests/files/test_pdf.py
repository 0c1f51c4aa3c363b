"""PDFs are read in reading order, with what printers broke put together and tables row by row."""

import pytest
from paper import Frame, Words, grid, lines, pdf

from doisoat.files.reading import read_file

LETTERHEAD = [
    Words(70, 60, "ỦY BAN NHÂN DÂN"),
    Words(290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    Words(72, 74, "TỈNH LÂM SƠN"),
    Words(330, 75, "Độc lập - Tự do - Hạnh phúc"),
    Words(75, 100, "Số: 1284/QĐ-UBND"),
    Words(300, 101, "Lâm Sơn, ngày 05 tháng 3 năm 2024"),
]
LETTERHEAD_TEXT = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH LÂM SƠN",
    "Số: 1284/QĐ-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Lâm Sơn, ngày 05 tháng 3 năm 2024",
]
HEAD = ("STT", "Mã thủ tục", "Tên thủ tục", "Mức độ")
WIDTHS = (30, 80, 220, 90)


def _text(content: bytes) -> str:
    reading = read_file(content)
    assert reading.outcome == "read", reading.reason
    return reading.text.text


def _full(*texts: str) -> list[Words]:
    """Lines of a justified paragraph, each filled up by words in front; the last one as it is."""
    *full, last = texts
    filled = [("từ " * 40)[: 96 - len(text) - 1].rsplit(" ", 1)[0] + " " + text for text in full]
    return lines(60, 160, "\n".join([*filled, last]))


def test_letterhead_is_read_column_by_column():
    text = _text(
        pdf([*LETTERHEAD, *lines(60, 160, "Điều 1. Công bố danh mục kèm theo quyết định này gồm 12 thủ tục.")])
    )
    assert text.split("\n")[:6] == LETTERHEAD_TEXT


def test_signature_is_read_column_by_column():
    page = [
        *lines(
            60, 100, "Điều 2. Chánh Văn phòng và các cơ quan có liên quan chịu trách nhiệm thi hành quyết định này./."
        ),
        *lines(60, 140, "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT."),
        *lines(360, 140, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        Words(350, 220, "Trần Thị Hạ"),
    ]
    behind = ["Nơi nhận:", "- Như Điều 2;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Hạ"]
    assert _text(pdf(page)).split("\n")[1:] == behind


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (("tiếp nhận 118.", "460 hồ sơ qua mạng."), "tiếp nhận 118.460 hồ sơ qua mạng."),
        (("đạt tỷ lệ 87,", "5% so với kế hoạch."), "đạt tỷ lệ 87,5% so với kế hoạch."),
        (("đạt tỷ lệ 80,0", "% so với kế hoạch."), "đạt tỷ lệ 80,0% so với kế hoạch."),
        (("Quyết định số 1284/", "QĐ-UBND của tỉnh."), "Quyết định số 1284/QĐ-UBND của tỉnh."),
        (("Quyết định số 1284/QĐ-", "UBND của tỉnh."), "Quyết định số 1284/QĐ-UBND của tỉnh."),
        (("ban hành ngày 14/", "11/2024 của tỉnh."), "ban hành ngày 14/11/2024 của tỉnh."),
        (("ngày 15 tháng 7 năm", "2025 của Chủ tịch."), "ngày 15 tháng 7 năm 2025 của Chủ tịch."),
        (("trong đó đã giải quyết 214/", "402 hồ sơ."), "trong đó đã giải quyết 214/402 hồ sơ."),
        (("trên địa bàn tỉnh có", "785 thủ tục hành chính."), "trên địa bàn tỉnh có 785 thủ tục hành chính."),
        (("của Chủ tịch Ủy ban", "nhân dân tỉnh Lâm Sơn."), "của Chủ tịch Ủy ban nhân dân tỉnh Lâm Sơn."),
        (("do Sở Tư pháp và", "Ủy ban nhân dân xã nêu."), "do Sở Tư pháp và Ủy ban nhân dân xã nêu."),
        (("giai đoạn 2021-", "2025 trên địa bàn."), "giai đoạn 2021-2025 trên địa bàn."),
    ],
)
def test_what_a_printer_broke_is_whole(broken, whole):
    more = "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và được đăng công khai trên cổng của tỉnh."
    first, second = _text(
        pdf(
            [
                *_full(
                    *broken,
                ),
                *lines(60, 300, more),
            ]
        )
    ).split("\n")
    assert first.endswith(whole)
    assert second == more


@pytest.mark.parametrize(
    "two",
    [
        "QUYẾT ĐỊNH\nVề việc công bố danh mục thủ tục hành chính của tỉnh Lâm Sơn năm 2024",
        "Điều 1. Công bố danh mục thủ tục hành chính.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.",
        "- Thủ tục cấp tỉnh: 12 thủ tục hành chính;\n- Thủ tục cấp xã: 8 thủ tục hành chính đã công bố.",
        "Tổng số có 12 thủ tục đã được công bố.\n785 thủ tục còn lại được công bố trong năm sau.",
        "1. Thủ tục cấp tỉnh có tổng cộng 12.\n2. Thủ tục cấp xã có tổng cộng 8 thủ tục.",
    ],
)
def test_paragraphs_stay_apart(two):
    assert _text(pdf(lines(60, 100, two))) == two


@pytest.mark.parametrize(
    "begins", ["Căn cứ Nghị định số 63/2010/NĐ-CP", "- Thủ tục cấp xã", "2. Cấp xã có 8 thủ tục", "Điều 3."]
)
def test_what_begins_a_paragraph_goes_on_no_full_line(begins):
    assert _text(pdf(_full("của Chủ tịch Ủy ban nhân dân", begins))).split("\n")[1] == begins


def test_a_stamp_in_the_margin_is_no_edge_of_the_column():
    first, second = _full("của Chủ tịch", "Ủy ban nhân dân.")
    more = [Words(60, 188 + 14 * n, first.text) for n in range(3)]
    stamp = Words(550, 40, "Ký số")
    assert "của Chủ tịch Ủy ban nhân dân." in _text(pdf([stamp, first, second, *more]))


def test_cells_drawn_as_frames_are_a_table():
    cells = [Frame(60 + 80 * n, 100 + 20 * row, 140 + 80 * n, 120 + 20 * row) for n in range(3) for row in range(2)]
    words = [Words(64 + 80 * n, 114 + 20 * row, f"ô {row}{n}") for n in range(3) for row in range(2)]
    assert _text(pdf([*cells, *words])) == "ô 00\tô 01\tô 02\nô 10\tô 11\tô 12"


def test_running_heads_and_page_numbers_are_left_out():
    def page(number: int, body: str) -> list[Words]:
        return [Words(60, 40, "Phụ lục Quyết định số 1284"), Words(290, 810, str(number)), *lines(60, 160, body)]

    first = "Điều 1. Công bố danh mục các thủ tục hành chính được tiếp nhận qua mạng tại bộ phận một cửa"
    second = "của tỉnh Lâm Sơn, gồm 118 thủ tục hành chính do cấp tỉnh, cấp xã giải quyết trong năm 2024."
    assert _text(pdf(page(1, first), page(2, second))) == f"{first} {second}"


def test_letterheads_and_labels_of_annexes_are_no_running_heads():
    def page(number: int) -> list[Words]:
        body = f"Nội dung số {number} của tập quyết định được công bố kèm theo văn bản của tỉnh Lâm Sơn."
        return [*LETTERHEAD[:4], Words(270, 40, f"Phụ lục {number}"), *lines(60, 300, body)]

    text = _text(pdf(page(1), page(2), page(3)))
    assert text.count("CỘNG HÒA XÃ HỘI") == 3
    assert [f"Phụ lục {number}" in text.split("\n") for number in (1, 2, 3)] == [True] * 3


def test_table_over_pages_is_one_table():
    first = grid(
        60, 400, WIDTHS, [HEAD, ("1", "1.000001", "Cấp giấy phép", "Toàn trình"), ("2", "1.000002", "Cấp thẻ", "x")]
    )
    second = grid(60, 60, WIDTHS, [HEAD, ("3", "1.000003", "Đổi thẻ", "x"), ("4", "1.00\n0004", "Thu hồi\nthẻ", "x")])
    third = grid(60, 60, WIDTHS, [("5", "1.000005", "Gia hạn", "x")])
    reading = read_file(pdf([*lines(60, 100, "Danh mục các thủ tục hành chính của tỉnh"), *first], second, third))
    rows = [line.split("\t") for line in reading.text.text.split("\n")[1:]]
    assert rows == [
        list(HEAD),
        ["1", "1.000001", "Cấp giấy phép", "Toàn trình"],
        ["2", "1.000002", "Cấp thẻ", "x"],
        ["3", "1.000003", "Đổi thẻ", "x"],
        ["4", "1.000004", "Thu hồi thẻ", "x"],
        ["5", "1.000005", "Gia hạn", "x"],
    ]
    starts = reading.text.page_starts
    assert [reading.text.text[start : start + 2] for start in starts] == ["Da", "3\t", "5\t"]


def test_words_printed_over_several_cells_in_one_stroke_are_parted():
    table = grid(60, 100, (30, 120, 60), [("STT", "Tên", "Mức"), ("", "", ""), ("2", "Đổi thẻ", "x")])
    stroke = Words(65, 130, "1      Cấp thẻ mới            một")
    assert _text(pdf([*table, stroke])).split("\n")[1] == "1\tCấp thẻ mới\tmột"


def test_words_that_reach_over_their_cell_stay_whole():
    table = grid(60, 100, (60, 60), [("Mã", "Mức"), ("", ""), ("2", "y")])
    assert _text(pdf([*table, Words(62, 130, "1.000.00.00.H20")])).split("\n")[1] == "1.000.00.00.H20"


def test_words_printed_in_several_strokes_are_whole():
    strokes = [Words(60, 100, "có 1.2"), Words(90, 100, "84 th"), Words(115, 100, "ủ tục"), Words(145, 100, "mới")]
    assert _text(pdf(strokes)) == "có 1.284 thủ tục mới"


def test_lines_that_touch_do_not_mix():
    close = (
        "Gồm các thủ tục cấp tỉnh, gọi là gọn gàng,\nÂu cũng ỔN ẤN ĐỊNH KỂ Ể Ậ qua 1.284 thủ tục ở gg,\nẪ Ấ Ẩ kế tiếp"
    )
    lines_ = lines(60, 100, close, step=7)
    assert _text(pdf(lines_)).replace("\n", " ") == close.replace("\n", " ")


def test_row_broken_over_the_page_is_one_row():
    first = grid(60, 700, WIDTHS, [HEAD, ("1", "1.000001", "Cấp giấy phép khai thác nước thuộc thẩm", "Một phần")])
    second = grid(
        60, 60, WIDTHS, [HEAD, ("", "", "quyền của Ủy ban nhân dân tỉnh", ""), ("2", "1.000002", "Cấp thẻ", "x")]
    )
    text = _text(pdf(first, second))
    assert "1\t1.000001\tCấp giấy phép khai thác nước thuộc thẩm quyền của Ủy ban nhân dân tỉnh\tMột phần\n2\t" in text


def test_total_on_the_next_page_is_a_row_of_its_own():
    first = grid(60, 700, WIDTHS, [HEAD, ("1", "1.000001", "Cấp giấy phép", "Một phần")])
    second = grid(60, 60, WIDTHS, [("", "", "Tổng cộng", ""), ("", "", "Ghi chú", "")])
    assert _text(pdf(first, second)).split("\n")[1:3] == ["1\t1.000001\tCấp giấy phép\tMột phần", "\t\tTổng cộng"]


def test_merged_heads_are_flat_and_sub_heads_are_lines():
    rows = [
        ("STT", "Tên thủ tục", "Mức độ", None),
        (None, None, "Toàn trình", "Một phần"),
        ("A. CẤP TỈNH", None, None, None),
        ("I", "Lĩnh vực Đất đai", None, None),
        ("1", "Cấp giấy", "x", ""),
        ("2", "Đổi giấy", "", "x"),
    ]
    assert _text(pdf(grid(60, 100, (40, 200, 80, 80), rows))).split("\n") == [
        "STT\tTên thủ tục\tMức độ Toàn trình\tMức độ Một phần",
        "A. CẤP TỈNH",
        "I\tLĩnh vực Đất đai",
        "1\tCấp giấy\tx",
        "2\tĐổi giấy\t\tx",
    ]


def test_table_without_rules_is_read_row_by_row():
    rows = [(60, "STT"), (100, "Tên thủ tục"), (400, "Mức độ")]
    page = [Words(left, 100, words) for left, words in rows]
    for n in range(1, 8):
        page += [
            Words(62, 100 + 20 * n, str(n)),
            Words(100, 100 + 20 * n, f"Thủ tục thứ {n}"),
            Words(402, 100 + 20 * n, "x"),
        ]
    assert _text(pdf(page)).split("\n")[1:3] == ["1\tThủ tục thứ 1\tx", "2\tThủ tục thứ 2\tx"]


@pytest.mark.parametrize(("rotate", "offset"), [(90, 0), (180, 0), (270, 0), (0, 100)])
def test_pages_are_read_as_they_are_shown(rotate, offset):
    table = grid(60, 250, WIDTHS, [HEAD, ("1", "1.000001", "Cấp giấy phép", "Toàn trình")])
    content = pdf([*LETTERHEAD, *lines(60, 160, "Điều 1. Công bố danh mục."), *table], rotate=rotate, offset=offset)
    assert _text(content).split("\n") == [
        *LETTERHEAD_TEXT,
        "Điều 1. Công bố danh mục.",
        "\t".join(HEAD),
        "1\t1.000001\tCấp giấy phép\tToàn trình",
    ]


@pytest.mark.parametrize(
    ("font", "written", "encoding", "read"),
    [
        (
            ".VnTime",
            "QuyÕt ®Þnh sè 1284/Q§-UBND cña tØnh, ngµy 05 th¸ng 3",
            "tcvn3",
            "Quyết định số 1284/QĐ-UBND của tỉnh, ngày 05 tháng 3",
        ),
        (
            ".VnTimeH",
            "quyÕt ®Þnh cña uû ban nh©n d©n tØnh, 12 thñ tôc hµnh chÝnh",
            "tcvn3",
            "QUYẾT ĐỊNH CỦA UỶ BAN NHÂN DÂN TỈNH, 12 THỦ TỤC HÀNH CHÍNH",
        ),
        (
            "VNI-Times",
            "Quyeát ñònh soá 1284/QÑ-UBND cuûa tænh, ngaøy 05 thaùng 3",
            "vni",
            "Quyết định số 1284/QĐ-UBND của tỉnh, ngày 05 tháng 3",
        ),
    ],
)
def test_fonts_tell_the_encoding(font, written, encoding, read):
    reading = read_file(
        pdf([Words(60, 100, written, font=font), Words(60, 130, "Sản phẩm ® của © nhà cung cấp, bản in năm 2024")])
    )
    assert reading.text.text.split("\n")[0] == read
    assert "Sản phẩm ® của © nhà cung cấp" in reading.text.text
    assert reading.text.encoding == encoding


def test_page_starts_are_where_pages_begin():
    pages = [lines(60, 100, f"Trang này là trang số {n} của văn bản được đánh số cho dễ tìm.") for n in (1, 2, 3)]
    reading = read_file(pdf(*pages))
    places = [reading.text.text.index(f"Trang này là trang số {n}") for n in (1, 2, 3)]
    assert list(reading.text.page_starts) == places
