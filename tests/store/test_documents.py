"""Documents in and out: idempotent by source and URL, changed only when the meaning is."""

import dataclasses
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone

import pytest

from doisoat.records import FALLBACK_LAYOUT, Attachment, Document, Source
from doisoat.records.errors import StoreError
from store.database import Store
from store.documents import (
    AddedCounts,
    StoredDocument,
    add_documents,
    documents_to_read,
    find_document,
    stored_documents,
)
from store.findings import findings_of, replace_findings
from store.mentions import mentions_of, replace_mentions
from store.sources import add_sources, stored_sources

Make = Callable[..., Document]
HANOI = timezone(timedelta(hours=7))
PUBLISHED = datetime(2022, 5, 10, 8, 30, tzinfo=HANOI)


def test_a_document_comes_back_as_it_was(db: Store, make_document: Make) -> None:
    plain = make_document("1")
    full = make_document(
        "2",
        lead="tóm tắt",
        kind="decision",
        number="468/QĐ-TTg",
        issued_on=date(2021, 3, 27),
        author="Phòng Kiểm soát thủ tục",
        province="Bình Định",
        published_at=PUBLISHED,
        published_source="label",
        attachments=(Attachment(url="https://x.example/a.pdf", name="Quyết định.pdf"),),
        layout="legalview",
        demo=True,
    )
    assert add_documents(db, [plain, full]) == AddedCounts(added=2)
    assert [kept.document for kept in stored_documents(db)] == [plain, full]


def test_the_layout_that_read_it_last_is_noted_without_reading_again(db: Store, make_document: Make) -> None:
    read = make_document("1", layout="fallback")
    add_documents(db, [read])
    replace_mentions(db, 1, 7, [])
    assert add_documents(db, [dataclasses.replace(read, layout="vhv-news")]) == AddedCounts(unchanged=1)
    assert find_document(db, 1).document.layout == "vhv-news"
    assert list(documents_to_read(db, 7)) == []


@pytest.mark.parametrize("layout", ["vhv-news", None])
def test_what_was_read_without_a_layout_replaces_nothing_that_was_read_with_one(
    db: Store, make_document: Make, layout: str | None
) -> None:
    trusted, found = make_document("1", layout=layout), make_document("1", layout=FALLBACK_LAYOUT, body="Khác.")
    add_documents(db, [trusted])
    assert add_documents(db, [found]) == AddedCounts(unchanged=1)
    assert find_document(db, 1) == (1, trusted)


def test_what_was_read_without_a_layout_gives_way(db: Store, make_document: Make) -> None:
    found = make_document("1", layout=FALLBACK_LAYOUT)
    for body, layout in (("Một.", FALLBACK_LAYOUT), ("Hai.", FALLBACK_LAYOUT), ("Ba.", "vhv-news")):
        found = make_document("1", layout=layout, body=body)
        assert add_documents(db, [found]).unchanged == 0
    assert find_document(db, 1) == (1, found)


def test_the_same_again_changes_nothing(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1"), make_document("2")])
    before = db.total_changes
    noisy = make_document("1", author="ai đó", attachments=(Attachment(url="u", name="n"),))
    assert add_documents(db, [noisy, make_document("2")]) == AddedCounts(unchanged=2)
    assert db.total_changes == before


@pytest.mark.parametrize(
    "change",
    [{"title": "Tiêu đề khác"}, {"body": "Đạt tỷ lệ 60,1%."}, {"lead": "Tóm tắt"}, {"published_at": PUBLISHED}],
    ids=["title", "text", "lead", "published_at"],
)
def test_a_changed_meaning_replaces_the_document_and_what_was_read_from_it(
    db: Store,
    make_document: Make,
    read_figures: Callable[..., list],
    check_figures: Callable[..., list],
    change: dict,
) -> None:
    document = make_document("1")
    add_documents(db, [document])
    figures = read_figures(document)
    replace_mentions(db, 1, 7, figures)
    replace_findings(db, 1, check_figures(document, figures))
    changed = make_document("1", **change)
    assert add_documents(db, [changed]) == AddedCounts(changed=1)
    assert list(documents_to_read(db, 7)) == [(1, changed)]
    assert mentions_of(db, 1) == ()
    assert findings_of(db, 1) == ()
    assert db.execute("SELECT count(*) FROM evidence").fetchone()[0] == 0


def test_a_time_that_the_new_page_does_not_state_stays(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1", published_at=PUBLISHED)])
    assert add_documents(db, [make_document("1")]) == AddedCounts(unchanged=1)


def test_of_two_with_one_key_the_later_counts(db: Store, make_document: Make) -> None:
    later = make_document("1", body="Bản sau.")
    assert add_documents(db, [make_document("1"), later]) == AddedCounts(added=1)
    assert find_document(db, 1) == (1, later)


def test_one_address_in_two_sources_is_two_documents(db: Store, make_document: Make) -> None:
    first, second = make_document("1"), make_document("1", source="hoabinh")
    assert add_documents(db, [first, second]).added == 2
    assert find_document(db, first.url) == (1, first)


def test_an_unregistered_source_is_kept_by_its_bare_name_and_a_registered_one_stays(
    db: Store, make_document: Make
) -> None:
    portal = Source(name="hoabinh", title="Hòa Bình", url="https://hoabinh.example", family="liferay")
    add_sources(db, [portal])
    add_documents(db, [make_document("1"), make_document("2", source="hoabinh")])
    bare = Source(name="binhdinh", title="binhdinh", url="", family="")
    assert stored_sources(db) == (bare, portal)


def test_documents_to_read_are_those_another_version_read_or_none_did(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document(name) for name in "123"])
    replace_mentions(db, 1, 7, [])
    replace_mentions(db, 2, 6, [])
    assert [number for number, _ in documents_to_read(db, 7)] == [2, 3]
    assert [number for number, _ in documents_to_read(db, 8)] == [1, 2, 3]


@pytest.mark.parametrize("read", [stored_documents, lambda db: documents_to_read(db, 1)], ids=["all", "unread"])
def test_reading_and_writing_at_once_meets_every_document_once(
    db: Store, make_document: Make, read: Callable[[Store], Iterable[StoredDocument]]
) -> None:
    add_documents(db, [make_document(str(n)) for n in range(30)])
    seen = []
    for number, document in read(db):
        replace_mentions(db, number, 1, [])
        add_documents(db, [make_document(f"later-{number}"), make_document("1", body=f"lần {number}")])
        seen.append((number, document.url))
    assert [number for number, _ in seen] == list(range(1, 31))
    assert len(set(seen)) == 30


def test_filters(db: Store, make_document: Make) -> None:
    add_sources(db, [Source(name="hoabinh", title="", url="", family="", province="Hòa Bình")])
    own = make_document("1", province="Bình Định", published_at=PUBLISHED)
    of_source = make_document("2", source="hoabinh", kind="decision")
    add_documents(db, [own, of_source])

    def numbers(**wanted: object) -> list[int]:
        return [number for number, _ in stored_documents(db, **wanted)]

    assert numbers() == [1, 2]
    assert numbers(source="hoabinh") == [2]
    assert numbers(province="Hòa Bình") == [2]
    assert numbers(province="Bình Định") == [1]
    assert numbers(kind="decision") == [2]
    assert numbers(since=date(2022, 5, 10)) == [1]
    assert numbers(since=date(2022, 5, 11)) == []
    assert numbers(source="hoabinh", province="Bình Định") == []


@pytest.mark.parametrize("key", [99, "99", "https://nowhere.example", "", "9" * 40, "²"])
def test_a_document_that_is_not_there_is_none(db: Store, key: int | str) -> None:
    assert find_document(db, key) is None


def test_a_row_number_may_be_text(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1")])
    assert find_document(db, "1") == find_document(db, 1)


def test_a_broken_document_keeps_its_whole_batch_out(db: Store, make_document: Make) -> None:
    broken = dataclasses.replace(make_document("2"), title_end=None)
    with pytest.raises(StoreError):
        add_documents(db, [make_document("1"), broken])
    assert list(stored_documents(db)) == []
