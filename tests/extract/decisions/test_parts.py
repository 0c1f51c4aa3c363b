"""Grounds, articles, recipients, signature and annexes, in the shapes that files give them."""

import pytest

from doisoat.records.decision import DecisionPart
from extract.decisions.structure import read_structure

HEAD = (
    "SỞ NỘI VỤ\nSố: 12/QĐ-SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVinh, ngày 05 tháng 3 năm 2024\n"
    "QUYẾT ĐỊNH\nGIÁM ĐỐC SỞ NỘI VỤ\n"
)
BODY = """Căn cứ Luật Cán bộ, công chức ngày 13/11/2008;
Căn cứ Nghị định số 63/2010/NĐ-CP của Chính phủ về
kiểm soát thủ tục hành chính;
Xét đề nghị của Chánh Văn phòng Sở.
QUYẾT ĐỊNH:
Điều 1. Công bố Danh mục thủ tục tại Phụ lục I.
Điều 7 Luật này không áp dụng.
Điều 2. Quyết định có hiệu lực từ ngày ký.
Danh mục thủ tục hành chính kèm theo được đăng tải.
Điều 3. Các phòng chịu trách nhiệm thi hành./.
"""
ITEMS = "Nơi nhận:\n- Như Điều 3;\n- Chủ tịch UBND tỉnh (để b/c);\n- Lưu: VT, VP.\n"
ANNEX = "PHỤ LỤC\nDANH MỤC\n(Kèm theo Quyết định số 12/QĐ-SNV ngày 05/3/2024)\nhết\n"
TO = "Như Điều 3; Chủ tịch UBND tỉnh (để b/c); Lưu: VT, VP"


def parts_of(text: str, kind: str) -> list[DecisionPart]:
    return [part for part in read_structure(text).parts if part.kind == kind]


def values(text: str, kind: str) -> list[str]:
    return [part.value for part in parts_of(text, kind)]


def test_grounds_are_read_one_by_one() -> None:
    assert values(HEAD + BODY, "basis") == [
        "Căn cứ Luật Cán bộ, công chức ngày 13/11/2008",
        "Căn cứ Nghị định số 63/2010/NĐ-CP của Chính phủ về kiểm soát thủ tục hành chính",
        "Xét đề nghị của Chánh Văn phòng Sở",
    ]


def test_articles_follow_each_other() -> None:
    text = HEAD + BODY + ITEMS + ANNEX
    found = [(part.value, text[part.start : part.end]) for part in parts_of(text, "article")]
    assert [number for number, _ in found] == ["1", "2", "3"]
    assert found[0][1].endswith("không áp dụng.")
    assert found[1][1].endswith("được đăng tải.")
    assert found[2][1] == "Điều 3. Các phòng chịu trách nhiệm thi hành./."


@pytest.mark.parametrize(
    ("line", "number"),
    [("Ðiều 1. A", 1), ("Điều 1: A", 1), ("Điêu 1. A", 1), ("ĐIỀU 1.", 1), ("Điều 1 Luật A", 0), ("Điều 2. A", 0)],
)
def test_an_article_is_told_from_a_cited_one(line: str, number: int) -> None:
    assert len(values(f"{HEAD}{line}\nB\n", "article")) == number


SIGNED = {
    "one below the other": (ITEMS + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Văn An\n", TO, "Trần Văn An"),
    "signature first": ("GIÁM ĐỐC\nTrần Văn An\n" + ITEMS, TO, "Trần Văn An"),
    "rows of a table": (
        ("Nơi nhận:\tKT. GIÁM ĐỐC\n- Như Điều 3;\tPHÓ GIÁM ĐỐC\n- Lưu: VT.\t\n\tTrần Văn An\n"),
        "Như Điều 3; Lưu: VT",
        "Trần Văn An",
    ),
    "one row": (
        "Nơi nhận: - Như Điều 3; - Lưu: VT.\tTM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn An\n",
        "Như Điều 3; Lưu: VT",
        "Trần Văn An",
    ),
    "run together": (
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như Điều 3; PHÓ GIÁM ĐỐC\n- Cục A;\n- Lưu: VT. Trần Văn An\n",
        "Như Điều 3; Cục A; Lưu: VT",
        "Trần Văn An",
    ),
    "name in capitals": ("GIÁM ĐỐC\n\nTRẦN VĂN AN\n", None, "TRẦN VĂN AN"),
    "with a degree": ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nGIÁM ĐỐC\nTS. Trần Văn An\n", None, "Trần Văn An"),
    "no name": (ITEMS + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n", TO, None),
    "capitals that the font made": ("chủ tịch\nTrần Văn An\n", None, "Trần Văn An"),
    "electronically": (ITEMS + "Người ký: Trần Văn An\n", TO, "Trần Văn An"),
    "by a body": (ITEMS + "Ký bởi: Sở Nội Vụ\n", TO, None),
    "recipients misread": ("Noi nhân:\n- Như trên;\nGIÁM ĐỐC\nTrần Văn An\n", "Như trên", "Trần Văn An"),
}


@pytest.mark.parametrize(("end", "recipients", "signer"), SIGNED.values(), ids=SIGNED)
def test_the_end_of_a_decision(end: str, recipients: str | None, signer: str | None) -> None:
    text = HEAD + BODY + end + ANNEX
    assert values(text, "recipients") == ([recipients] if recipients else [])
    assert values(text, "signer") == ([signer] if signer else [])
    assert [text[part.start : part.end] for part in parts_of(text, "signer")] == ([signer] if signer else [])
    assert values(text, "annex") == [""]


ATTACHED = "(Kèm theo Quyết định số 12/QĐ-SNV)\n"
ANNEXES = {
    "one": (ANNEX, [""]),
    "numbered": (f"PHỤ LỤC I\nDANH MỤC A\n{ATTACHED}x\nPHỤ LỤC II\nDANH MỤC B\n{ATTACHED}y\n", ["I", "II"]),
    "small letters": ("Phụ lục I\nx\nPhụ lục II\ny\n", ["I", "II"]),
    "with caption": ("PHỤ LỤC 01: DANH MỤC THỦ TỤC\nx\nPHỤ LỤC 02. QUY TRÌNH\ny\n", ["01", "02"]),
    "by its caption": (f"DANH MỤC THỦ TỤC HÀNH CHÍNH\nLĨNH VỰC NỘI VỤ\n{ATTACHED}x\n", [""]),
    "head of every page": ("PHỤ LỤC I\nx\nPHỤ LỤC I\ny\n", ["I"]),
    "the foot of a page": (
        (f"Phụ lục Quyết định số 12/QĐ-SNV\nPHỤ LỤC\n{ATTACHED}x\nPhụ lục Quyết định số 12/QĐ-SNV 2\ny\n"),
        [""],
    ),
    "a sentence": ("Phụ lục I kèm theo được đăng tải.\nDanh mục này có 5 thủ tục.\n", []),
}


@pytest.mark.parametrize(("end", "labels"), ANNEXES.values(), ids=ANNEXES)
def test_annexes_follow_the_signature(end: str, labels: list[str]) -> None:
    text = HEAD + BODY + "GIÁM ĐỐC\nTrần Văn An\n" + end
    assert values(text, "annex") == labels
    if labels:
        last = parts_of(text, "annex")[-1]
        assert text[last.start :].rstrip() == text[last.start : last.end]


def test_parts_stand_in_the_order_of_the_text() -> None:
    parts = read_structure(HEAD + BODY + ITEMS + "GIÁM ĐỐC\nTrần Văn An\n" + ANNEX).parts
    assert [part.start for part in parts] == sorted(part.start for part in parts)
    kinds = ["issuer", "number", "place", "date", *["basis"] * 3, *["article"] * 3, "recipients", "signer", "annex"]
    assert [part.kind for part in parts] == kinds
