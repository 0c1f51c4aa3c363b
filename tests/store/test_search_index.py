"""The index holds what the documents say now, whoever changed them and however."""

import gzip
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from doisoat.records import Document
from store.database import Store, opened_store, transaction
from store.documents import add_documents
from store.quarantine import quarantine, release_all
from store.search import search
from store.search_index import count_without_words, keep_words, rebuild_index, texts_without_words
from store.twins import merge_twins

Make = Callable[..., Document]
RELEASED = sorted((Path(__file__).parent / "released").glob("*.db.gz"))


def fill(db: Store) -> None:
    for number, text in texts_without_words(db):
        keep_words(db, number, text, text)


def found(db: Store, typed: str) -> list[int]:
    """Row numbers; the index must agree with the documents whenever it is asked."""
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    in_sql = [row[0] for row in db.execute("SELECT rowid FROM search WHERE search MATCH ?", (typed,))]
    assert sorted(hit.id for hit in search(db, typed)) == in_sql
    return in_sql


def test_nothing_is_indexed_while_documents_are_loaded(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document(str(n)) for n in range(5)])
    assert count_without_words(db) == 5
    assert db.execute("SELECT count(*) FROM search_docsize").fetchone()[0] == 0
    fill(db)
    assert count_without_words(db) == 0
    assert found(db, "tinh") == [1, 2, 3, 4, 5]


def test_a_changed_document_is_found_by_what_it_says_now(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1", body="Chợ Đồn."), make_document("2", body="Chợ Mới.")])
    fill(db)
    add_documents(db, [make_document("1", body="Cầu Đồn.")])
    assert (found(db, "cho"), found(db, "cau"), count_without_words(db)) == ([2], [], 1)
    fill(db)
    assert (found(db, "cho"), found(db, "cau")) == ([2], [1])


def test_what_changed_while_its_words_were_told_apart_waits(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1", body="Chợ.")])
    ((number, text),) = texts_without_words(db)
    add_documents(db, [make_document("1", body="Cầu.")])
    keep_words(db, number, text, text)
    assert (found(db, "cho"), count_without_words(db)) == ([], 1)


def test_a_removed_document_is_not_found(db: Store, make_document: Make) -> None:
    long, short = (make_document("1", url=url) for url in ("https://x.example/dai", "https://x.example/d"))
    add_documents(db, [long, short])
    fill(db)
    assert merge_twins(db, [short]) == 1
    assert found(db, "bai") == [2]
    db.execute("DELETE FROM documents")
    assert found(db, "bai") == []


def test_any_change_by_hand_is_followed(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1", body="Chợ.")])
    fill(db)
    db.execute("UPDATE documents SET text = 'Cầu', title = 'Đò', words = 'Cầu'")
    assert (found(db, "cho"), found(db, "cau"), found(db, "do")) == ([], [1], [1])
    db.execute("UPDATE documents SET words = NULL")
    assert found(db, "cau") == []
    db.execute("UPDATE documents SET words = 'Cầu', author = 'A'")
    assert found(db, "cau") == [1]
    db.execute(
        "INSERT INTO documents (source, url, kind, title, lead, body, text, title_end, lead_end, sha256, words)"
        " VALUES ('binhdinh', 'u', 'news', 'T', '', '', 'Cầu', 1, 1, 'x', 'Cầu')"
    )
    assert found(db, "cau") == [1, 2]


def test_held_back_documents_are_not_found_and_released_ones_are(db: Store, make_document: Make) -> None:
    good, bad = "Tiếp nhận hồ sơ.", "Đăng nhập."
    page = "INSERT INTO pages (url, source, status, fetched_at, sha256) VALUES ('u', 'binhdinh', 200, '2025-01-01', '')"
    add_documents(db, [make_document("1", body=good)])
    fill(db)
    db.execute(page)
    add_documents(db, [make_document("1", body=bad), make_document("2", body=bad)], page=1)
    fill(db)
    assert found(db, "dang nhap") == [1, 2]
    assert quarantine(db, "binhdinh", "walls") == (1, 1)
    assert found(db, "dang") == found(db, "tiep") == []
    fill(db)
    assert (found(db, "dang"), found(db, "tiep"), count_without_words(db)) == ([], [1], 0)
    assert release_all(db, "binhdinh") == 1
    fill(db)
    assert found(db, "dang") == [2]


def test_a_new_document_that_was_held_back_before_it_was_read_waits_after_its_release(
    db: Store, make_document: Make
) -> None:
    add_documents(db, [make_document("1")])
    db.execute("UPDATE documents SET quarantined = 'walls'")
    assert (list(texts_without_words(db)), count_without_words(db)) == ([], 0)
    release_all(db, "binhdinh")
    assert count_without_words(db) == 1


def test_what_fails_changes_neither(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1", body="Chợ.")])
    fill(db)

    def change_in_vain() -> None:
        with transaction(db):
            add_documents(db, [make_document("1", body="Cầu.")])
            fill(db)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_in_vain()
    assert (found(db, "cho"), found(db, "cau")) == ([1], [])


def test_the_index_can_be_made_anew(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1"), make_document("2"), make_document("3")])
    fill(db)
    db.execute("UPDATE documents SET quarantined = 'walls' WHERE id = 2")
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert list(search(db, "bai")) == []
    assert rebuild_index(db) == 2
    assert found(db, "bai") == [1, 3]


@pytest.mark.parametrize("packed", RELEASED, ids=lambda path: path.name[:4])
def test_files_of_earlier_versions_are_indexed_when_they_are_read(tmp_path: Path, packed: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with opened_store(path, create=False) as db:
        waiting = count_without_words(db)
        assert waiting == db.execute("SELECT count(*) FROM documents").fetchone()[0] > 0
        assert list(search(db, "thủ tục")) == []
        fill(db)
        assert found(db, "thu tuc")


def test_a_reader_without_any_right_to_write_can_search(db: Store, database_file: Path, make_document: Make) -> None:
    add_documents(db, [make_document("1")])
    fill(db)
    reader = sqlite3.connect(f"{database_file.as_uri()}?mode=ro", uri=True)
    reader.row_factory = sqlite3.Row
    try:
        assert [hit.id for hit in search(reader, "thủ tục")] == [1]
    finally:
        reader.close()
