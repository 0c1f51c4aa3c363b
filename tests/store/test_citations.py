"""Which stored decision a reference means: number, province, issuer and date, and never the number alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from doisoat.records import Attachment, Document, Mention, Reference, Source
from store.database import Store
from store.documents import add_documents, find_document
from store.mentions import replace_mentions
from store.sources import add_sources

NUMBER = "1588/QĐ-UBND"
LOCAL = Reference(family="admin", type="QĐ", number=1588, issuer="UBND", key="UBND@{src}|QĐ|1588|2020")
CENTRAL = Reference(family="admin", type="QĐ", number=1588, issuer="TTg", key="TTg|QĐ|1588|2020")
JULY_14 = date(2020, 7, 14)
NEWS_DAY = datetime.fromisoformat("2020-11-20T13:45:00+07:00")


@pytest.fixture
def cite(db: Store, make_document: Callable[..., Document]) -> Callable[..., tuple[str | None, str | None]]:
    """Store a news item with one reference; gives the address of the decision it means and the reason."""
    add_sources(
        db,
        [
            Source(name="hoabinh", title="", url="", family="", province="Hòa Bình"),
            Source(name="bacninh", title="", url="", family="", province="Bắc Ninh"),
            Source(name="luat", title="", url="", family="", province=None),
        ],
    )

    def store_and_ask(
        reference: Reference = LOCAL, value: str = NUMBER, day: datetime | None = NEWS_DAY, source: str = "hoabinh"
    ) -> tuple[str | None, str | None]:
        news = make_document("tin", body=f"Theo Quyết định số {value}.", source=source, published_at=day)
        add_documents(db, [news])
        row = find_document(db, news.url).id
        surface = f"Quyết định số {value}"
        start = news.text.index(surface)
        mention = Mention(
            kind="doc_ref", surface=surface, start=start, end=start + len(surface), value=value, reference=reference
        )
        replace_mentions(db, row, 1, [mention])
        (found,) = db.execute("SELECT * FROM citations WHERE document = ?", (row,)).fetchall()
        assert (found["decision"] is None) == (found["reason"] is not None)
        return found["decision_url"], found["reason"]

    return store_and_ask


@pytest.fixture
def decide(db: Store, make_document: Callable[..., Document]) -> Callable[..., None]:
    """Store a decision; its address is its name."""

    def store(name: str = "a", **stated: Any) -> None:
        stated = {"issued_on": JULY_14, "issuer": "Chủ tịch UBND tỉnh", "kind": "decision", "number": NUMBER} | stated
        add_documents(db, [make_document(name, url=name, **{"source": "hoabinh"} | stated)])

    return store


MEANT = [
    ("the day agrees", replace(LOCAL, date=JULY_14), {}),
    ("no day, issued in the year of publication", LOCAL, {}),
    ("no day, but the year is printed beside it", replace(LOCAL, year=2020), {}),
    ("the chairman signs for his committee", replace(LOCAL, issuer_level="tinh", issuer_name="UBND tỉnh"), {}),
    ("the issuer is named with the province", replace(LOCAL, issuer_name="Chủ tịch UBND tỉnh Hòa Bình"), {}),
    ("the page does not state the issuer", replace(LOCAL, date=JULY_14), {"issuer": None}),
    ("the page states no day, but was published that year", LOCAL, {"issued_on": None, "published_at": NEWS_DAY}),
    ("the decision's place is not known", replace(LOCAL, date=JULY_14), {"source": "luat"}),
    (
        "a district's own decision",
        replace(LOCAL, issuer_level="huyen", issuer_name="Ủy ban nhân dân huyện Phù Lãng"),
        {"issuer": "Chủ tịch UBND huyện Phù Lãng"},
    ),
    ("a short form whose day agrees", replace(LOCAL, partial=True, date=JULY_14), {}),
    ("a short form merged in its text", replace(LOCAL, partial=True, merged_from="short"), {}),
]


@pytest.mark.parametrize(("reference", "decision"), [pytest.param(*case[1:], id=case[0]) for case in MEANT])
def test_the_decision_that_is_meant(cite: Callable, decide: Callable, reference: Reference, decision: dict) -> None:
    decide(**decision)
    assert cite(reference) == ("a", None)


OBSTACLES = [
    ("other_date", replace(LOCAL, date=date(2020, 7, 15)), {}),
    ("other_year", LOCAL, {"issued_on": date(2019, 7, 14)}),
    ("other_year", replace(LOCAL, year=2019), {}),
    ("other_year", replace(LOCAL, date=date(2019, 1, 2)), {"issued_on": None, "published_at": NEWS_DAY}),
    ("issued_later", LOCAL, {"issued_on": date(2020, 11, 21)}),
    ("unknown_date", LOCAL, {"issued_on": None}),
    ("short_form", replace(LOCAL, partial=True), {}),
    ("short_form", replace(LOCAL, confidence="low"), {}),
    ("other_province", replace(LOCAL, date=JULY_14), {"source": "bacninh"}),
    ("other_province", replace(LOCAL, date=JULY_14), {"province": "Bắc Ninh"}),
    ("other_province", replace(LOCAL, date=JULY_14, issuer_name="UBND tỉnh Bắc Ninh"), {}),
    ("other_issuer", replace(LOCAL, date=JULY_14), {"issuer": "UBND huyện Phù Lãng"}),
    ("other_issuer", replace(LOCAL, date=JULY_14), {"issuer": "UBND HUYỆN PHÙ LÃNG"}),
    ("other_issuer", replace(LOCAL, issuer_level="huyen", issuer_name="UBND huyện Phù Lãng"), {}),
    ("other_issuer", replace(LOCAL, issuer_level="tinh", issuer_name="UBND thành phố Hòa Bình"), {}),
    (
        "other_issuer",
        replace(LOCAL, issuer_level="huyen", issuer_name="UBND huyện Phù Lãng"),
        {"issuer": "UBND huyện Yên Khê"},
    ),
    ("not_stored", LOCAL, {"number": "1589/QĐ-UBND"}),
    ("not_stored", LOCAL, {"kind": "news"}),
]


@pytest.mark.parametrize(
    ("reason", "reference", "decision"),
    [pytest.param(*case, id=f"{case[0]}-{number}") for number, case in enumerate(OBSTACLES)],
)
def test_what_speaks_against_a_decision(
    cite: Callable, decide: Callable, reason: str, reference: Reference, decision: dict
) -> None:
    decide(**decision)
    assert cite(reference) == (None, reason)


def test_a_text_without_a_day_gives_no_year(cite: Callable, decide: Callable) -> None:
    decide()
    assert cite(LOCAL, day=None) == (None, "unknown_date")
    assert cite(replace(LOCAL, date=JULY_14), day=None) == ("a", None)


def test_the_year_in_the_number_is_enough(cite: Callable, decide: Callable) -> None:
    value = "14/2019/QĐ-UBND"
    reference = replace(LOCAL, family="normative", number=14, year=2019, key="UBND@{src}|QĐ|14|2019|n")
    decide(number=value, issued_on=date(2019, 7, 9))
    assert cite(reference, value) == ("a", None)
    assert cite(replace(reference, date=date(2019, 7, 8)), value) == (None, "other_date")
    assert cite(reference, value, datetime.fromisoformat("2019-07-01T08:00:00+07:00")) == (None, "issued_later")


def test_a_central_decision_is_meant_from_every_province(cite: Callable, decide: Callable) -> None:
    decide(number="1588/QĐ-TTg", issuer="Thủ tướng Chính phủ")
    assert cite(CENTRAL, "1588/QĐ-TTg", source="bacninh") == ("a", None)


def test_a_province_named_with_the_issuer_is_looked_for_there(cite: Callable, decide: Callable) -> None:
    decide(source="bacninh")
    assert cite(replace(LOCAL, issuer_name="UBND tỉnh Bắc Ninh")) == ("a", None)


def test_a_short_form_without_its_symbol_never_joins(cite: Callable, decide: Callable) -> None:
    decide()
    assert cite(Reference(type="QĐ", number=1588, partial=True), "1588/QĐ-?") == (None, "short_form")


def test_two_that_fit_are_told_from_one_under_two_addresses(cite: Callable, decide: Callable) -> None:
    decide("longer-address")
    decide("short")
    assert cite() == ("short", None)
    decide("b", issued_on=date(2020, 8, 1))
    assert cite() == (None, "several_fit")
    assert cite(replace(LOCAL, date=JULY_14)) == ("short", None)


def test_of_several_obstacles_the_nearest_is_told(cite: Callable, decide: Callable) -> None:
    decide("far", source="bacninh")
    decide("near", issued_on=date(2020, 7, 4))
    assert cite(replace(LOCAL, date=JULY_14)) == (None, "other_date")


def test_a_decision_does_not_cite_itself(
    db: Store, cite: Callable, decide: Callable, make_document: Callable[..., Document]
) -> None:
    cite()
    decide("own", body=f"Quyết định số {NUMBER}.")
    own = find_document(db, "own")
    start = own.document.text.index(NUMBER)
    mention = Mention(
        kind="doc_ref", surface=NUMBER, start=start, end=start + len(NUMBER), value=NUMBER, reference=LOCAL
    )
    replace_mentions(db, own.id, 1, [mention])
    (found,) = db.execute("SELECT decision, reason FROM citations WHERE document = ?", (own.id,)).fetchall()
    assert tuple(found) == (None, "itself")


def test_candidates_are_found_by_index(db: Store) -> None:
    for question, indexes in (
        ("SELECT * FROM citations WHERE document = 1", {"references_by_document", "documents_by_number"}),
        ("SELECT * FROM citations WHERE reference = '1/QĐ-UBND'", {"mentions_by_value", "documents_by_number"}),
    ):
        plan = "\n".join(row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {question}"))
        assert all(index in plan for index in indexes)
        assert "SCAN m" not in plan
        assert "SCAN c" not in plan
        assert "SEARCH p USING INDEX documents_by_number" in plan  # of a file the page that offers it


# A decision and its file


@pytest.fixture
def offer(decide: Callable, db: Store, make_document: Callable[..., Document]) -> Callable[..., None]:
    """Store a file of the decision; what is stated of it goes before what is usual."""

    def store(name: str = "f", **stated: Any) -> None:
        decide(name, **{"kind": "attachment", "body": "Điều 1."} | stated)

    return store


def test_a_page_and_its_file_are_one_decision(cite: Callable, decide: Callable, offer: Callable) -> None:
    decide(attachments=(Attachment(url="f", name="tệp"),))
    offer()
    assert cite() == ("a", None)


@pytest.mark.parametrize("page", [{"issued_on": None}, {"issued_on": JULY_14.replace(day=15)}])
def test_a_file_with_another_day_is_no_second_decision(
    cite: Callable, decide: Callable, offer: Callable, page: dict
) -> None:
    decide(**page, attachments=(Attachment(url="f", name="tệp"),))
    offer()
    assert cite()[1] != "several_fit"
    assert cite()[0] in {"a", None}


def test_a_decision_is_known_by_its_file_alone(cite: Callable, offer: Callable) -> None:
    offer()
    assert cite() == ("f", None)


def test_a_file_without_a_number_of_that_name_is_nothing(cite: Callable, offer: Callable) -> None:
    offer(number=None)
    assert cite() == (None, "not_stored")


def test_a_file_that_is_no_part_of_the_stored_decision_is_another(
    cite: Callable, decide: Callable, offer: Callable
) -> None:
    decide(issued_on=JULY_14.replace(year=2019))
    offer()
    assert cite() == ("f", None)


def test_the_number_in_the_letterhead_of_a_file_cites_nothing(
    cite: Callable, decide: Callable, offer: Callable, db: Store
) -> None:
    decide()
    offer(body=f"Số: {NUMBER}")
    row, document = find_document(db, "f")
    start = document.text.index(NUMBER)
    mention = Mention(
        kind="doc_ref", surface=NUMBER, start=start, end=start + len(NUMBER), value=NUMBER, reference=LOCAL
    )
    replace_mentions(db, row, 1, [mention])
    (found,) = db.execute("SELECT decision, reason FROM citations WHERE document = ?", (row,)).fetchall()
    assert tuple(found) == (None, "itself")
