"""CK-05 across documents: old provinces against the one they were merged into on 1 July 2025."""

import pytest
from compared_texts import compared, text

from doisoat.records import Document
from store.database import Store
from store.findings import compared_findings_of

TOLD = "Năm 2024, {} đã tiếp nhận {} hồ sơ trực tuyến, đạt tỷ lệ 81,5%."
AFTER = "2025-10-06"


def told(name: str, province: str, number: str, day: str = "2025-02-03", **other: object) -> Document:
    return text(name, TOLD.format(province, number), day=day, **{"title": f"Tin {name}"} | other)


def parts(*numbers: str) -> list[Document]:
    one, two, three = numbers
    return [
        told("a", "tỉnh Hòa Bình", one),
        told("b", "toàn tỉnh", two, source="vinhphuc"),
        told("c", "tỉnh Phú Thọ", three, source="phutho"),
    ]


def whole(number: str, province: str = "tỉnh Phú Thọ", **other: object) -> Document:
    return told("w", province, number, source="phutho", **{"day": AFTER} | other)


def reworded(documents: list[Document], before: str, after: str) -> list[Document]:
    return [
        text(*(d.url, d.body.replace(before, after), f"{d.published_at:%Y-%m-%d}"), source=d.source, title=d.title)
        for d in documents
    ]


def test_the_old_provinces_do_not_make_the_new_one(db: Store) -> None:
    assert compared(db, *parts("1.200", "1.300", "900"), whole("3.500")) == [("w", "CK-05 warning", "3.500 hồ sơ", "")]
    (finding,) = compared_findings_of(db, 4)
    assert str(finding.computed) == "3400"
    assert finding.message_en == (
        "this text says 3500 of the merged province; the old ones make 1200 + 900 + 1300 = 3400 (a, c, b)\n"
        "assumed: the new province is all of the old ones, and its name means the new one"
    )
    surfaces = db.execute("SELECT surface FROM evidence JOIN mentions ON mentions.id = mention ORDER BY position")
    assert [surface for (surface,) in surfaces] == ["3.500 hồ sơ", "1.200 hồ sơ", "900 hồ sơ", "1.300 hồ sơ"]


def test_the_text_itself_says_which_one_it_means(db: Store) -> None:
    old = [
        told("a", "tỉnh Hòa Bình cũ", "1.200", day=AFTER),
        told("b", "tỉnh Vĩnh Phúc (cũ)", "1.300", day=AFTER),
        told("c", "tỉnh Phú Thọ cũ", "900", day=AFTER),
    ]
    found = compared(db, *old, whole("3.410", "tỉnh Phú Thọ mới"))
    assert found == [("w", "CK-05 warning", "3.410 hồ sơ", "")]


SILENT = {
    "the sum": [*parts("1.200", "1.300", "900"), whole("3.400")],
    "a part is missing": [*parts("1.200", "1.300", "900")[:2], whole("3.500")],
    "a part is hedged": [*parts("1.200", "hơn 1.300", "900"), whole("3.500")],
    "a part is rounded": [*parts("1.200", "1,3 nghìn", "900"), whole("3.500")],
    "the whole is hedged": [*parts("1.200", "1.300", "900"), whole("gần 3.000")],
    "another period": [
        *parts("1.200", "1.300", "900"),
        text("w", TOLD.format("tỉnh Phú Thọ", "3.500").replace("2024", "2023"), source="phutho", day=AFTER),
    ],
    "the old province of the same name": [*parts("1.200", "1.300", "900"), whole("900")],
    "the old province, said so": [*parts("1.200", "1.300", "900"), whole("905", "tỉnh Phú Thọ cũ")],
    "before the merger": [*parts("1.200", "1.300", "900"), whole("900", day="2025-06-30")],
    "a district": [*parts("1.200", "1.300", "900"), whole("3.500", "huyện Phù Lãng, tỉnh Phú Thọ,")],
    "a town": [*parts("1.200", "1.300", "900"), whole("3.500", "thành phố Việt Trì, tỉnh Phú Thọ,")],
    "the year was not over": [
        *parts("1.200", "1.300", "900")[:2],
        told("c", "tỉnh Phú Thọ", "900", source="phutho", day="2024-12-03"),
        whole("3.500"),
    ],
    "procedures do not add up": reworded([*parts("1.200", "1.300", "900"), whole("3.500")], "hồ sơ", "thủ tục"),
}


@pytest.mark.parametrize("documents", SILENT.values(), ids=SILENT)
def test_sums_that_prove_nothing(db: Store, documents: list[Document]) -> None:
    assert compared(db, *documents) == []


def test_a_part_that_texts_dispute_is_not_added(db: Store) -> None:
    other = told("d", "tỉnh Hòa Bình", "1.900", day="2025-03-03")
    found = compared(db, *parts("1.200", "1.300", "900"), other, whole("3.500"))
    assert [row[:2] for row in found] == [("d", "CK-15 warning")]


def test_a_hedged_part_leaves_the_other_figures(db: Store) -> None:
    both = TOLD.replace("đạt tỷ lệ 81,5%", "giải quyết {} hồ sơ")
    told_by = (("a", "tỉnh Hòa Bình", "1.200"), ("b", "tỉnh Vĩnh Phúc", "hơn 1.300"), ("c", "tỉnh Phú Thọ", "900"))
    texts = [text(n, both.format(name, number, 7), day="2025-02-03", title=n) for n, name, number in told_by]
    new = text("w", both.format("tỉnh Phú Thọ", "3.500", 22), day=AFTER, title="w")
    assert compared(db, *texts, new) == [("w", "CK-05 warning", "22 hồ sơ", "")]


def test_a_day_is_a_period_too(db: Store) -> None:
    texts = reworded([*parts("1.200", "1.300", "900"), whole("3.500")], "Năm 2024", "Ngày 15/10/2024")
    assert [row[:2] for row in compared(db, *texts)] == [("w", "CK-05 warning")]


def test_rates_are_never_added(db: Store) -> None:
    texts = [*parts("1.200", "1.300", "900"), whole("3.500")]
    compared(db, *texts)
    told_ = [said for (said,) in db.execute("SELECT said FROM tellings WHERE scope = 'merger' ORDER BY said")]
    assert told_ == [
        "part hòa bình: 1200; ~",
        "part phú thọ: 900; ~",
        "part vĩnh phúc: 1300; ~",
        "whole phú thọ: 3500; ~",
    ]
