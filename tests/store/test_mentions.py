"""Mentions in and out, nothing lost on the way."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doisoat.records import Document, Interval, Mention, Moment, Quantity, Reference
from store.database import Store
from store.documents import add_documents
from store.mentions import mentions_of, replace_mentions

Make = Callable[..., Document]

KINDS_OF_MENTIONS = (
    Mention(kind="url", surface="x.vn", start=0, end=4, value="x.vn"),
    Mention(kind="level_list", surface="3, 4", start=1, end=5, value=(3, 4)),
    Mention(kind="legal_unit", surface="khoản 2", start=2, end=9, value="2", level="khoan"),
    Mention(
        kind="doc_ref",
        surface="468/QĐ-TTg",
        start=3,
        end=13,
        value="468/QĐ-TTg",
        reference=Reference(family="admin", number=468, co_issuers=("BTC",), date=date(2021, 3, 27), role="amends"),
    ),
    Mention(
        kind="date",
        surface="31/02/2021",
        start=4,
        end=14,
        value=None,
        flags=("impossible",),
        moment=Moment(precision="day", suggestions=("2021-02-28", "2021-03-03"), op="le"),
    ),
    Mention(
        kind="fraction",
        surface="901/1499",
        start=5,
        end=13,
        value="901/1499",
        quantity=Quantity(amount=Decimal(901), second=Decimal(1499), exact=Fraction(901, 1499), unit="tthc"),
    ),
    Mention(
        kind="money",
        surface="4,8 tỷ đồng",
        start=6,
        end=17,
        value="4800000000",
        quantity=Quantity(
            amount=Decimal(4800000000),
            decimals=1,
            ulp=Decimal(100000000),
            interval=Interval(lo=Decimal(4750000000), hi=None, hi_incl=False),
            currency="VND",
            role="target",
            level=(3, "toan_trinh"),
        ),
    ),
)


def test_every_kind_comes_back_as_it_was(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1")])
    replace_mentions(db, 1, 1, KINDS_OF_MENTIONS)
    assert mentions_of(db, 1) == KINDS_OF_MENTIONS


def test_the_columns_repeat_what_queries_ask_for(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1")])
    replace_mentions(db, 1, 1, KINDS_OF_MENTIONS)
    asked = "SELECT kind, value, value_num, unit, lo, hi, lo_incl, hi_incl, op, role FROM mentions ORDER BY id"
    assert [tuple(row) for row in db.execute(asked)] == [
        ("url", "x.vn", None, None, None, None, None, None, None, None),
        ("level_list", "3,4", None, None, None, None, None, None, None, None),
        ("legal_unit", "2", None, None, None, None, None, None, None, None),
        ("doc_ref", "468/QĐ-TTg", None, None, None, None, None, None, None, "amends"),
        ("date", None, None, None, None, None, None, None, "le", None),
        ("fraction", "901/1499", 901 / 1499, "tthc", None, None, None, None, "eq", None),
        ("money", "4800000000", 4.8e9, "VND", "4750000000", None, 1, 0, "eq", "target"),
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    amount=st.decimals(allow_nan=False, allow_infinity=False, places=3),
    second=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2),
    surface=st.text(st.characters(codec="utf-8"), min_size=1),
    kind=st.sampled_from(["percent", "fraction", "count", "rank"]),
)
def test_any_number_survives_exactly(
    db: Store, amount: Decimal, second: Decimal | None, surface: str, kind: str, make_document: Make
) -> None:
    mention = Mention(
        kind=kind,
        surface=surface,
        start=0,
        end=len(surface),
        value=str(amount),
        quantity=Quantity(amount=amount, second=second, interval=Interval(lo=amount, hi=second)),
    )
    add_documents(db, [make_document("1")])
    replace_mentions(db, 1, 1, [mention])
    assert mentions_of(db, 1) == (mention,)


@pytest.mark.parametrize(("amount", "second"), [("1", "0"), ("1e400", "2"), ("1e400", "1e-400")])
def test_a_number_beyond_all_measure_has_a_value_and_perhaps_no_value_num(
    db: Store, make_document: Make, amount: str, second: str
) -> None:
    quantity = Quantity(amount=Decimal(amount), second=Decimal(second))
    mention = Mention(kind="fraction", surface="a/b", start=0, end=3, value="a/b", quantity=quantity)
    add_documents(db, [make_document("1")])
    replace_mentions(db, 1, 1, [mention])
    assert mentions_of(db, 1) == (mention,)


def test_a_new_reading_replaces_the_old_one(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("1"), make_document("2")])
    replace_mentions(db, 2, 1, KINDS_OF_MENTIONS[:1])
    replace_mentions(db, 1, 1, KINDS_OF_MENTIONS)
    replace_mentions(db, 1, 2, KINDS_OF_MENTIONS[:2])
    assert mentions_of(db, 1) == KINDS_OF_MENTIONS[:2]
    assert mentions_of(db, 2) == KINDS_OF_MENTIONS[:1]
    assert [v for (v,) in db.execute("SELECT extracted_version FROM documents ORDER BY id")] == [2, 1]
