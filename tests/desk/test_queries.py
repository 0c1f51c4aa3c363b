"""The canned queries: twenty, in both languages, each gives an answer."""

import unicodedata
from collections.abc import Callable

import pytest

from doisoat.desk.metadata import metadata, queries
from store.schema import COLUMNS, TABLES

#: Those that the small database has nothing for.
EMPTY = {"sua-khong-noi", "hai-bai-hai-so", "chi-tieu-va-dat-duoc", "quyet-dinh-duoc-vien-dan", "vien-dan-con-thieu"}
EMPTY |= {"thu-tuc-theo-muc-do", "dia-chi-khong-doc-duoc", "tep-khong-doc-duoc"}


def test_there_are_twenty_in_both_languages() -> None:
    assert len(queries()) == 20
    for query in queries().values():
        assert set(query) == {"title", "title_en", "description", "description_en", "sql"}
        assert all(unicodedata.is_normalized("NFC", said) and said.strip() for said in query.values())


@pytest.mark.parametrize("name", queries())
def test_each_answers(ask: Callable, name: str) -> None:
    answer = ask(f"/doisoat/{name}.json?_shape=array&tinh=&don_vi=&van_ban=1")
    assert answer.status_code == 200
    assert bool(answer.json()) == (name not in EMPTY)


def test_a_parameter_narrows(ask: Callable) -> None:
    rows = ask("/doisoat/loi-cua-mot-tinh.json?_shape=array&tinh=Đắk Lắk").json()
    assert [row["document"] for row in rows] == [1]


def test_judged_findings_are_not_those_that_nobody_judged(ask: Callable) -> None:
    assert [row["document"] for row in ask("/doisoat/loi-chua-xem.json?_shape=array").json()] == [4]


def test_every_table_and_column_is_described() -> None:
    tables = metadata("x")["databases"]["x"]["tables"]
    for name in TABLES:
        assert tables[name]["description"] == TABLES[name]
        assert tables[name]["columns"] == COLUMNS[name]
        assert "·" in tables[name]["title"], f"{name} has no Vietnamese title"
