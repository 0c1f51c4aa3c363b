"""The lists of a decision against what it states: a table of cases, most of them near misses."""
# ruff: noqa: E501 - a case is a line

import pytest
from decision_texts import HEAD, decision, rows, table

from doisoat.checks.annex.run import find_in_decision
from doisoat.checks.reading import prepare
from extract.decisions.structure import read_structure
from extract.reader import read

PLAIN = "DANH MỤC THỦ TỤC HÀNH CHÍNH"
TITLE = "công bố {} thủ tục hành chính lĩnh vực đất đai"
ARTICLE = "Công bố kèm theo Quyết định này danh mục {} thủ tục hành chính thuộc thẩm quyền của Sở Tư pháp."
NONE = "Công bố kèm theo Quyết định này danh mục thủ tục hành chính."
LEVELS = "Công bố kèm theo Quyết định này danh mục 5 thủ tục hành chính, trong đó có {} thủ tục cung cấp dịch vụ công trực tuyến toàn trình và {} thủ tục cung cấp dịch vụ công trực tuyến một phần."
FATES = "Công bố kèm theo Quyết định này {} thủ tục hành chính mới ban hành, {} thủ tục hành chính được sửa đổi, bổ sung và {} thủ tục hành chính bị bãi bỏ."
OFFICES = "Công bố kèm theo Quyết định này {} thủ tục hành chính, gồm {} thủ tục cấp tỉnh và {} thủ tục cấp xã."
BY_FATE = (
    *("A. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", table([1, 2, 3])),
    *("B. DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG", table([1, 2, 3, 4, 5], first=3)),
    *("C. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ", table([1, 2], first=8)),
)
BY_OFFICE = (
    *("A. THỦ TỤC HÀNH CHÍNH CẤP TỈNH", table([1, 2, 3, 4, 5, 6])),
    *("B. THỦ TỤC HÀNH CHÍNH CẤP XÃ", table([1, 2, 3, 4], first=6)),
)
FIVE = (PLAIN, table(range(1, 6)))
SUBHEADS = (
    PLAIN,
    "STT\tTên thủ tục\tMức độ",
    "I. Lĩnh vực đất đai ({} TTHC)",
    "1\tCấp sổ lần đầu\t\n2\tTách thửa\t\n3\tHợp thửa\t",
    "II. Lĩnh vực hộ tịch ({} TTHC)",
    "4\tĐăng ký khai sinh\t\n5\tĐăng ký khai tử\t",
)


def sub_heads(*counts: object) -> tuple[str, ...]:
    found = iter(counts)
    return tuple(line.format(next(found)) if "{}" in line else line for line in SUBHEADS)


CONTRADICTED = {
    "title": (decision(TITLE.format("06"), NONE, *FIVE), "AN-01 error 06 thủ tục hành chính"),
    "article": (decision("công bố Danh mục", ARTICLE.format("04"), *FIVE), "AN-01 error 04 thủ tục hành chính"),
    "title and article alike are told once": (
        decision(TITLE.format("06"), ARTICLE.format("06"), *FIVE),
        "AN-01 error 06 thủ tục hành chính",
    ),
    "more rows than stated": (decision(TITLE.format("3"), NONE, *FIVE), "AN-01 error 3 thủ tục hành chính"),
    "caption": (
        decision(TITLE.format("5"), NONE, "DANH MỤC 6 THỦ TỤC HÀNH CHÍNH", table(range(1, 6))),
        "AN-01 error 6 THỦ TỤC HÀNH CHÍNH",
    ),
    "sub-head": (decision("công bố Danh mục", NONE, *sub_heads("04", "02")), "AN-01 error 04 TTHC"),
    "two lists together": (decision(TITLE.format("12"), NONE, *BY_OFFICE), "AN-01 warning 12 thủ tục hành chính"),
    "fate": (
        decision("công bố Danh mục", FATES.format("03", "06", "02"), *BY_FATE),
        "AN-01 warning 06 thủ tục hành chính",
    ),
    "office": (decision("công bố Danh mục", OFFICES.format(10, "06", "05"), *BY_OFFICE), "AN-01 warning 05 thủ tục"),
    "over a list": (
        decision(
            "công bố Danh mục",
            NONE,
            "A. DANH MỤC 07 THỦ TỤC HÀNH CHÍNH CẤP TỈNH",
            table(range(1, 7)),
            "B. DANH MỤC 04 THỦ TỤC HÀNH CHÍNH CẤP XÃ",
            table([1, 2, 3, 4], first=6),
        ),
        "AN-01 error 07 THỦ TỤC HÀNH CHÍNH",
    ),
    "gap": (decision("công bố Danh mục", NONE, PLAIN, table([1, 2, 4, 5])), "AN-03 warning "),
    "gap, the count being right": (decision(TITLE.format(4), NONE, PLAIN, table([1, 2, 4, 5])), "AN-03 warning "),
    "gap, the count being that of the last number": (
        decision(TITLE.format(5), NONE, PLAIN, table([1, 2, 4, 5])),
        "AN-03 warning ",
    ),
    "repeat": (decision("công bố Danh mục", NONE, PLAIN, table([1, 2, 2, 3])), "AN-03 warning "),
    "a wrong number": (decision("công bố Danh mục", NONE, PLAIN, table([1, 2, 8, 4])), "AN-03 notice "),
    "repeat and leap": (decision("công bố Danh mục", NONE, PLAIN, table([1, 2, 2, 4])), "AN-03 notice "),
    "thousands": (decision("công bố Danh mục", NONE, PLAIN, table([*range(1, 999), "999", "1.001"])), "AN-03 warning "),
    "level": (
        decision("công bố Danh mục", LEVELS.format("04", "02"), PLAIN, table(range(1, 6), "TTTMM")),
        "AN-04 error 04 thủ tục",
    ),
    "level by name": (
        decision(
            "công bố Danh mục",
            "Công bố kèm theo Quyết định này danh mục 4 dịch vụ công trực tuyến toàn trình và 2 dịch vụ công trực tuyến một phần.",
            PLAIN,
            table(range(1, 6), "TTTMM"),
        ),
        "AN-04 error 4 dịch vụ công trực tuyến toàn trình",
    ),
    "level in a further sentence": (
        decision(
            "công bố Danh mục",
            ARTICLE.format(5) + " Chia theo mức độ có 04 thủ tục toàn trình và 02 thủ tục một phần.",
            PLAIN,
            table(range(1, 6), "TTTMM"),
        ),
        "AN-04 error 04 thủ tục",
    ),
}
UNDECIDED = {
    "the list has only begun": (decision(TITLE.format("1.100"), NONE, *FIVE), "list_elsewhere"),
    "the list is in a file of its own": (
        decision(TITLE.format("6"), NONE + " Danh mục đăng thành tệp riêng.", *FIVE),
        "list_elsewhere",
    ),
    "an annex is missing": (
        decision(
            TITLE.format("8"),
            "Công bố kèm theo Quyết định này danh mục tại Phụ lục I và Phụ lục II.",
            "PHỤ LỤC I",
            *FIVE,
        ),
        "list_elsewhere",
    ),
    "an annex without rows": (
        decision(TITLE.format("8"), NONE, "PHỤ LỤC I", *FIVE, "PHỤ LỤC II", "Nội dung cụ thể"),
        "list_elsewhere",
    ),
    "rows go on unread": (
        decision(TITLE.format("7"), NONE, *FIVE, "6. Cấp lại giấy phép", "7. Thu hồi giấy phép"),
        "rows_unread",
    ),
    "the list begins with a later number": (
        decision(TITLE.format("9"), NONE, PLAIN, table(range(4, 10))),
        "rows_unread",
    ),
    "rows below others": (
        decision(TITLE.format("7"), NONE, PLAIN, table(["1", "2", "2.1", "2.2", "3"])),
        "subordinate_rows",
    ),
    "merged rows": (decision(TITLE.format("7"), NONE, PLAIN, table(["1", "2", "", "3", "4"])), "subordinate_rows"),
    "another unit": (decision("công bố 7 dịch vụ công lĩnh vực đất đai", NONE, *FIVE), "different_unit"),
    "hedged": (decision("công bố hơn 6 thủ tục hành chính", NONE, *FIVE), "hedged_operand"),
    "an unread row between": (
        decision("công bố Danh mục", NONE, PLAIN, table([1, 2]), f"3 Cấp lại giấy phép\n{HEAD}", rows([4, 5], first=3)),
        "rows_unread",
    ),
    "many rows missing": (decision("công bố Danh mục", NONE, PLAIN, table([1, 2, 30, 31])), "rows_unread"),
    "every other row is missing": (
        decision("công bố Danh mục", NONE, PLAIN, table([1, 3, 5, 7, 9, 11])),
        "rows_unread",
    ),
    "a row without level": (
        decision("công bố Danh mục", LEVELS.format("04", "01"), PLAIN, table(range(1, 6), "TTTM-")),
        "level_missing",
    ),
    "the number of rows is wrong, and so are levels": (
        decision(
            "công bố Danh mục",
            LEVELS.format("04", "02").replace("danh mục 5", "danh mục 6"),
            PLAIN,
            table(range(1, 6), "TTTMM"),
        ),
        "rows_disputed",
    ),
}
SILENT = {
    "all agrees": decision(TITLE.format("05"), ARTICLE.format("05"), *FIVE),
    "leading zeros": decision(TITLE.format("05"), NONE, PLAIN, table(["01", "02", "03", "04", "05"])),
    "some of the lists": decision(TITLE.format("08"), NONE, *BY_FATE),
    "all lists": decision(TITLE.format("10"), FATES.format("03", "05", "02"), *BY_FATE),
    "by office": decision(TITLE.format("10"), OFFICES.format("10", "06", "04"), *BY_OFFICE),
    "the office stands before its count": decision("công bố Danh mục", "Công bố kèm theo Quyết định này 10 thủ tục hành chính, trong đó cấp tỉnh 06 thủ tục, cấp xã 04 thủ tục.", *BY_OFFICE),
    "the same procedure for two offices": decision(TITLE.format("06"), NONE, BY_OFFICE[0], BY_OFFICE[1], "B. THỦ TỤC HÀNH CHÍNH CẤP XÃ", table([1, 2, 3, 4])),
    "the title of what it is based on": decision("công bố Danh mục", NONE, *FIVE, basis="Quyết định số 12/QĐ-BTP ngày 05/3/2024 của Bộ Tư pháp công bố 40 thủ tục hành chính"),
    "what it replaces": decision("công bố Danh mục", NONE, *FIVE, further="Thay thế Quyết định số 99/QĐ-UBND ngày 05/3/2023 công bố 40 thủ tục hành chính."),
    "what it abolishes": decision("công bố Danh mục", NONE, *FIVE, further="Bãi bỏ 12 thủ tục hành chính đã công bố trước đây."),
    "procedures inside": decision("công bố Danh mục", NONE, *FIVE, further="Phê duyệt 12 quy trình nội bộ giải quyết thủ tục hành chính."),
    "files, not procedures": decision("công bố Danh mục", NONE, *FIVE, further="Năm trước tiếp nhận 250 hồ sơ."),
    "online services among the procedures": decision("công bố 03 dịch vụ công trực tuyến", NONE, PLAIN, "STT\tTên thủ tục\tMức độ\n1\tA một\tToàn trình\n2\tB hai\tMột phần\n3\tC ba\tMột phần\n4\tD bốn\tCòn lại"),
    "sub-heads that agree": decision(TITLE.format("05"), NONE, *sub_heads("03", "02")),
    "an unread sub-head": decision("công bố Danh mục", NONE, *sub_heads("03", "02")[:-2], "II. VIỆC KHÁC", sub_heads("03", "02")[-1]),
    "numbering begins anew at a sub-head": decision("công bố Danh mục", NONE, PLAIN, table([1, 2, 3]), "A. HỘ TỊCH", rows([1, 2], first=3)),
    "a sub-number": decision("công bố Danh mục", NONE, PLAIN, table(["1", "2", "2.1", "3"])),
    "a number with a letter": decision("công bố Danh mục", NONE, PLAIN, table(["1", "2", "2a", "3"])),
    "a row without a number": decision("công bố Danh mục", NONE, PLAIN, table(["1", "2", "", "4"])),
    "numbering goes back": decision("công bố Danh mục", NONE, PLAIN, table(["1", "2", "3", "2", "3"])),
    "a thousand": decision("công bố Danh mục", NONE, PLAIN, table([*range(1, 1000), "1.000", "1.001"])),
    "levels agree": decision("công bố Danh mục", LEVELS.format("03", "02"), PLAIN, table(range(1, 6), "TTTMM")),
    "levels of one list": decision("công bố Danh mục", LEVELS.format("02", "01"), "A. THỦ TỤC HÀNH CHÍNH CẤP TỈNH", table([1, 2, 3], "TTM"), "B. THỦ TỤC HÀNH CHÍNH CẤP XÃ", table([1, 2], "TM", first=3)),
    "levels of a field": decision("công bố Danh mục", ARTICLE.format("5") + " Riêng có 01 thủ tục toàn trình lĩnh vực hộ tịch.", PLAIN, table(range(1, 6), "TTTMM")),
    "rows tell no levels": decision("công bố Danh mục", LEVELS.format("04", "01"), *FIVE),
    "a row in two parts": decision(
        "công bố Danh mục", NONE, PLAIN, "STT\tTên thủ tục\n1\tCấp phép\n2\tGia hạn giấy phép\n2\tthăm dò khoáng sản\n3\tThu hồi"
    ),
    "some procedures in both lists": decision(TITLE.format("08"), NONE, *BY_OFFICE[:2], BY_OFFICE[2], table([1, 2, 3, 4], first=4)),
    "rows inside an article": decision("công bố Danh mục", NONE, further="Danh mục như sau:\nDANH MỤC\nSTT\tTên thủ tục\n1\tCông bố 12 thủ tục hành chính nội bộ\n2\tCấp phép"),
    "an unread line like a sub-head": decision("công bố Danh mục", NONE, *sub_heads("03", "02")[:-2], "Việc làm ở trung tâm", sub_heads("03", "02")[-1]),
    "an unread line below the second sub-head": decision("công bố Danh mục", NONE, *sub_heads("03", "02"), "Việc làm ở trung tâm", "6\tCấp bản sao\t\n7\tCải chính\t"),
    "no rows": decision(TITLE.format("05"), ARTICLE.format("05")),
    "words only": "Điều 1. Công bố 12 thủ tục hành chính.\nĐiều 2. Giao Sở Tư pháp niêm yết.",
    "what a row counts": decision(TITLE.format("2"), NONE, PLAIN, "STT\tTên thủ tục\n1\tCông bố 12 thủ tục hành chính nội bộ\n2\tCấp phép cho 3 dịch vụ công"),
}  # fmt: skip


def told(text: str) -> list[str]:
    found = find_in_decision(prepare(text, read(text), title_end=text.find("\n")), read_structure(text))
    return [
        f"{f.rule} {f.severity} {f.reason or ' '.join(m.surface for m in f.evidence)}"
        for f in found
        if f.severity != "ok"
    ]


@pytest.mark.parametrize(("text", "expected"), CONTRADICTED.values(), ids=CONTRADICTED)
def test_a_contradiction_is_told_once(text: str, expected: str) -> None:
    assert [line for line in told(text) if " info " not in line] == [expected]


@pytest.mark.parametrize(("text", "reason"), UNDECIDED.values(), ids=UNDECIDED)
def test_what_may_be_innocent_is_undecided(text: str, reason: str) -> None:
    found = [line.partition(" info ")[2] for line in told(text) if "AN-01 error" not in line]
    assert found
    assert set(found) == {reason}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_is_consistent_is_not_accused(text: str) -> None:
    assert told(text) == []
