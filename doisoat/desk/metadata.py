"""What Datasette is told of the database: tables and columns from `store.schema`, and the queries asked first."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from store.schema import COLUMNS, TABLES

_TITLES: Mapping[str, str] = {
    "sources": "Nguồn",
    "pages": "Trang đã tải",
    "documents": "Văn bản",
    "versions": "Các bản trước của văn bản",
    "mentions": "Số liệu, ngày, viện dẫn như đã in",
    "findings": "Kết quả đối soát",
    "evidence": "Số liệu làm căn cứ của kết quả",
    "tellings": "Điều văn bản nói mà văn bản khác cũng nói",
    "recheck": "Chờ so lại",
    "files": "Tệp đính kèm đã tải",
    "parts": "Các phần của quyết định",
    "procedures": "Thủ tục trong phụ lục quyết định",
    "runs": "Nhật ký chạy",
    "frontier": "Địa chỉ đã biết",
    "measures": "Số đo mỗi lần chạy",
    "ledger": "Kết cục của mỗi địa chỉ",
    "open_findings": "Lỗi và cảnh báo",
    "percentages_by_province": "Tỷ lệ phần trăm theo tỉnh",
    "attachments": "Tệp mà trang đưa ra",
    "figures_by_page": "Số liệu theo trang của tệp",
    "citation_candidates": "Văn bản có thể được viện dẫn",
    "citations": "Viện dẫn",
    "search": "Chỉ mục tìm kiếm",
    "searchable": "Văn bản tìm được",
}
#: Work of the program that answers no question of a reader; still there for who asks by name.
_HIDDEN = ("recheck", "tellings", "_sqlite_migrations", "citation_candidates", "search", "searchable")


@cache
def queries() -> Mapping[str, Mapping[str, Any]]:
    """The canned queries by name; each has `title`, `title_en`, `description`, `description_en` and `sql`."""
    text = files("doisoat.desk").joinpath("queries.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def metadata(database: str) -> dict[str, Any]:
    """Datasette's metadata of the database of that name."""
    canned = {
        name: {
            "title": f"{query['title']} · {query['title_en']}",
            "description": f"{query['description']} · {query['description_en']}",
            "sql": query["sql"].strip(),
            "hide_sql": True,
        }
        for name, query in queries().items()
    }
    tables = {name: _table(name) for name in TABLES}
    tables |= {name: tables.get(name, {}) | {"hidden": True} for name in _HIDDEN}
    return {
        "title": "đối soát",
        "databases": {database: {"title": "Bảng và SQL · Tables and SQL", "tables": tables, "queries": canned}},
    }


def _table(name: str) -> dict[str, Any]:
    return {
        "title": f"{_TITLES[name]} · {name}" if name in _TITLES else name,
        "description": TABLES[name],
        "columns": dict(COLUMNS[name]),
        "size": 50,
    }
