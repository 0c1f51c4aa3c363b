"""Parts and listed procedures in and out, gone when their document is read again."""

from collections.abc import Callable

import pytest

from doisoat.records import Document
from doisoat.records.decision import DecisionPart, DecisionStructure, Procedure
from store.database import Store
from store.decisions import forget_structures, replace_structure, structure_of
from store.documents import add_documents
from store.mentions import forget_mentions, replace_mentions

Make = Callable[..., Document]

STRUCTURE = DecisionStructure(
    parts=(
        DecisionPart(kind="number", value="1284/QĐ-UBND", start=4, end=16),
        DecisionPart(kind="annex", value="", start=30, end=99),
        DecisionPart(kind="article", value="1", start=17, end=29),
    ),
    procedures=(
        Procedure(
            list=0, heading="DANH MỤC", number="2", name="Cấp thẻ", field="Du lịch", level="mot_phan",
            code="1.001234", start=40, end=60,
        ),
        Procedure(list=1, heading="", number="", name="Thu hồi thẻ", start=61, end=80),
    ),
)  # fmt: skip


@pytest.fixture
def with_structure(db: Store, make_document: Make) -> Store:
    add_documents(db, [make_document("1"), make_document("2")])
    replace_structure(db, 1, STRUCTURE)
    replace_structure(db, 2, STRUCTURE)
    return db


def test_a_structure_comes_back_as_it_was(with_structure: Store) -> None:
    assert structure_of(with_structure, 1) == STRUCTURE


def test_a_new_reading_takes_the_place_of_the_old(with_structure: Store) -> None:
    shorter = DecisionStructure(procedures=STRUCTURE.procedures[1:])
    replace_structure(with_structure, 1, shorter)
    assert structure_of(with_structure, 1) == shorter
    assert structure_of(with_structure, 2) == STRUCTURE


def test_forgetting_is_of_the_named_documents_only(with_structure: Store) -> None:
    forget_structures(with_structure, [1])
    assert structure_of(with_structure, 1) == DecisionStructure()
    assert structure_of(with_structure, 2) == STRUCTURE


@pytest.mark.parametrize(
    "touch",
    [
        lambda db, _: forget_mentions(db, [1]),
        lambda db, _: replace_mentions(db, 1, 2, []),
        lambda db, make: add_documents(db, [make("1", body="Đã sửa.")]),
    ],
    ids=["forgotten", "read again", "changed"],
)
def test_it_goes_with_what_was_read(
    with_structure: Store, make_document: Make, touch: Callable[[Store, Make], None]
) -> None:
    touch(with_structure, make_document)
    assert structure_of(with_structure, 1) == DecisionStructure()
    assert structure_of(with_structure, 2) == STRUCTURE
