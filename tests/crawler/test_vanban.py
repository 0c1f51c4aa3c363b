"""Whose a decision is that stands in the government's collection."""

from pathlib import Path

import pytest

from crawler.registry import family_of, sources

SOURCE = sources()["vanban"]
PAGE = (Path(__file__).parent / "pages" / "vanban" / "decision.html").read_text()


@pytest.mark.parametrize(
    ("issuer", "province"),
    [
        ("Ủy ban nhân dân tỉnh Thái Nguyên", "Thái Nguyên"),
        ("UBND tỉnh Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("UBND Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Uỷ ban nhân dân TP. Cần Thơ", "Cần Thơ"),
        ("Chủ tịch UBND tỉnh Bình Định", "Bình Định"),
        ("UBND tỉnh", SOURCE.province),
        ("Bộ Nội vụ", SOURCE.province),
        ("Văn phòng UBND tỉnh Bình Định; Sở Nội vụ", SOURCE.province),
    ],
)
def test_the_province_is_the_issuer_s(issuer, province):
    body = PAGE.replace("Ủy ban nhân dân tỉnh Thái Nguyên", issuer).encode()
    document = family_of(SOURCE).read_article(body, f"{SOURCE.url}/?docid=1", SOURCE, None)
    assert (document.issuer, document.province) == (issuer, province)
