"""AN-02, AN-05, AN-06: decisions against the news that cites them, their pages, and each other."""
# ruff: noqa: E501 - a case is a line

from collections.abc import Sequence
from datetime import date

import pytest
from compared_texts import compared, take_in, text, told

from doisoat.cli.comparing import compare_stored
from doisoat.records import Attachment, Document
from store.database import Store
from store.documents import find_document
from store.findings import compared_findings_of
from store.mentions import replace_mentions

FILE = "https://hoabinh.test/documents/2210.pdf"
LETTERHEAD = """ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH\nSố: {number}/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc
Hòa Bình, ngày {day:%d} tháng {day:%m} năm {day:%Y}\nQUYẾT ĐỊNH
Căn cứ Luật Tổ chức chính quyền địa phương;
Điều 1. Công bố kèm theo Quyết định này danh mục {states}thủ tục hành chính{article}.
Điều 2. {further}
Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nĐinh Hải Quân
PHỤ LỤC\n(Kèm theo Quyết định số {number}/QĐ-UBND)
DANH MỤC THỦ TỤC HÀNH CHÍNH\nSTT\tTên thủ tục\tLĩnh vực\tMức độ\tMã
"""
LEVELS = {"T": "Toàn trình", "M": "Một phần", "-": ""}
DAY = date(2024, 11, 18)


def decision(levels: str = "T" * 30, url: str = FILE, day: date = DAY, **other: object) -> Document:
    """The file of a decision with a row for each level."""
    said = {"number": "2210", "states": "", "article": "", "further": "Giao Sở Tư pháp niêm yết."} | other
    numbers = said.get("numbers") or range(1, len(levels) + 1)
    rows = "\n".join(
        f"{number}\tThủ tục loại {at}\tĐất đai\t{LEVELS[level]}\t{said.get('codes', '1.')}{100000 + at}"
        for at, (number, level) in enumerate(zip(numbers, levels, strict=True))
    )
    body = LETTERHEAD.format(day=day, **said) + rows
    return text(url, body, title=said.get("title", "Về việc công bố Danh mục thủ tục"), kind="attachment")


def page(number: str = "2210/QĐ-UBND", day: date = DAY, files: Sequence[str] = (FILE,), **other: object) -> Document:
    offered = tuple(Attachment(url=url, name="tệp") for url in files)
    stated = {"number": number, "issued_on": day, "issuer": "Chủ tịch UBND tỉnh", "attachments": offered} | other
    return text("page", "", kind="decision", title="Về việc công bố Danh mục thủ tục hành chính", **stated)


def news(sentence: str, url: str = "news", **other: object) -> Document:
    return text(url, f"{sentence}\nBộ phận một cửa niêm yết danh mục.", "2024-11-21", **other)


CITED = "Quyết định số 2210/QĐ-UBND ngày 18/11/2024 của UBND tỉnh công bố danh mục {} thủ tục hành chính{}."
STATES = decision(states="30 ")


def rules(found: Sequence[Sequence[str]]) -> list[str]:
    return [row[1] for row in found]


ACCUSED_NEWS = {
    "the decision states its rows": ([STATES, news(CITED.format("33", ""))], "AN-02 warning"),
    "the decision states nothing": ([decision(), news(CITED.format("33", ""))], "AN-02 notice"),
    "the office is not named": (
        [STATES, news(CITED.format("33", "").replace(" của UBND tỉnh", ""))],
        "AN-02 warning",
    ),
    "the chairman has issued it": (
        [
            STATES,
            news(
                "Chủ tịch UBND tỉnh vừa ban hành Quyết định số 2210/QĐ-UBND ngày 18/11/2024 công bố danh mục 33 thủ tục "
                "hành chính trên địa bàn tỉnh."
            ),
        ],
        "AN-02 warning",
    ),
    "the list has them": (
        [STATES, news(CITED.replace("tỉnh công bố danh mục", "tỉnh, danh mục có").format("27", ""))],
        "AN-02 warning",
    ),
    "a level": (
        [decision("T" * 20 + "M" * 10, states="30 "), news(CITED.format("30", ", trong đó có 21 thủ tục toàn trình"))],
        "AN-02 notice",
    ),
}
SILENT_NEWS = {
    "agrees": [STATES, news(CITED.format("30", ""))],
    "hedged": [STATES, news(CITED.format("gần 33", ""))],
    "rounded": [decision("T" * 28, states="28 "), news(CITED.format("30", ""))],
    "a part of them": [STATES, news(CITED.format("12", " lĩnh vực hộ tịch"))],
    "those of an office": [STATES, news(CITED.format("12", " cấp xã"))],
    "what is new in it": [STATES, news(CITED.format("12", " mới ban hành"))],
    "one of its levels": [decision("T" * 20 + "M" * 10), news(CITED.format("20", ""))],
    "the decision states it so": [decision(states="33 "), news(CITED.format("33", ""))],
    "another day": [STATES, news(CITED.format("33", "").replace("18/11", "28/11"))],
    "another year": [STATES, news(CITED.format("33", "").replace("2024", "2023"))],
    "another number": [STATES, news(CITED.format("33", "").replace("2210", "2211"))],
    "another province": [STATES, news(CITED.format("33", ""), source="bacninh")],
    "another district": [STATES, news(CITED.format("33", "").replace("UBND tỉnh", "UBND huyện Phù Lãng"))],
    "without a day": [STATES, news(CITED.format("33", "").replace(" ngày 18/11/2024", ""))],
    "in the next sentence": [STATES, news(CITED.format("", "").replace("danh mục  ", "") + " Có 33 thủ tục cắt giảm.")],
    "somebody else publishes": [
        STATES,
        news(CITED.replace("tỉnh công bố", "tỉnh về cải cách, Sở Tư pháp đã công bố").format("33", "")),
    ],
    "another decision in between": [
        STATES,
        news(CITED.replace("tỉnh công bố", "tỉnh và Quyết định số 9/QĐ-UBND công bố").format("33", "")),
    ],
    "files": [STATES, news(CITED.format("33", "").replace("thủ tục hành chính", "hồ sơ"))],
    "the list has only begun": [decision("T" * 30), news(CITED.format("785", ""))],
    "the text corrects itself": [STATES, news(CITED.format("33", "") + " Đính chính: bản trước ghi nhầm.")],
    "the decision is not held": [news(CITED.format("33", ""))],
}  # fmt: skip


@pytest.mark.parametrize(("documents", "expected"), ACCUSED_NEWS.values(), ids=ACCUSED_NEWS)
def test_news_that_counts_otherwise_is_accused(db: Store, documents: list[Document], expected: str) -> None:
    found = compared(db, *documents)
    assert [(row[0], row[1]) for row in found] == [("news", expected)]


@pytest.mark.parametrize("documents", SILENT_NEWS.values(), ids=SILENT_NEWS)
def test_news_that_may_be_right_is_not_accused(db: Store, documents: list[Document]) -> None:
    assert [row for row in compared(db, *documents) if "AN-" in row[1]] == []


def test_the_finding_names_both_counts_and_keeps_both_places(db: Store) -> None:
    take_in(db, [STATES, news(CITED.format("33", ""))])
    compare_stored(db)
    (finding,) = compared_findings_of(db, find_document(db, "news").id)
    assert finding.message_en == f"this text says 33; the list of the decision has 30 rows ({FILE})"
    assert finding.surface == "33 thủ tục hành chính"
    places = db.execute("SELECT surface FROM evidence JOIN mentions ON mentions.id = mention ORDER BY position")
    assert [surface for (surface,) in places] == ["33 thủ tục hành chính", "30 thủ tục hành chính"]


def test_a_decision_that_comes_later_accuses_news_that_was_there(db: Store) -> None:
    assert compared(db, news(CITED.format("33", ""))) == []
    assert rules(compared(db, STATES)) == ["AN-02 warning"]
    row = find_document(db, FILE).id
    replace_mentions(db, row, 1, [])
    compare_stored(db)
    assert told(db) == []


OTHER_DAY = date(2024, 11, 28)
PAGES = {
    "another day": ([page(), decision(day=OTHER_DAY)], ["AN-05 warning"]),
    "day and month swapped": ([page(day=date(2024, 6, 12)), decision(day=date(2024, 12, 6))], ["AN-05 notice"]),
    "the page gives the day it was published": (
        [page(day=date(2023, 3, 6)), decision(day=date(2023, 3, 2))],
        ["AN-05 notice"],
    ),
    "several files, one of this number": (
        [page(files=(FILE, "other.pdf")), decision(day=OTHER_DAY)],
        ["AN-05 notice"],
    ),
    "a number with two digits transposed": ([page("2120/QĐ-UBND"), decision()], ["AN-05 warning"]),
    "the council on the page": ([page(issuer="HĐND tỉnh"), decision()], ["AN-05 notice"]),
    "the text on the page itself": (
        [text(FILE, decision(day=OTHER_DAY).body, kind="decision", title="Về việc công bố", number="2210/QĐ-UBND", issued_on=DAY, issuer="UBND tỉnh")],
        ["AN-05 warning"],
    ),
    "agrees": ([page(), decision()], []),
    "another decision": ([page("187/QĐ-UBND"), decision(day=OTHER_DAY)], []),
    "another decision of the day": ([page("187/QĐ-UBND"), decision()], []),
    "several files, another year": ([page(files=(FILE, "other.pdf")), decision(day=date(2021, 11, 18))], []),
    "another number among several files": ([page("2120/QĐ-UBND", files=(FILE, "other.pdf")), decision()], []),
    "an office below the committee": ([page(issuer="Văn phòng UBND tỉnh"), decision()], []),
    "a file that is no decision": ([page(), text(FILE, "Danh sách cán bộ.", kind="attachment")], []),
    "a page that offers nothing": ([page(files=()), decision(day=OTHER_DAY)], []),
    "another page agrees": (
        [page(), text("q", "", kind="decision", title="Về việc khác", number="2210/QĐ-UBND", issued_on=OTHER_DAY,
                      issuer="UBND tỉnh", attachments=(Attachment(url=FILE, name="tệp"),)),
         decision(day=OTHER_DAY)],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("documents", "expected"), PAGES.values(), ids=PAGES)
def test_a_letterhead_is_held_against_the_page(db: Store, documents: list[Document], expected: list[str]) -> None:
    found = compared(db, *documents)
    assert rules(found) == expected
    assert all(row[0] == FILE for row in found)


def test_a_blank_number_or_day_accuses_nobody(db: Store) -> None:
    file = decision(day=OTHER_DAY)
    for blank in (("Số: 2210", "Số:      "), ("ngày 28 tháng", "ngày    tháng")):
        left = text(FILE, file.body.replace(*blank), title=file.title, kind="attachment")
        assert compared(db, page(), left) == []


def test_the_day_of_the_letterhead_is_shown(db: Store) -> None:
    take_in(db, [page(), decision(day=OTHER_DAY)])
    compare_stored(db)
    (finding,) = compared_findings_of(db, find_document(db, FILE).id)
    assert [m.value for m in finding.evidence] == ["2024-11-28"]
    assert "18/11/2024" in finding.message_vi
    assert finding.diagnosis == ("one_digit",)


def test_page_and_letterhead_that_differ_blame_no_news(db: Store) -> None:
    cited = "Theo Quyết định số 2210/QĐ-UBND ngày {} của UBND tỉnh, các sở rà soát thủ tục."
    found = compared(db, page(), decision(day=OTHER_DAY), news(cited.format("28/11/2024")))
    assert [row[:2] for row in found] == [(FILE, "AN-05 warning")]


def later(levels: str, days: int, **other: object) -> Document:
    stated = {"number": "2300", "url": "later.pdf"} | other
    return decision(levels, day=date.fromordinal(DAY.toordinal() + days), **stated)


ALIKE = "TTTTTTMMMM"
ONE_OTHER = "MTTTTTMMMM"
TWICE = {
    "a fortnight later": ([decision(ALIKE), later(ONE_OTHER, 14)], ["AN-06 warning"]),
    "the same day": ([decision(ALIKE), later(ONE_OTHER, 0)], ["AN-06 warning"]),
    "half a year later": ([decision(ALIKE), later(ONE_OTHER, 180)], ["AN-06 notice"]),
    "by name, without codes": ([decision(ALIKE, codes="-"), later(ONE_OTHER, 14, codes="-")], ["AN-06 warning"]),
    "alike": ([decision(ALIKE), later(ALIKE, 14)], []),
    "years later": ([decision(ALIKE), later(ONE_OTHER, 800)], []),
    "other codes": ([decision(ALIKE), later(ONE_OTHER, 14, codes="2.")], []),
    "another province": ([decision(ALIKE), text("x", later(ONE_OTHER, 14).body, source="bacninh", kind="attachment")], []),
    "the later one cites the earlier": (
        [decision(ALIKE), later(ONE_OTHER, 14, further="Thay thế Quyết định số 2210/QĐ-UBND ngày 18/11/2024 của UBND tỉnh.")],
        [],
    ),
    "the later one changes lists": ([decision(ALIKE), later(ONE_OTHER, 14, article=" được sửa đổi, bổ sung")], []),
    "a revision of many levels": ([decision(ALIKE), later("MMMMMMTTTT", 14)], []),
    "the same decision twice": ([decision(ALIKE), later(ONE_OTHER, 0, number="2210")], []),
    "no levels": ([decision("-" * 10), later(ONE_OTHER, 14)], []),
    "no letterhead": ([decision(ALIKE), later(ONE_OTHER, 14, number="      ")], []),
}  # fmt: skip


@pytest.mark.parametrize(("documents", "expected"), TWICE.values(), ids=TWICE)
def test_a_procedure_at_two_levels(db: Store, documents: list[Document], expected: list[str]) -> None:
    assert rules(compared(db, *documents)) == expected


def test_the_code_of_the_procedure_is_shown(db: Store) -> None:
    take_in(db, [decision(ALIKE), later(ONE_OTHER, 14)])
    compare_stored(db)
    (finding,) = compared_findings_of(db, find_document(db, "later.pdf").id)
    assert [m.value for m in finding.evidence] == ["1.100000"]
    assert "2210/QĐ-UBND" in finding.message_vi


def test_findings_over_rows_alone_have_names_of_their_own(db: Store) -> None:
    take_in(db, [decision(ALIKE, codes="-"), later("MMTTTTMMMM", 14, codes="-")])
    compare_stored(db)
    found = compared_findings_of(db, find_document(db, "later.pdf").id)
    assert [finding.evidence for finding in found] == [(), ()]
    assert len({finding.fingerprint for finding in found}) == 2
