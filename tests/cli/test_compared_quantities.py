"""CK-15 and CK-18 across documents: one quantity told in the same words with other figures."""

import pytest
from compared_texts import YEAR, compared, text

from doisoat.records import Document
from store.database import Store
from store.findings import compared_findings_of


def test_the_same_quantity_told_otherwise(db: Store) -> None:
    one = text("a", YEAR.format("1.236", "1.200") + " Thêm tin.", title="Tin tháng một")
    two = text("b", "Mở đầu. " + YEAR.format("1.263", "1.200"), day="2023-09-01", title="Sau một năm")
    assert compared(db, one, two) == [("b", "CK-15 warning", "1.263 hồ sơ", "transposed_digits")]
    (finding,) = compared_findings_of(db, 2)
    assert finding.message_en == "this text says 1263; the text of 2023-03-06 says 1236 of the same (a)"
    assert finding.sentence == YEAR.format("1.263", "1.200")


def quantities(one: str, two: str, **second: str) -> list[Document]:
    return [text("a", one, title="Tin đầu năm"), text("b", two, title="Tin cuối năm", **{"day": "2023-09-01"} | second)]


SILENT_QUANTITIES = {
    "the same figures": quantities(YEAR.format("1.236", "1.200"), YEAR.format("1236", "1.200")),
    "another period": quantities(YEAR.format("1.236", "9"), YEAR.format("1.263", "9").replace("2022", "2021")),
    "the period was not over": quantities(
        YEAR.format("1.236", "9").replace("2022", "2023"), YEAR.format("1.263", "9").replace("2022", "2023")
    ),
    "another province": quantities(YEAR.format("1.236", "9"), YEAR.format("1.263", "9"), source="bacninh"),
    "another body": quantities(
        YEAR.format("1.236", "9").replace("toàn tỉnh", "huyện Phù Lãng"),
        YEAR.format("1.263", "9").replace("toàn tỉnh", "huyện Yên Khê"),
    ),
    "no body": quantities(
        YEAR.format("1.236", "9").replace("toàn tỉnh", "đơn vị"),
        YEAR.format("1.263", "9").replace("toàn tỉnh", "đơn vị"),
    ),
    "other words": quantities(YEAR.format("1.236", "9"), YEAR.format("1.263", "9").replace("tiếp nhận", "số hóa")),
    "another unit": quantities(YEAR.format("1.236", "9"), YEAR.format("1.263", "9").replace("hồ sơ,", "thủ tục,")),
    "not final": quantities(*(YEAR.format(number, "9").replace("đã", "ước") for number in ("1.236", "1.263"))),
    "a target": quantities(
        "Năm 2022, toàn tỉnh phấn đấu tiếp nhận 1.236 hồ sơ trực tuyến.",
        "Năm 2022, toàn tỉnh phấn đấu tiếp nhận 1.263 hồ sơ trực tuyến.",
    ),
    "a cumulative period": quantities(
        "Quý IV năm 2022, toàn tỉnh tiếp nhận 1.236 hồ sơ trực tuyến.",
        "Năm 2022, toàn tỉnh tiếp nhận 1.263 hồ sơ trực tuyến.",
    ),
    "a part of a period": quantities(
        "Từ ngày 01/3/2022 đến ngày 15/3/2022, toàn tỉnh tiếp nhận 1.236 hồ sơ trực tuyến.",
        "Từ ngày 01/3/2022 đến ngày 31/3/2022, toàn tỉnh tiếp nhận 1.263 hồ sơ trực tuyến.",
    ),
    "a correction": quantities(YEAR.format("1.236", "9"), "Đính chính tin đã đăng. " + YEAR.format("1.263", "9")),
    "until now": quantities(
        YEAR.format("1.236", "9").replace(", giải", ", đến nay giải"),
        YEAR.format("1.263", "9").replace(", giải", ", đến nay giải"),
    ),
    "figures called preliminary": quantities(
        YEAR.format("1.236", "9") + " Đây là số liệu sơ bộ.", YEAR.format("1.263", "9")
    ),
    "an estimate of the budget that was changed": quantities(
        "Năm 2022, toàn tỉnh có dự toán chi đầu tư 1.236 tỷ đồng.",
        "Năm 2022, toàn tỉnh có dự toán chi đầu tư 1.286 tỷ đồng.",
    ),
    "a plan that was changed": quantities(
        "Năm 2022, toàn tỉnh được giao giải ngân 1.236 tỷ đồng vốn đầu tư.",
        "Năm 2022, toàn tỉnh được giao giải ngân 1.263 tỷ đồng vốn đầu tư.",
    ),
    "two communes of one name": quantities(
        "Năm 2022, xã Tân Lập đã tiếp nhận 236 hồ sơ trực tuyến.",
        "Năm 2022, xã Tân Lập đã tiếp nhận 263 hồ sơ trực tuyến.",
    ),
    "two communes of one name in a named province": quantities(
        "Năm 2022, xã Tân Lập, tỉnh Hòa Bình đã tiếp nhận 236 hồ sơ trực tuyến.",
        "Năm 2022, xã Tân Lập, tỉnh Hòa Bình đã tiếp nhận 263 hồ sơ trực tuyến.",
    ),
    "two offices that help one district": quantities(
        "Năm 2022, đơn vị đã hỗ trợ huyện Phù Lãng số hóa 1.236 hồ sơ.",
        "Năm 2022, đơn vị đã hỗ trợ huyện Phù Lãng số hóa 1.263 hồ sơ.",
    ),
    "another field under the heading": quantities(
        "Về lĩnh vực đất đai:\n" + YEAR.format("1.236", "9"), "Về lĩnh vực hộ tịch:\n" + YEAR.format("1.263", "9")
    ),
    "a rate with fewer digits": quantities(
        "Năm 2022, toàn tỉnh có tỷ lệ hồ sơ đúng hạn đạt 97,62%.",
        "Năm 2022, toàn tỉnh có tỷ lệ hồ sơ đúng hạn đạt 98%.",
    ),
    "a rate cut off": quantities(
        "Năm 2022, toàn tỉnh có tỷ lệ hồ sơ đúng hạn đạt 97,68%.",
        "Năm 2022, toàn tỉnh có tỷ lệ hồ sơ đúng hạn đạt 97,6%.",
    ),
    "a rounded number": quantities(YEAR.format("12.364", "9"), YEAR.format("12,4 nghìn", "9")),
    "the merged province of the same name": [
        text("a", YEAR.format("1.236", "9"), source="phutho", title="Tin đầu năm"),
        text("b", YEAR.format("1.263", "9"), source="phutho", title="Tin cuối năm", day="2025-09-01"),
    ],
}


@pytest.mark.parametrize("documents", SILENT_QUANTITIES.values(), ids=SILENT_QUANTITIES)
def test_quantities_that_prove_nothing(db: Store, documents: list[Document]) -> None:
    assert compared(db, *documents) == []


def test_figures_far_apart_may_have_been_revised(db: Store) -> None:
    found = compared(db, *quantities(YEAR.format("1.236", "900"), YEAR.format("2.871", "900")))
    assert [row[1] for row in found] == ["CK-15 notice"]


def test_a_province_that_was_not_merged_stays_the_same_body(db: Store) -> None:
    one, two = (text(f"h{n}", YEAR.format(n, "9"), source="hue", title=f"Tin {n}", day=day) for n, day in HUE)
    assert [row[1] for row in compared(db, one, two)] == ["CK-15 warning"]


HUE = (("1.236", "2023-02-01"), ("1.263", "2025-09-01"))


def test_rates_that_no_rounding_explains(db: Store) -> None:
    rate = "Năm 2022, toàn tỉnh có tỷ lệ hồ sơ đúng hạn đạt {}%."
    found = compared(db, *quantities(rate.format("97,62"), rate.format("96")))
    assert found == [("b", "CK-15 notice", "96%", "")]


HEDGES = [
    ("26.942", "gần 27.000", None),
    ("gần 27.000", "26.942", None),
    ("hơn 26.900", "26.942", None),
    ("27.130", "gần 27.000", "CK-18 warning hedge_direction"),
    ("gần 27.000", "27.130", "CK-18 warning hedge_direction"),
    ("hơn 27.000", "27.000", "CK-18 notice hedge_direction"),
    ("gần 27.000", "25.700", None),
    ("gần 27.000", "25.100", "CK-18 notice hedge_loose"),
    ("khoảng 27.000", "30.100", "CK-18 notice hedge_loose"),
    ("hơn 27.000", "19.000", "CK-18 notice hedge_direction"),
    ("hơn 1,2 triệu", "1.190.400", "CK-18 warning hedge_direction"),
    ("1,2 triệu", "hơn 1.240.000", None),
    ("gần 27.000", "hơn 27.000", None),
    ("từ 26.000 đến 27.000", "28.000", None),
]


@pytest.mark.parametrize(("one", "two", "expected"), HEDGES)
def test_a_hedge_against_the_exact_figure(db: Store, one: str, two: str, expected: str | None) -> None:
    found = compared(db, *quantities(YEAR.format(one, "9"), YEAR.format(two, "9")))
    assert [f"{rule} {reason}" for _, rule, _, reason in found] == ([expected] if expected else [])


def test_hedges_are_shown_as_they_are_said(db: Store) -> None:
    compared(db, *quantities(YEAR.format("27.130", "9"), YEAR.format("gần 27.000", "9")))
    (finding,) = compared_findings_of(db, 2)
    assert finding.message_en == "this text says nearly 27000; the text of 2023-03-06 says 27130 of the same (a)"
    assert finding.surface == "gần 27.000 hồ sơ"


def test_a_hedge_between_two_exact_figures_hides_neither(db: Store) -> None:
    numbers = ("1.236", "gần 1.300", "1.263")
    texts = [
        text(f"t{at}", YEAR.format(n, "9"), title=f"Tin {at}", day=f"2023-0{3 + at}-06") for at, n in enumerate(numbers)
    ]
    assert [row[:2] for row in compared(db, *texts)] == [("t2", "CK-15 warning")]
