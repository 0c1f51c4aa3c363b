"""Letterheads in the orders that files yield them: what they state, and that nothing is guessed."""

import pytest

from extract.decisions.structure import read_structure

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LINES = f"ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\n-------\nSố: 1284/QĐ-UBND\n{MOTTO}\nĐộc lập - Tự do - Hạnh phúc\n"
DATED = "Hà Tĩnh, ngày 05 tháng 3 năm 2024\n"
END = "QUYẾT ĐỊNH\nVề việc công bố danh mục\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH\n"

STATED = {
    "one below the other": (LINES + DATED, "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH|1284/QĐ-UBND|Hà Tĩnh|2024-03-05"),
    "right column first": (
        f"{MOTTO}\nĐộc lập - Tự do - Hạnh phúc\n{DATED}ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\nSố: 1284/QĐ-UBND\n",
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH|1284/QĐ-UBND|Hà Tĩnh|2024-03-05",
    ),
    "a heading before it": (
        "Quyết định số 99/QĐ-UBND về việc công bố danh mục\n" + LINES + DATED,
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH|1284/QĐ-UBND|Hà Tĩnh|2024-03-05",
    ),
    "table of rows": (
        (
            f"UBND TỈNH PHÚ YÊN\t{MOTTO}\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\n"
            f"Số: 7/QĐ-SNV\tTuy Hòa, ngày 9 tháng 11 năm 2021\n"
        ),
        "UBND TỈNH PHÚ YÊN SỞ NỘI VỤ|07/QĐ-SNV|Tuy Hòa|2021-11-09",
    ),
    "table of one row": (
        (
            f"UBND TỈNH PHÚ YÊN SỞ NỘI VỤ Số: 7 /QĐ - SNV\t{MOTTO} Độc lập – Tự do – Hạnh phúc "
            "Tuy Hòa, ngày 9 tháng 11 năm 2021\n"
        ),
        "UBND TỈNH PHÚ YÊN SỞ NỘI VỤ|07/QĐ-SNV|Tuy Hòa|2021-11-09",
    ),
    "columns run together": (
        (
            f"UBND TỈNH PHÚ YÊN {MOTTO}\nSỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc\n"
            f"Số: 12/2023/QĐ-UBND Tuy Hòa, ngày 09 tháng 11 năm 2021\n"
        ),
        "UBND TỈNH PHÚ YÊN SỞ NỘI VỤ|12/2023/QĐ-UBND|Tuy Hòa|2021-11-09",
    ),
    "columns set apart by spaces": (
        (
            f"HỘI ĐỒNG NHÂN DÂN      {MOTTO}\n   TỈNH PHÚ YÊN           Độc lập - Tự do - Hạnh phúc\n"
            f" Số: 14/NQ-HĐND     Phú Yên, ngày 08 tháng 12 năm 2022\n"
        ),
        "HỘI ĐỒNG NHÂN DÂN TỈNH PHÚ YÊN|14/NQ-HĐND|Phú Yên|2022-12-08",
    ),
    "blank number and day": (
        f"ỦY BAN NHÂN DÂN\nHUYỆN PHÙ LÃNG\nSố:      /QĐ-UBND\n{MOTTO}\nPhù Lãng, ngày    tháng 3 năm 2024\n",
        "ỦY BAN NHÂN DÂN HUYỆN PHÙ LÃNG||Phù Lãng|",
    ),
    "dots for number and day": (
        f"SỞ Y TẾ\nSố: ……./QĐ-SYT\n{MOTTO}\nPhù Lãng, ngày ... tháng ... năm 2024\n",
        "SỞ Y TẾ||Phù Lãng|",
    ),
    "capitals that the font made": (
        (
            "uỷ ban nhân dân\ntỉnh phú yên\ncộng hoà xã hội chủ nghĩa việt nam\nSố: 857/QĐ-UBND\n"
            "Phú Yên, ngày 20 tháng 5 năm 2008\n"
        ),
        "uỷ ban nhân dân tỉnh phú yên|857/QĐ-UBND|Phú Yên|2008-05-20",
    ),
    "letters without marks": (
        (
            "UY BAN NHAN DAN\nTINH PHU YEN\nCONG HOA XA HOI CHU NGHIA VIET NAM\nSố: 61/QĐ-UBND\n"
            "Phú Yên, ngay 20 thang 5 nam 2018\n"
        ),
        "UY BAN NHAN DAN TINH PHU YEN|61/QĐ-UBND|Phú Yên|2018-05-20",
    ),
    "label misread": (f"ỦY BAN NHÂN DÂN\nSô: 61/QĐ-UBND\n{MOTTO}\n", "ỦY BAN NHÂN DÂN|61/QĐ-UBND||"),
    "label misread as a digit": (f"ỦY BAN NHÂN DÂN\nS6: 61/QĐ-UBND\n{MOTTO}\n", "ỦY BAN NHÂN DÂN|61/QĐ-UBND||"),
    "a digit misread": (
        (f"ỦY BAN NHÂN DÂN\nSố: 6l/QĐ-UBND\n{MOTTO}\nVinh, ngày O5 tháng 3 năm 2024\n"),
        "ỦY BAN NHÂN DÂN|||",
    ),
    "digits apart": (f"ỦY BAN NHÂN DÂN\nSố: 12 84/QĐ-UBND\n{MOTTO}\n", "ỦY BAN NHÂN DÂN|||"),
    "no such day": (f"SỞ Y TẾ\nSố: 3/QĐ-SYT\n{MOTTO}\nVinh, ngày 31 tháng 02 năm 2024\n", "SỞ Y TẾ|03/QĐ-SYT|Vinh|"),
    "day in figures": (
        (f"SỞ Y TẾ\nSố: 3/QĐ-SYT\n{MOTTO}\nVinh, ngày 15/02/2024\n"),
        "SỞ Y TẾ|03/QĐ-SYT|Vinh|2024-02-15",
    ),
    "look-alike letter": (f"SỞ Y TẾ\nSố: 3/QÐ-SYT\n{MOTTO}\n", "SỞ Y TẾ|03/QĐ-SYT||"),
    "a party's": (
        "TỈNH ỦY PHÚ YÊN\tĐẢNG CỘNG SẢN VIỆT NAM\n*\t\nSố: 21-CTr/TU\tTuy Hòa, ngày 01 tháng 8 năm 2022\n",
        "TỈNH ỦY PHÚ YÊN|21-CTr/TU|Tuy Hòa|2022-08-01",
    ),
    "an official letter": (
        f"VĂN PHÒNG\nSố: 1406/VPUBND-NC\nV/v rà soát thủ tục\n{MOTTO}\n",
        "VĂN PHÒNG|1406/VPUBND-NC||",
    ),
    "signed electronically above": (
        (
            f"Ký bởi: Ủy ban nhân dân tỉnh Phú Yên\nNgày ký: 05/03/2024\nBỘ NỘI VỤ\nSố: 5/QĐ-BNV\n{MOTTO}\n"
            f"Hà Nội, ngày 04 tháng 3 năm 2024\n"
        ),
        "BỘ NỘI VỤ|05/QĐ-BNV|Hà Nội|2024-03-04",
    ),
    "a draft": (
        (f"DỰ THẢO\nỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\nSố:    /QĐ-UBND\n{MOTTO}\n"),
        "ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN|||",
    ),
    "a name over two lines": (
        f"UBND TỈNH PHÚ YÊN\nSỞ NÔNG NGHIỆP VÀ\nPHÁT TRIỂN NÔNG THÔN\nSố: 8/QĐ-SNN\n{MOTTO}\n",
        "UBND TỈNH PHÚ YÊN SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN|08/QĐ-SNN||",
    ),
}


@pytest.mark.parametrize(("text", "stated"), STATED.values(), ids=STATED)
def test_a_letterhead_states(text: str, stated: str) -> None:
    text += END
    parts = {part.kind: part for part in read_structure(text).parts}
    values = (parts[kind].value if kind in parts else "" for kind in ("issuer", "number", "place", "date"))
    assert "|".join(values) == stated
    if "place" in parts:
        assert text[parts["place"].start : parts["place"].end] == parts["place"].value
    if "number" in parts:
        assert text[parts["number"].start : parts["number"].end].strip()[0].isdigit()


NO_DECISION = {
    "nothing": "",
    "news": "Sáng 5/3, UBND tỉnh ban hành Quyết định số 1284/QĐ-UBND.\nHà Tĩnh, ngày 05 tháng 3 năm 2024, trời nắng.\n",
    "a reference at the head of a line": "Ngày 4/3, tỉnh ban hành Quyết định\nsố 1284/QĐ-UBND về danh mục.\n"
    "Điều 1. Vui.\n",
    "the country in a sentence": "Lịch sử nước Cộng hòa xã hội chủ nghĩa Việt Nam và những mốc son.\nĐiều 1. Học.\n",
    "telephone numbers": "Số: 0912 345 678\nNơi nhận:\n- Anh Ba\n",
    "a table of a listing": "Số ký hiệu\t1284/QĐ-UBND\nNgày ban hành\t05/3/2024\nNgười ký\tTrần Văn An\n",
}


@pytest.mark.parametrize("text", NO_DECISION.values(), ids=NO_DECISION)
def test_other_texts_have_no_parts(text: str) -> None:
    assert read_structure(text).parts == ()
    assert read_structure(text).procedures == ()


def test_offsets_count_in_the_raw_text() -> None:
    text = "Uỷ\u200bban\n" + LINES.replace("Hà", "Ha\u0300") + DATED.replace(" ", "\u00a0 ")
    parts = {part.kind: text[part.start : part.end] for part in read_structure(text).parts}
    assert parts["number"] == "1284/QĐ-UBND"
    assert parts["date"].startswith("ngày")
    assert parts["date"].endswith("2024")
