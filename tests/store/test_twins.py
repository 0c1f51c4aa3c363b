"""One text under several addresses is one document, in whatever order the addresses come."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import permutations

import pytest

from doisoat.records import Document
from store.content_hash import content_hash
from store.database import Store, opened_store
from store.documents import add_documents, documents_to_read, stored_documents
from store.findings import replace_findings
from store.mentions import replace_mentions
from store.twins import merge_twins

HOST = "https://binhdinh.example"


@pytest.fixture
def twin(make_document: Callable[..., Document]) -> Callable[..., Document]:
    """A document at a path, all with the same words."""
    return lambda path, **other: make_document("1", url=f"{HOST}/{path}", **other)


def keep(db: Store, document: Document) -> int:
    add_documents(db, [document])
    return merge_twins(db, [document])


def addresses(db: Store) -> list[str]:
    return sorted(stored.document.url.removeprefix(f"{HOST}/") for stored in stored_documents(db))


def test_any_order_ends_with_the_shortest_then_the_least(tmp_path, twin):
    hashes = set()
    for number, order in enumerate(permutations(["b", "ccc", "a", "aaa"])):
        with opened_store(tmp_path / f"{number}.db", create=True) as db:
            assert sum(keep(db, twin(path)) for path in order) == 3
            assert addresses(db) == ["a"]
            hashes.add(content_hash(db))
    assert len(hashes) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"source": "gialai"},
        {"kind": "decision"},
        {"number": "12/QĐ-UBND"},
        {"published_at": datetime(2024, 5, 2, tzinfo=UTC)},
        {"body": "Đạt tỷ lệ 60,1%."},
        {"title": "Bài khác"},
    ],
    ids=["source", "kind", "number", "published_at", "text", "title"],
)
def test_what_differs_in_anything_else_stays(db, twin, other):
    keep(db, twin("a"))
    assert keep(db, twin("b", **other)) == 0
    assert addresses(db) == ["a", "b"]


def test_what_was_read_from_the_removed_one_goes_with_it(db, twin, read_figures, check_figures):
    keep(db, twin("long"))
    ((number, document),) = stored_documents(db)
    figures = read_figures(document)
    replace_mentions(db, number, 1, figures)
    replace_findings(db, number, check_figures(document, figures))
    keep(db, twin("a"))
    assert [stored.document.url for stored in documents_to_read(db, 1)] == [f"{HOST}/a"]
    for table in ("mentions", "findings", "evidence"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


def test_twins_that_change_together_stay_one(db, twin):
    for words in ("Đạt 50%.", "Đạt 60%."):
        for path in ("bb", "a", "bb"):
            keep(db, twin(path, body=words))
    assert addresses(db) == ["a"]
