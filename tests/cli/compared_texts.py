"""Texts that tell of the same, and what comparing them in one database gives."""

from collections.abc import Sequence
from datetime import datetime

from doisoat.cli.comparing import compare_stored
from doisoat.records import Document, Source
from doisoat.records.compose import compose_document
from extract.decisions.structure import read_structure
from extract.reader import read
from store.database import Store
from store.decisions import replace_structure
from store.documents import add_documents, find_document
from store.mentions import replace_mentions
from store.sources import add_sources

PROVINCES = {"hoabinh": "Hòa Bình", "bacninh": "Bắc Ninh", "vinhphuc": "Vĩnh Phúc", "phutho": "Phú Thọ", "hue": "Huế"}
NEWS = "Theo Quyết định số 745/QĐ-UBND ngày {} của UBND tỉnh, các sở rà soát thủ tục."
TTG = "Theo Quyết định số 468/QĐ-TTg ngày {} của Thủ tướng Chính phủ, các sở rà soát thủ tục."
YEAR = "Năm 2022, toàn tỉnh đã tiếp nhận {} hồ sơ, giải quyết đúng hạn {} hồ sơ."
ARTICLE = """Ngày 05/3/2023, Sở Nội vụ họp giao ban.
Bộ phận một cửa tiếp nhận trực tuyến {} hồ sơ trong tuần.
Bưu điện các huyện nhận và trả kết quả {} hồ sơ tại nhà.
Có {} xã tự nguyện làm việc thêm sáng thứ bảy hằng tuần.
Các tổ công nghệ số hướng dẫn {} người dân nộp hồ sơ."""


def text(name: str, body: str, day: str = "2023-03-06", **other: object) -> Document:
    origin = {"source": "hoabinh", "title": "Kết quả cải cách"} | other
    published = datetime.fromisoformat(f"{day}T08:00:00+07:00")
    return compose_document(url=name, body=body, published_at=published, **origin)


def take_in(db: Store, documents: Sequence[Document]) -> None:
    add_sources(db, [Source(name=name, title="", url="", family="", province=PROVINCES[name]) for name in PROVINCES])
    add_documents(db, documents)
    for document in documents:
        row = find_document(db, document.url).id
        replace_mentions(db, row, 1, read(document.text, document.published_at.date()))
        if document.kind != "news":
            replace_structure(db, row, read_structure(document.text))


def told(db: Store) -> list[tuple[str, str, str, str]]:
    """Address, severity, printed figures and diagnosis of each finding over several documents."""
    rows = db.execute(
        "SELECT url, rule || ' ' || severity, surface, COALESCE(diagnosis, reason, '') FROM findings "
        "JOIN documents ON documents.id = document WHERE comparison IS NOT NULL ORDER BY url"
    )
    return [tuple(row) for row in rows]


def compared(db: Store, *documents: Document) -> list[tuple[str, str, str, str]]:
    take_in(db, documents)
    compare_stored(db)
    return told(db)


def dates(pattern: str, *days: str) -> list[Document]:
    return [text(f"d{at}", pattern.format(day) + f" Tin số {at}.") for at, day in enumerate(days)]
