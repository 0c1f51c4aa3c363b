"""Rows of our own for reports."""

from datetime import UTC, date, datetime
from decimal import Decimal

from doisoat.report.rows import Extent, Piece, Reported, ReportRows, Said, StatedRate

_RATE = Reported(
    rule="CK-01",
    severity="error",
    what=Said("tỷ lệ không khớp tử số và mẫu số", "a rate that is not its fraction"),
    sentence=(
        Piece("Cấp tỉnh hoàn thành "),
        Piece("412/618 thủ tục", marked=True),
        Piece(", đạt tỷ lệ "),
        Piece("76,7%", marked=True),
        Piece("."),
    ),
    message=Said(
        "412 / 618 = 66,7 %; văn bản ghi 76,7 % (lệch 10,0 điểm phần trăm)\n76,7 % chỉ đúng với tử số 474",
        "412 / 618 = 66.7 %; the text says 76.7 % (10.0 percentage points off)\n76.7 % would need the numerator 474",
    ),
    title="Phú Lãng rà soát thủ tục",
    url="https://phulang.example/tin/1?a=1&b=2",
    source="phulang",
    province="Phú Lãng",
    published=date(2025, 2, 18),
    line=2,
    page=None,
    fingerprint="29060f53db0d2d7ce1cd6875e9aa4f6b",
)


def make_finding(**fields: object) -> Reported:
    """A finding of ours with some fields otherwise."""
    return Reported(**{name: getattr(_RATE, name) for name in Reported.__slots__} | fields)


def make_rows(*findings: Reported, **fields: object) -> ReportRows:
    """A report of these findings."""
    extent = {
        "database": "tinh.db",
        "made_at": datetime(2025, 3, 1, 8, 30, tzinfo=UTC),
        "checked_at": datetime(2025, 3, 1, 8, 0, tzinfo=UTC),
        "documents": 12,
        "without_error": 10,
        "unread": 1,
        "severities": {"error": 1, "warning": 1},
        "known": 1,
        "limits": ("--since 2025-01-01",),
    }
    given = {name: fields.pop(name) for name in list(fields) if name in extent}
    months = (("2025-01", 4), ("2025-03", 7))
    rates = (
        StatedRate(province="Phú Lãng", month="2025-01", value=Decimal("67.6"), surface="67,6%", disputed=True),
        StatedRate(province=None, month="2025-03", value=Decimal(80), surface="80%", disputed=False),
    )
    return ReportRows(
        **{"extent": Extent(**extent | given), "findings": findings, "months": months, "rates": rates} | fields
    )
