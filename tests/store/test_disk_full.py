"""A full disk: one line that says so, and nothing half-written."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from doisoat.records import Document
from doisoat.records.errors import StoreError
from store.content_hash import content_hash
from store.database import Store, open_store, opened_store, transaction
from store.documents import add_documents, stored_documents
from store.findings import replace_findings
from store.mentions import mentions_of, replace_mentions

LONG = "Đạt tỷ lệ 70,8%. " * 4_000


def _fill_disk(db: Store) -> None:
    """The file may not grow by one page more."""
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")


def test_no_room_to_make_the_file(database_file: Path, hook_connections: Callable[..., None]) -> None:
    def small_disk(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 5")

    hook_connections(small_disk)
    with pytest.raises(StoreError, match="the disk is full; free some space"):
        open_store(database_file, create=True)


def test_no_room_for_a_document(db: Store, database_file: Path, make_document: Callable[..., Document]) -> None:
    add_documents(db, [make_document("1")])
    before = content_hash(db)
    _fill_disk(db)
    with pytest.raises(StoreError, match="the disk is full") as caught:
        add_documents(db, [make_document("2", body="ngắn"), make_document("3", body=LONG)])
    assert str(caught.value).startswith(str(database_file))
    assert not db.in_transaction
    assert content_hash(db) == before


def _add_one_by_one(db: Store, documents: list[Document]) -> None:
    with transaction(db):
        for document in documents:
            add_documents(db, [document])


def test_no_room_within_a_group_of_documents(db: Store, make_document: Callable[..., Document]) -> None:
    before = content_hash(db)
    _fill_disk(db)
    with pytest.raises(StoreError, match="the disk is full"):
        _add_one_by_one(db, [make_document(name, body=LONG) for name in "123"])
    assert not db.in_transaction
    assert content_hash(db) == before


def test_no_room_for_figures_and_findings(
    database_file: Path,
    make_document: Callable[..., Document],
    read_figures: Callable[..., list],
    check_figures: Callable[..., list],
) -> None:
    document = make_document("1", body=LONG)
    figures = read_figures(document)
    findings = check_figures(document, figures)
    with opened_store(database_file, create=True) as db:
        add_documents(db, [document])
        _fill_disk(db)
        with pytest.raises(StoreError, match="the disk is full"):
            replace_mentions(db, 1, 1, figures)
        assert db.execute("SELECT extracted_version FROM documents").fetchone()[0] is None
        assert mentions_of(db, 1) == ()
    with opened_store(database_file, create=False) as db:
        replace_mentions(db, 1, 1, figures)
        before = content_hash(db)
        _fill_disk(db)
        with pytest.raises(StoreError, match="the disk is full"):
            replace_findings(db, 1, findings)
        assert content_hash(db) == before
    with opened_store(database_file, create=False) as db:
        replace_findings(db, 1, findings)
        assert len(list(stored_documents(db))) == 1
