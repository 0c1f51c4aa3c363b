"""CK-16 across documents: which date of a decision is the reference, and when nobody is blamed."""

from datetime import date

import pytest
from compared_texts import NEWS, TTG, compared, dates, text

from doisoat.records import Document
from store.database import Store
from store.findings import compared_findings_of


def test_the_date_of_the_majority_is_the_reference(db: Store) -> None:
    assert compared(db, *dates(TTG, "27/3/2021", "27/3/2021", "17/3/2021")) == [
        ("d2", "CK-16 warning", "Quyết định số 468/QĐ-TTg ngày 17/3/2021", "one_digit")
    ]
    (finding,) = compared_findings_of(db, 3)
    assert finding.message_en == "this text says 17/03/2021; 2 other texts say 27/03/2021 (d0)"
    assert [m.surface for m in finding.evidence] == ["Quyết định số 468/QĐ-TTg", "17/3/2021"]
    evidence = db.execute(
        "SELECT url FROM evidence JOIN mentions m ON m.id = mention JOIN documents d ON d.id = document "
        "ORDER BY position"
    )
    assert [url for (url,) in evidence] == ["d2", "d2", "d0", "d0"]


def test_one_against_one_blames_nobody(db: Store) -> None:
    found = compared(db, *dates(TTG, "27/3/2021", "17/3/2021"))
    assert [(url, severity) for url, severity, *_ in found] == [("d1", "CK-16 notice")]


def test_the_page_of_the_decision_goes_before_the_majority(db: Store) -> None:
    found = compared(db, decision("q", date(2022, 4, 8)), *dates(NEWS, "04/8/2022", "04/8/2022", "08/4/2022"))
    assert [(url, severity, why) for url, severity, _, why in found] == [
        ("d0", "CK-16 warning", "day_month_swap"),
        ("d1", "CK-16 warning", "day_month_swap"),
    ]


def decision(url: str, day: date) -> Document:
    stated = {"number": "745/QĐ-UBND", "issued_on": day, "issuer": "Chủ tịch UBND tỉnh"}
    return text(url, "", kind="decision", title=f"Về việc ủy quyền ({url})", **stated)


SILENT_DATES = {
    "two pages state different days": [
        *(decision("q", date(2022, 4, 8)), decision("r", date(2022, 5, 8))),
        *dates(NEWS, "08/4/2022", "08/4/2022", "04/8/2022"),
    ],
    "all agree": dates(TTG, "27/3/2021", "27/3/2021"),
    "another year is another document": dates(NEWS, "08/4/2022", "08/4/2022", "04/8/2021"),
    "another province": [
        *dates(NEWS, "08/4/2022", "08/4/2022"),
        text("x", NEWS.format("09/4/2022"), source="bacninh"),
    ],
    "another district": [
        *dates(NEWS, "08/4/2022", "08/4/2022"),
        text("x", NEWS.format("09/4/2022").replace("UBND tỉnh", "UBND huyện Phù Lãng")),
    ],
    "numbers begin anew with the merged province": dates(NEWS, "03/6/2025", "03/6/2025", "23/7/2025"),
    "numbers begin anew with an election": dates(
        "Theo Nghị quyết số 15/NQ-HĐND ngày {} của HĐND tỉnh, các sở rà soát thủ tục.",
        *("19/3/2021", "19/3/2021", "19/7/2021"),
    ),
    "another kind of document": [
        *dates(NEWS, "08/4/2022", "08/4/2022"),
        text("x", "Theo Kế hoạch số 745/KH-UBND ngày 09/4/2022 của UBND tỉnh, các sở rà soát thủ tục."),
    ],
    "the day it comes into force": [
        *dates(NEWS, "08/4/2022", "08/4/2022"),
        text("x", "Quyết định số 745/QĐ-UBND của UBND tỉnh có hiệu lực từ ngày 18/4/2022, các sở rà soát thủ tục."),
    ],
    "the day of the news": [
        *dates(NEWS, "08/4/2022", "08/4/2022"),
        text("x", "Ngày 09/4/2022, UBND tỉnh họp về Quyết định số 745/QĐ-UBND của UBND tỉnh, các sở rà soát."),
    ],
    "a short form": [*dates(TTG, "27/3/2021", "27/3/2021"), text("x", "Tỉnh theo Quyết định 468 ngày 17/3/2021.")],
}


@pytest.mark.parametrize("documents", SILENT_DATES.values(), ids=SILENT_DATES)
def test_dates_that_prove_nothing(db: Store, documents: list[Document]) -> None:
    assert compared(db, *documents) == []


def test_an_office_that_nobody_names_is_undecided(db: Store) -> None:
    unnamed = NEWS.replace(" của UBND tỉnh", "")
    found = compared(db, *dates(unnamed, "08/4/2022", "08/4/2022", "21/11/2022"))
    assert [row[1::2] for row in found] == [("CK-16 info", "different_issuer")]
