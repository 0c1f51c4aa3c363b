"""What a page yielded is written whole or not at all, and twice is as good as once."""

import hashlib
from datetime import UTC, datetime

import pytest

from doisoat.records import Link, Page, PageOutcome, Source
from doisoat.records.errors import StoreError
from store.content_hash import content_hash
from store.frontier import add_links
from store.outcomes import WrittenCounts, write_outcomes
from store.sources import add_sources

LIST = "https://binhdinh.example/tin-tuc"


def page(url: str, body: bytes = b"<p>") -> Page:
    digest = hashlib.sha256(body).hexdigest()
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return Page(url=url, status=200, body=body, fetched_at=now, sha256=digest, headers={"content-type": "text/html"})


@pytest.fixture
def outcomes(db, make_document) -> list[PageOutcome]:
    add_sources(db, [Source(name="binhdinh", title="Bình Định", url="https://binhdinh.example", family="vhv")])
    add_links(db, [Link(url=LIST, source="binhdinh", kind="listing")])
    documents = [make_document(str(number)) for number in range(3)]
    links = tuple(Link(url=d.url, source="binhdinh", kind="article") for d in documents)
    return [
        PageOutcome(key=LIST, source="binhdinh", state="done", page=page(LIST), links=links),
        *(PageOutcome(key=d.url, source="binhdinh", state="done", page=page(d.url), documents=(d,)) for d in documents),
    ]


def counts(db) -> tuple[int, ...]:
    return tuple(
        db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("pages", "documents", "frontier")
    )


def test_everything_of_a_page_is_written(db, outcomes):
    assert write_outcomes(db, outcomes) == WrittenCounts(pages=4, added=3)
    joined = db.execute("SELECT pages.url = documents.url, content_type FROM documents JOIN pages ON pages.id = page")
    assert [tuple(row) for row in joined] == [(1, "text/html")] * 3
    rows = db.execute("SELECT state, parent FROM frontier ORDER BY rowid").fetchall()
    assert [tuple(row) for row in rows] == [("done", None), *[("done", LIST)] * 3]


def test_twice_is_as_good_as_once(db, outcomes):
    write_outcomes(db, outcomes)
    once = content_hash(db)
    assert write_outcomes(db, outcomes) == WrittenCounts(pages=4, unchanged=3)
    assert content_hash(db) == once


def test_a_changed_document_is_counted(db, outcomes, make_document):
    write_outcomes(db, outcomes)
    changed = PageOutcome(
        key=outcomes[1].key, source="binhdinh", state="done", documents=(make_document("0", body="khác"),)
    )
    assert write_outcomes(db, [changed]) == WrittenCounts(changed=1)


def test_nothing_is_written_when_the_last_of_a_batch_fails(db, outcomes):
    before = counts(db)
    nobodys = PageOutcome(key="x", source="nobody", state="done", page=page("https://nobody.example"))
    with pytest.raises(StoreError):
        write_outcomes(db, [*outcomes, nobodys])
    assert counts(db) == before
    assert not db.in_transaction
    assert write_outcomes(db, outcomes).added == 3


def test_nothing_is_written_when_the_disk_is_full(db, outcomes):
    before = counts(db)
    db.execute("PRAGMA max_page_count = 1")
    long = [PageOutcome(key=o.key, source=o.source, state="done", page=page("x" * 5000)) for o in outcomes]
    with pytest.raises(StoreError, match="the disk is full"):
        write_outcomes(db, [*outcomes, *long])
    assert counts(db) == before
