"""Lists of procedures in the shapes of tables; one line a row is expected: `list number|name|field|level|code`."""

import pytest

from doisoat.records.decision import Procedure
from extract.decisions.structure import read_structure

HEAD = "STT\tTên thủ tục hành chính\tLĩnh vực\tMức độ\tMã TTHC\n"
NAMES = "STT\tTên thủ tục hành chính\n"


def shown(row: Procedure) -> str:
    cells = (f"{row.list} {row.number}", row.name, row.field or "", row.level or "", row.code or "")
    return "|".join(cells).rstrip("|")


LISTS = {
    "one table": (
        HEAD + "1\tCấp thẻ\tDu lịch\tToàn trình\t1.001234\n2\tThu hồi thẻ\tDu lịch\tMột phần\t2.000815.000.00.00.H08\n",
        "0 1|Cấp thẻ|Du lịch|toan_trinh|1.001234\n0 2|Thu hồi thẻ|Du lịch|mot_phan|2.000815.000.00.00.H08",
    ),
    "other words of a header": (
        (
            "Số TT\tMã số TTHC\tTên dịch vụ công\tMức độ cung cấp dịch vụ\n01\t1.001234\tCấp thẻ\tMức độ 4\n"
            "02\t\tĐổi thẻ\t3\n"
        ),
        "0 01|Cấp thẻ||4|1.001234\n0 02|Đổi thẻ||3",
    ),
    "marks in columns": (
        (
            "TT\tTên TTHC\tToàn trình\tMột phần\tCòn lại\n1\tA\tx\t\t\n2\tB\t\tX\t\n3\tC\t\t\t✓\n4\tD\t\t\t\n"
            "5\tE\tx\tx\t\n"
        ),
        "0 1|A||toan_trinh\n0 2|B||mot_phan\n0 3|C||khac\n0 4|D\n0 5|E",
    ),
    "ticks of a sign font": (
        ("TT\tTên TTHC\tToàn trình\tMột phần\n1\tA\t\uf0fc\t\n2\tB\t\t\uf0fe\n"),
        "0 1|A||toan_trinh\n0 2|B||mot_phan",
    ),
    "old levels in columns": ("TT\tTên TTHC\tMức 3\tMức 4\n1\tA\tx\t\n2\tB\t\t●\n", "0 1|A||3\n0 2|B||4"),
    "two rows of header": (
        "STT\tTên thủ tục\tMức độ\t\tGhi chú\n\t\tToàn trình\tMột phần\t\n1\tA\tx\t\t\n2\tB\t\tx\tmới\n",
        "0 1|A||toan_trinh\n0 2|B||mot_phan",
    ),
    "merged cells given once": (
        "STT\tTên thủ tục\tMức độ\tMã TTHC\n\t\tToàn trình\tMột phần\t\n1\tA\tx\t\t1.000001\n2\tB\t\tx\t1.000002\n",
        "0 1|A||toan_trinh|1.000001\n0 2|B||mot_phan|1.000002",
    ),
    "merged cells given again": (
        "STT\tTên thủ tục\tMức độ\tMức độ\nSTT\tTên thủ tục\tToàn trình\tMột phần\n1\tA\tx\t\n2\tB\t\tx\n",
        "0 1|A||toan_trinh\n0 2|B||mot_phan",
    ),
    "levels 3 and 4 below each other": (
        ("TT\tTên thủ tục\tMức độ\t\n\t\t3\t4\n1\tA\tx\t\n2\tB\t\tx\n"),
        "0 1|A||3\n0 2|B||4",
    ),
    "header broken in its words": (
        ("Số\tTên thủ tục\tLĩnh\nTT\thành chính\tvực\n1\tA cấp\tĐất đai\n"),
        "0 1|A cấp|Đất đai",
    ),
    "numbers of columns": (HEAD + "(1)\t(2)\t(3)\t(4)\t(5)\n1\tA\tĐất đai\tMột phần\t\n", "0 1|A|Đất đai|mot_phan"),
    "numbers of columns, bare": (NAMES.replace("\n", "\tMã\n") + "A\tB\t1\n1\tGia hạn\t\n", "0 1|Gia hạn"),
    "header repeated": (NAMES + "1\tA\n2\tB\n" + NAMES + "3\tC\n", "0 1|A\n0 2|B\n0 3|C"),
    "foot of a page between": (
        NAMES + "1\tA\n2\tB\n2\nPhụ lục Quyết định số 5/QĐ-SYT\n3\tC\n",
        ("0 1|A\n0 2|B\n0 3|C"),
    ),
    "totals and notes": (
        HEAD + "1\tA\t\t\t\n\tTổng cộng\t\t1\t\nTổng số: 1 thủ tục\t\nCộng\t1\nGhi chú: có hiệu lực ngay\t\n",
        "0 1|A",
    ),
    "ordinals with marks": (NAMES + "1.\tA\n2/\tB\n3)\tC\n", "0 1|A\n0 2|B\n0 3|C"),
    "ordinals with a zero": (NAMES + "01\tA\n02\tB\n", "0 01|A\n0 02|B"),
    "a thousand": (NAMES + "999\tA\n1.000\tB\n1001\tC\n", "0 999|A\n0 1.000|B\n0 1001|C"),
    "restart under sub-heads": (
        NAMES + "I\tLĨNH VỰC ĐẤT ĐAI (2 TTHC)\n1\tA\n2\tB\nII\tLĩnh vực Hộ tịch\n1\tC\n",
        "0 1|A|ĐẤT ĐAI\n0 2|B|ĐẤT ĐAI\n1 1|C|Hộ tịch",
    ),
    "going on under sub-heads": (
        NAMES + "I\tĐất đai\n1\tA\nII\tHộ tịch\n2\tB\n",
        "0 1|A|Đất đai\n0 2|B|Hộ tịch",
    ),
    "sub-heads in one cell": (
        NAMES + "Lĩnh vực Đất đai\t\n1\tA\n\tLĩnh vực: Hộ tịch (01 thủ tục)\n2\tB\n",
        "0 1|A|Đất đai\n0 2|B|Hộ tịch",
    ),
    "sub-heads in every cell": (NAMES + "LĨNH VỰC ĐẤT ĐAI\tLĨNH VỰC ĐẤT ĐAI\n1\tA\n", "0 1|A|ĐẤT ĐAI"),
    "sub-heads as lines": (
        "A. Thủ tục hành chính cấp tỉnh (1 TTHC)\nI. Lĩnh vực Đất đai\n" + NAMES + "1\tA\nII. Hộ tịch\n2\tB\n",
        "0 1|A|Đất đai\n0 2|B|Hộ tịch",
    ),
    "a sub-head for every single row": (
        NAMES + "I\tĐất đai\n1\tA\nII\tHộ tịch\n1\tB\n",
        ("0 1|A|Đất đai\n1 1|B|Hộ tịch"),
    ),
    "a field with a number": (NAMES + "1\tLĩnh vực Đất đai\n1\tA\n2\tB\n", "0 1|A|Đất đai\n0 2|B|Đất đai"),
    "numbers in numbers": (
        HEAD + "1\tĐất đai\n1.1\tA\t\t\t1.000001\n1.2\tB\t\t\t1.000002\n2\tHộ tịch\n2.1\tC\t\t\t1.000003\n",
        "0 1.1|A|Đất đai||1.000001\n0 1.2|B|Đất đai||1.000002\n0 2.1|C|Hộ tịch||1.000003",
    ),
    "cases of one procedure": (
        HEAD + "1\tA\t\tMột phần\t1.000001\n1.1\tTrường hợp cấp mới\n1.2\tTrường hợp cấp lại\n2\tB\t\t\t1.000002\n",
        "0 1|A||mot_phan|1.000001\n0 2|B|||1.000002",
    ),
    "two captions, numbering going on": (
        "DANH MỤC THỦ TỤC MỚI\n" + NAMES + "1\tA\nDANH MỤC THỦ TỤC BÃI BỎ\n" + NAMES + "2\tB\n",
        "0 1|A\n0 2|B",
    ),
    "two captions, numbering anew": (
        "DANH MỤC THỦ TỤC MỚI\n" + NAMES + "1\tA\nDANH MỤC THỦ TỤC BÃI BỎ\n" + NAMES + "1\tB\n",
        "0 1|A\n1 1|B",
    ),
    "broken before small letters": (
        NAMES + "1\tCấp giấy phép\n\txây dựng\n2\tB\n",
        "0 1|Cấp giấy phép xây dựng\n0 2|B",
    ),
    "broken after a comma": (
        NAMES + "1\tCấp, đổi,\n" + NAMES + "\tThu hồi thẻ\n2\tB\n",
        "0 1|Cấp, đổi, Thu hồi thẻ\n0 2|B",
    ),
    "broken with its number again": (
        NAMES + "1\tCấp giấy của\n1\tUBND tỉnh\n2\tB\n",
        "0 1|Cấp giấy của UBND tỉnh\n0 2|B",
    ),
    "broken before a capital": (NAMES + "1\tCấp giấy\n\tUBND tỉnh cấp\n2\tB\n", "0 1|Cấp giấy UBND tỉnh cấp\n0 2|B"),
    "numbers forgotten": (NAMES + "1\tA cấp\n\tB cấp\n\tC cấp\n4\tD cấp\n", "0 1|A cấp\n0 |B cấp\n0 |C cấp\n0 4|D cấp"),
    "received and returned by post": (
        "STT\tTên thủ tục\tQua bưu chính\t\n\t\tTiếp nhận\tTrả kết quả\n1\tA cấp\tx\tx\n",
        "0 1|A cấp",
    ),
    "levels and post below each other": (
        "STT\tTên thủ tục\tMức độ\t\tBưu chính\t\n\t\tToàn trình\tMột phần\tTiếp nhận\tTrả\n1\tA cấp\t\tx\tx\tx\n",
        "0 1|A cấp||mot_phan",
    ),
    "broken in its code": (
        HEAD + "1\tCấp giấy\tĐất\tMột phần\t1.001234.000.\n\tphép\tđai\t\t00.00.H08\n2\tB\t\t\t1.001235\n",
        "0 1|Cấp giấy phép|Đất đai|mot_phan|1.001234.000.00.00.H08\n0 2|B|||1.001235",
    ),
    "a number forgotten": (
        HEAD + "1\tA\t\t\t1.000001\n\tB\t\t\t1.000002\n3\tC\t\t\t1.000003\n",
        ("0 1|A|||1.000001\n0 |B|||1.000002\n0 3|C|||1.000003"),
    ),
    "a number twice": (
        NAMES + "1\tA cấp\n2\tB cấp\n2\tC cấp\n3\tD cấp\n",
        ("0 1|A cấp\n0 2|B cấp\n0 2|C cấp\n0 3|D cấp"),
    ),
    "a gap": (NAMES + "1\tA\n2\tB\n4\tD\n", "0 1|A\n0 2|B\n0 4|D"),
    "no numbers at all": (HEAD + "\tA\t\t\t1.000001\n\tB\t\t\t1.000002\n", "0 |A|||1.000001\n0 |B|||1.000002"),
    "several codes": (HEAD + "1\tA\t\t\t1.000001 2.000002\n", "0 1|A|||1.000001, 2.000002"),
    "an old code": ("STT\tSố hồ sơ TTHC\tTên TTHC\n1\tT-HTI-123456-TT\tA\n", "0 1|A|||T-HTI-123456-TT"),
    "the code behind the name": (
        NAMES + "1\tCấp thẻ (1.001234)\n2\tĐổi thẻ - Mã số: 1.001235\n",
        "0 1|Cấp thẻ|||1.001234\n0 2|Đổi thẻ|||1.001235",
    ),
    "level by the caption": (
        "DANH MỤC DỊCH VỤ CÔNG TRỰC TUYẾN TOÀN TRÌNH\n" + NAMES + "1\tA\n",
        "0 1|A||toan_trinh",
    ),
    "both levels in the caption": ("DANH MỤC DỊCH VỤ CÔNG TOÀN TRÌNH, MỘT PHẦN\n" + NAMES + "1\tA\n", "0 1|A"),
    "level by a sub-head": (
        NAMES + "I\tDịch vụ công trực tuyến toàn trình\n1\tA\nII\tDịch vụ công trực tuyến một phần\n2\tB\n",
        "0 1|A||toan_trinh\n0 2|B||mot_phan",
    ),
    "levels that tell nothing": (
        HEAD + "1\tA\t\tToàn trình/Một phần\t\n2\tB\t\tx\t\n3\tC\t\t3, 4\t\n",
        "0 1|A\n0 2|B\n0 3|C",
    ),
    "neither level": (HEAD + "1\tA\t\tKhông cung cấp\t\n2\tB\t\tTrực tiếp\t\n", "0 1|A||khac\n0 2|B||khac"),
    "a sub-head merged into the header": (
        "STT A. THỦ TỤC CẤP TỈNH\tTên thủ tục hành chính\n1\tA\nB. THỦ TỤC CẤP HUYỆN\n1\tB\n",
        "0 1|A\n1 1|B",
    ),
    "columns run together": (
        (
            "STT Tên thủ tục hành chính Mức độ\n1 Cấp giấy phép xây dựng nhà ở\nriêng lẻ Toàn trình\n"
            "2. Đổi thẻ 1.001235 Một phần\n4 Thu hồi\n"
        ),
        "0 1|Cấp giấy phép xây dựng nhà ở riêng lẻ||toan_trinh\n0 2|Đổi thẻ||mot_phan|1.001235\n0 4|Thu hồi",
    ),
    "another table after it": (NAMES + "1\tA\nSTT\tHọ và tên\n1\tTrần Văn An\n2\tLê Thị Ba\n", "0 1|A"),
    "the signature after it": (NAMES + "1\tA\nNơi nhận:\tGIÁM ĐỐC\n\tTrần Văn An\n", "0 1|A"),
}


@pytest.mark.parametrize(("text", "rows"), LISTS.values(), ids=LISTS)
def test_rows_of_a_list(text: str, rows: str) -> None:
    found = read_structure(text).procedures
    assert "\n".join(shown(row) for row in found) == rows
    assert all(row.name.split()[0] in text[row.start : row.end] for row in found)


HEADINGS = {
    "caption and sub-head": (
        "PHỤ LỤC I\nDANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH\n(Kèm theo Quyết định số 5/QĐ-SYT)\n"
        "A. Thủ tục hành chính cấp tỉnh (2 TTHC)\n" + NAMES + "1\tA\n2\tB\n",
        ["DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH\nA. Thủ tục hành chính cấp tỉnh (2 TTHC)"],
    ),
    "caption over two lines": (
        "DANH MỤC THỦ TỤC HÀNH CHÍNH\nTHUỘC THẨM QUYỀN CỦA SỞ\n" + NAMES + "1\tA\n",
        ["DANH MỤC THỦ TỤC HÀNH CHÍNH THUỘC THẨM QUYỀN CỦA SỞ"],
    ),
    "sub-heads of some rows only": (
        "DANH MỤC THỦ TỤC\n" + NAMES + "I\tĐất đai (1 TTHC)\n1\tA\nII\tHộ tịch\n2\tB\n",
        ["DANH MỤC THỦ TỤC"],
    ),
    "one heading a list": (
        "DANH MỤC THỦ TỤC\nA. Thủ tục cấp tỉnh\n" + NAMES + "1\tA\nB. Thủ tục cấp xã\n" + NAMES + "1\tB\n",
        ["DANH MỤC THỦ TỤC\nA. Thủ tục cấp tỉnh", "DANH MỤC THỦ TỤC\nB. Thủ tục cấp xã"],
    ),
    "another annex": (
        "DANH MỤC THỦ TỤC MỚI\n" + NAMES + "1\tA\nPHỤ LỤC II\n" + NAMES + "1\tB\n",
        ["DANH MỤC THỦ TỤC MỚI", ""],
    ),
    "none": ("Điều 1. Danh mục thủ tục kèm theo.\n" + NAMES + "1\tA\n", [""]),
}


@pytest.mark.parametrize(("text", "headings"), HEADINGS.values(), ids=HEADINGS)
def test_what_stands_over_a_list(text: str, headings: list[str]) -> None:
    found = {row.list: row.heading for row in read_structure(text).procedures}
    assert list(found.values()) == headings


NO_LISTS = {
    "fees": "STT\tTên thủ tục hành chính\tMức thu (đồng)\n1\tCấp thẻ\t50.000\n",
    "staff": "STT\tHọ và tên\tChức vụ\n1\tTrần Văn An\tTrưởng phòng\n",
    "budget": "STT\tNội dung\tKinh phí (đồng)\n1\tMua máy\t5.000\n",
    "counts by office": "STT\tĐơn vị\tSố thủ tục\tToàn trình\tMột phần\n1\tSở Y tế\t5\t3\t2\n",
    "files by procedure": "STT\tTên thủ tục\tSố hồ sơ tiếp nhận\tĐã giải quyết\n1\tCấp thẻ\t5\t5\n",
    "papers of one procedure": "STT\tTên thành phần hồ sơ\tSố bản\n1\tĐơn đề nghị\t1\n",
    "steps": "TT\tTrình tự thực hiện\tThời gian\n1\tNộp hồ sơ\t1 ngày\n",
    "legal texts": "STT\tTên văn bản\tSố ký hiệu\n1\tQuy chế\t5/QĐ-SYT\n",
    "no ordinals": "Tên thủ tục\tMã\nCấp thẻ\t1.001234\n",
    "numbers for names": "STT\tThủ tục\tHồ sơ\n1\t25\t30\n2\t31\t30\n",
    "prose": "STT và tên thủ tục được ghi rõ.\n1 Cấp thẻ\n2 Đổi thẻ\n",
    "an item alone": "STT Tên thủ tục hành chính\n1 Cấp thẻ\n",
}


@pytest.mark.parametrize("text", NO_LISTS.values(), ids=NO_LISTS)
def test_other_tables_are_no_lists(text: str) -> None:
    assert read_structure(text).procedures == ()
    assert read_structure(text).parts == ()
