"""Decisions composed for the tests: letterhead, title, articles, and lists in tables."""

from collections.abc import Sequence

HEAD = "STT\tTên thủ tục\tLĩnh vực\tMức độ\tMã"
LEVELS = {"T": "Toàn trình", "M": "Một phần", "-": ""}
_NAMES = (
    *("Cấp giấy phép khai thác nước", "Gia hạn giấy phép thăm dò", "Công nhận ban vận động", "Đăng ký khai sinh"),
    *("Xác nhận tình trạng nhà ở", "Chuyển mục đích sử dụng đất", "Cấp thẻ luật sư", "Thu hồi giấy chứng nhận"),
)

_ANNEX = "PHỤ LỤC\n(Kèm theo Quyết định số 2210/QĐ-UBND ngày 18 tháng 11 năm 2024 của Chủ tịch UBND tỉnh)"


def rows(numbers: Sequence[object], levels: str = "", field: str = "Đất đai", first: int = 0) -> str:
    """One row a number; `levels` gives a letter a row."""
    told = levels or "-" * len(numbers)
    return "\n".join(
        f"{number}\t{_NAMES[(first + at) % len(_NAMES)]} loại {first + at}\t{field}\t{LEVELS[level]}\t"
        for at, (number, level) in enumerate(zip(numbers, told, strict=True))
    )


def table(numbers: Sequence[object], levels: str = "", field: str = "Đất đai", first: int = 0) -> str:
    return f"{HEAD}\n{rows(numbers, levels, field, first)}"


def decision(
    title: str = "công bố Danh mục thủ tục hành chính lĩnh vực đất đai",
    article: str = "Công bố kèm theo Quyết định này danh mục thủ tục hành chính.",
    *lists: str,
    basis: str = "Luật Đất đai",
    further: str = "Giao Sở Tư pháp niêm yết.",
) -> str:
    """The text of a decision; `lists` are captions and tables."""
    return "\n".join(
        (
            f"Về việc {title}",
            "ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH\nSố: 2210/QĐ-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            "Hòa Bình, ngày 18 tháng 11 năm 2024",
            "QUYẾT ĐỊNH",
            f"Về việc {title}",
            f"Căn cứ {basis};",
            f"Điều 1. {article}",
            f"Điều 2. {further}",
            "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nCHỦ TỊCH\nĐinh Hải Quân",
            *([] if not lists or lists[0].startswith("PHỤ LỤC") else [_ANNEX]),
            *lists,
        )
    )
