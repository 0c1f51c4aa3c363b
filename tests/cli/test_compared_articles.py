"""Articles printed twice: found under another title, told from notes of one template."""

from datetime import date, timedelta

import pytest
from compared_texts import ARTICLE, YEAR, compared, text

from doisoat.records import Document
from store.database import Store

LONG = (
    ARTICLE
    + """
Trung tâm hành chính công công khai {} thủ tục trên trang thông tin.
Các sở trả lời {} ý kiến của người dân về thủ tục đất đai."""
)


def test_an_article_printed_again_with_another_figure(db: Store) -> None:
    first = text("a", ARTICLE.format(412, 88, 7, 951))
    again = text("b", ARTICLE.format(412, 88, 9, 951), day="2023-03-08", source="bacninh")
    assert compared(db, first, again) == [("b", "CK-15 warning", "9 xã", "one_digit")]


SILENT_ARTICLES = {
    "a template with new figures": [
        text("a", ARTICLE.format(412, 88, 7, 951)),
        text("b", ARTICLE.format(530, 61, 9, 977), day="2023-03-08"),
    ],
    "another day in the text": [
        text("a", ARTICLE.format(412, 88, 7, 951)),
        text("b", ARTICLE.format(412, 88, 9, 951).replace("05/3", "12/3"), day="2023-03-13"),
    ],
    "another title and one sentence less that is the same": [
        text("a", ARTICLE.format(412, 88, 7, 951)),
        text("b", ARTICLE.format(412, 61, 9, 951), title="Giao ban khối cơ quan"),
    ],
    "a title that names another place": [
        text("a", ARTICLE.format(412, 88, 7, 951), title="Giao ban tại huyện Phù Lãng"),
        text("b", ARTICLE.format(412, 88, 9, 951), title="Giao ban tại huyện Yên Khê"),
    ],
    "a correction": [
        text("a", ARTICLE.format(412, 88, 7, 951)),
        text("b", ARTICLE.format(412, 88, 9, 951) + "\nTin này đính chính tin đã đăng."),
    ],
    "months later": [
        text("a", ARTICLE.format(412, 88, 7, 951)),
        text("b", ARTICLE.format(412, 88, 9, 951), day="2023-06-08"),
    ],
    "no day in the text": [
        text(name, ARTICLE.format(412, 88, number, 951).replace("Ngày 05/3/2023, ", ""))
        for name, number in ("a7", "b9")
    ],
    "one sentence twice in one text": [
        text("a", ARTICLE.format(412, 88, 7, 951) + "\nCó 12 xã tự nguyện làm việc thêm sáng thứ bảy hằng tuần."),
        text("b", ARTICLE.format(412, 88, 9, 951), day="2023-03-08"),
    ],
}


@pytest.mark.parametrize("documents", SILENT_ARTICLES.values(), ids=SILENT_ARTICLES)
def test_articles_that_are_not_the_same(db: Store, documents: list[Document]) -> None:
    assert compared(db, *documents) == []


def test_a_day_more_than_a_fortnight_is_another_printing(db: Store) -> None:
    for days, expected in ((14, 1), (15, 0)):
        day = (date(2023, 3, 6) + timedelta(days=days)).isoformat()
        found = compared(
            db, text("a", ARTICLE.format(412, 88, 7, 951)), text("b", ARTICLE.format(412, 88, 9, 951), day=day)
        )
        assert len(found) == expected


EDITED = [
    ("Giao ban khối cơ quan", "Có", "Có"),
    ("Kết quả cải cách", "các huyện nhận và trả", "huyện, thành phố nhận, trả"),
    ("Sở Nội vụ giao ban", "Các tổ công nghệ số hướng dẫn", "Tổ công nghệ số đã chỉ cho"),
]


@pytest.mark.parametrize(("title", "before", "after"), EDITED)
def test_an_edited_article_is_found_again(db: Store, title: str, before: str, after: str) -> None:
    first = text("a", LONG.format(412, 88, 7, 951, 1820, 45))
    again = text("b", LONG.format(412, 88, 9, 951, 1820, 45).replace(before, after), title=title, day="2023-03-08")
    assert compared(db, first, again) == [("b", "CK-15 warning", "9 xã", "one_digit")]


def test_a_settled_figure_of_a_printing_is_told_once(db: Store) -> None:
    body = LONG.format(412, 88, 7, 951, 1820, 45) + "\n" + YEAR
    first, again = text("a", body.format("1.236", 9)), text("b", body.format("1.263", 9), day="2023-03-08")
    assert [row[:2] for row in compared(db, first, again)] == [("b", "CK-15 warning")]


def test_a_hedge_in_another_printing(db: Store) -> None:
    first = text("a", LONG.format(412, 88, 7, 951, 1820, 45))
    again = text("b", LONG.format(412, 88, 7, "gần 900", 1820, 45), title="Giao ban", day="2023-03-08")
    assert compared(db, first, again) == [("b", "CK-18 warning", "gần 900 người dân", "hedge_direction")]


def test_notes_of_one_template_meet_and_accuse_nobody(db: Store) -> None:
    """Forty notes of one day in the same words, some figures the same by chance: only a reprint deserves a finding."""
    notes = [
        text(f"n{at:02}", LONG.format(at, at * 7 % 90, at % 3 + 2, at * 31, 1820, 45 + at)) for at in range(10, 50)
    ]
    reprint = text(
        "z", LONG.format(30, 30, 2, 930, 1820, 75).replace(" 30 hồ sơ tại", " 33 hồ sơ tại"), day="2023-03-09"
    )
    assert [row[:3] for row in compared(db, *notes, reprint)] == [("z", "CK-15 warning", "33 hồ sơ")]
    keys = "SELECT count(*) FROM (SELECT key FROM tellings WHERE scope = 'article' GROUP BY key HAVING count(*) = 41)"
    assert db.execute(keys).fetchone()[0] == 5


def test_monthly_notes_of_one_template_accuse_nobody(db: Store) -> None:
    monthly = LONG.replace("Ngày 05/3/2023", "Tháng {}/2023")
    notes = [
        text(f"m{at}", monthly.format(at, 412, 88, 5 + at, 951, 1820, 45), day=f"2023-{at + 1:02}-02")
        for at in range(1, 9)
    ]
    assert compared(db, *notes) == []
