"""What a document said before it changed is kept; what means the same is no change."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from doisoat.records import Document
from store.database import Store
from store.documents import add_documents
from store.twins import merge_twins
from store.versions import versions_of


def test_every_earlier_state_is_kept_in_order(db: Store, make_document: Callable[..., Document]) -> None:
    times = [datetime(2026, 11, day, tzinfo=UTC) for day in (1, 2, 3)]
    for words, now in zip(("Đạt 50%.", "Đạt 60%.", "Đạt 50%."), times, strict=True):
        add_documents(db, [make_document("1", body=words)], now=now)
    add_documents(db, [make_document("1", body="Đạt 50%.")])
    versions = versions_of(db, 1)
    assert [(v.number, v.text.splitlines()[-1], v.replaced_at) for v in versions] == [
        (1, "Đạt 50%.", times[1]),
        (2, "Đạt 60%.", times[2]),
    ]
    assert db.execute("SELECT body FROM documents").fetchone()[0] == "Đạt 50%."


@pytest.mark.parametrize(
    ("before", "after"),
    [("Đạt 50%.", "Đạt  50%. "), ("Đạt 50%.", "Đạt\u00a050%."), ("Đạt 50%.\nHết.", "Đạt 50%.\n\nHết.")],
    ids=["spaces", "a hard space", "an empty line"],
)
def test_white_space_means_nothing(db: Store, make_document: Callable[..., Document], before: str, after: str) -> None:
    for words in (before, after):
        counts = add_documents(db, [make_document("1", body=words)])
    assert (counts.unchanged, versions_of(db, 1)) == (1, ())


@pytest.mark.parametrize("other", [{"author": "A"}, {"published_source": "b"}, {"attachments": ()}, {"province": "P"}])
def test_what_is_printed_beside_the_words_is_no_change(
    db: Store, make_document: Callable[..., Document], other: dict[str, object]
) -> None:
    add_documents(db, [make_document("1")])
    assert add_documents(db, [make_document("1", **other)]).unchanged == 1


def test_a_twin_that_said_something_else_once_is_not_merged_away(
    db: Store, make_document: Callable[..., Document]
) -> None:
    long, short = "https://binhdinh.example/lang", "https://binhdinh.example/a"
    for words in ("Đạt 50%.", "Đạt 60%."):
        add_documents(db, [make_document("1", url=long, body=words)])
    short_one = make_document("1", url=short, body="Đạt 60%.")
    add_documents(db, [short_one])
    assert merge_twins(db, [short_one]) == 0
    assert [v.number for v in versions_of(db, 1)] == [1]
