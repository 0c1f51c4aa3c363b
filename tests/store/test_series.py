"""What is told over time: months and rates of online services."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from doisoat.records import Document, Mention, Source
from store.database import Store
from store.documents import add_documents
from store.findings import replace_findings
from store.mentions import replace_mentions
from store.series import documents_by_month, online_rates
from store.sources import add_sources


@pytest.fixture
def keep(db: Store, make_document: Callable, read_figures: Callable) -> Callable:
    """Keep a text of a day and its figures."""

    def add(name: str, body: str, day: datetime | None, **other: object) -> tuple[Document, list[Mention]]:
        document = make_document(name, body, published_at=day, published_source="option" if day else None, **other)
        add_documents(db, [document])
        (row,) = db.execute("SELECT id FROM documents WHERE url = ?", (document.url,)).fetchone()
        mentions = read_figures(document)
        replace_mentions(db, row, 1, mentions)
        return document, mentions

    return add


def day(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T08:00:00").replace(tzinfo=UTC)


def test_documents_by_month(db: Store, keep: Callable) -> None:
    add_sources(db, [Source(name="bn", title="BN", url="https://bn.example", family="vhv", province="Bắc Ninh")])
    keep("1", "Một.", day("2025-01-31"))
    keep("2", "Hai.", day("2025-01-01"), source="bn")
    keep("3", "Ba.", day("2024-12-31"), province="Hòa Bình")
    keep("4", "Bốn.", None)
    assert documents_by_month(db) == (("2024-12", 1), ("2025-01", 2))
    assert documents_by_month(db, source="bn") == documents_by_month(db, province="Bắc Ninh") == (("2025-01", 1),)
    assert documents_by_month(db, province="Hòa Bình") == (("2024-12", 1),)
    assert documents_by_month(db, since=date(2025, 1, 15)) == (("2025-01", 1),)
    db.execute("UPDATE documents SET quarantined = 'looks broken'")
    assert documents_by_month(db) == ()


@pytest.mark.parametrize(
    ("body", "rates"),
    [
        ("Hồ sơ trực tuyến đạt 45,5%.", ["45,5%"]),
        ("Tỷ lệ nộp trực tuyến đạt 45,5%, tăng so với năm trước.", ["45,5%"]),
        ("Trực tuyến đạt 45,5%.", ["45,5%"]),
        ("Hồ sơ trực tuyến tăng. Hồ sơ đúng hạn đạt 98%.", []),
        ("Hồ sơ trực tuyến tăng; đúng hạn đạt 98%.", []),
        ("Hồ sơ trực tuyến\nĐúng hạn đạt 98%.", []),
        ("Các tuyến đường hoàn thành 98%.", []),
        (f"Trực tuyến {'và nhiều việc khác ' * 6} đạt 98%.", []),
    ],
)
def test_rates_are_those_in_whose_clause_it_says_so(db: Store, keep: Callable, body: str, rates: list[str]) -> None:
    keep("1", body, day("2025-02-18"))
    assert [(rate.month, rate.surface) for rate in online_rates(db)] == [("2025-02", surface) for surface in rates]


def test_a_rate_is_exact_and_told_where_it_is_disputed(db: Store, keep: Callable, check_figures: Callable) -> None:
    document, mentions = keep("1", "Hồ sơ trực tuyến đạt 45,5%.", day("2025-02-18"), province="Bắc Ninh")
    (rate,) = online_rates(db)
    assert (rate.province, rate.value, rate.disputed) == ("Bắc Ninh", Decimal("45.5"), False)
    replace_findings(db, 1, check_figures(document, mentions))
    assert [rate.disputed for rate in online_rates(db)] == [True]


def test_targets_are_no_rates(db: Store, keep: Callable) -> None:
    keep("1", "Hồ sơ trực tuyến đạt 45,5%.", day("2025-02-18"))
    db.execute("UPDATE mentions SET role = 'target'")
    assert list(online_rates(db)) == []


def test_dates_are_needed(db: Store, keep: Callable) -> None:
    keep("1", "Hồ sơ trực tuyến đạt 45,5%.", None)
    assert db.execute("SELECT surface FROM mentions").fetchone()[0] == "45,5%"
    assert list(online_rates(db)) == []
