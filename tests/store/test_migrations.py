"""A file of an earlier release comes to the present schema with everything in it."""

import sqlite3
from datetime import date

import pytest
from sqlite_utils import Database

from store.database import opened_store
from store.documents import add_documents, find_document
from store.migrations import MIGRATIONS, STEPS


@pytest.mark.parametrize("step", list(STEPS)[1:])
def test_an_earlier_file_keeps_its_documents(tmp_path, make_document, step):
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        MIGRATIONS.apply(Database(old), stop_before=step)
        old.execute("INSERT INTO sources (name, title, url, family) VALUES ('binhdinh', '', '', '')")
        old.execute(
            "INSERT INTO documents (source, url, kind, title, lead, body, text, title_end, lead_end, sha256)"
            " VALUES ('binhdinh', 'u', 'news', 'T', '', 'B', 'T\nB', 1, 1, 'x')"
        )
    old.close()
    with opened_store(path, create=False) as db:
        assert find_document(db, "u").document.issuer is None
        decision = make_document(
            "2", kind="decision", number="1/QĐ-UBND", issued_on=date(2021, 6, 2), issuer="UBND tỉnh", signer="A"
        )
        add_documents(db, [decision])
        assert find_document(db, decision.url).document == decision


def test_pages_that_offer_files_are_read_whole_again(tmp_path):
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        MIGRATIONS.apply(Database(old), stop_before="0012_file_views")
        old.execute("INSERT INTO sources (name, title, url, family) VALUES ('binhdinh', '', '', '')")
        for url, files in (("with", '[{"url": "f", "name": ""}]'), ("without", "[]")):
            old.execute(
                "INSERT INTO documents"
                " (source, url, kind, title, lead, body, text, title_end, lead_end, sha256, attachments)"
                " VALUES ('binhdinh', ?, 'news', 'T', '', 'B', 'T\nB', 1, 1, 'x', ?)",
                (url, files),
            )
            old.execute(
                "INSERT INTO frontier (key, url, source, kind, host, state, discovered_at, etag, revisit_at)"
                " VALUES (?1, ?1, 'binhdinh', 'article', 'h', 'done', '2025-01-01', 'e', 9e9)",
                (url,),
            )
    old.close()
    with opened_store(path, create=False) as db:
        found = db.execute("SELECT key, etag, revisit_at FROM frontier ORDER BY key").fetchall()
        assert [tuple(row) for row in found] == [("with", None, 0), ("without", "e", 9e9)]
        assert db.execute("SELECT outcome FROM attachments").fetchone()[0] == "not_asked"


@pytest.mark.parametrize(
    "change",
    [{"number": "2/QĐ-UBND"}, {"issued_on": date(2021, 6, 3)}, {"issuer": "Chủ tịch"}, {"signer": "B"}],
    ids=["number", "issued_on", "issuer", "signer"],
)
def test_what_a_page_states_of_a_decision_is_part_of_its_meaning(db, make_document, change):
    stated = {"kind": "decision", "number": "1/QĐ-UBND", "issued_on": date(2021, 6, 2), "issuer": "UBND", "signer": "A"}
    add_documents(db, [make_document("1", **stated)])
    assert add_documents(db, [make_document("1", **stated)]).unchanged == 1
    assert add_documents(db, [make_document("1", **dict.fromkeys(change) | {"kind": "decision"})]).unchanged == 1
    assert add_documents(db, [make_document("1", **stated | change)]).changed == 1
