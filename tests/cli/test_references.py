"""`doisoat references`: who is cited how often, and what is missing."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from doisoat.records import Source
from doisoat.records.compose import compose_document
from store.database import opened_store
from store.documents import add_documents
from store.sources import add_sources

DB = Path("a.db")
NEWS_DAY = datetime.fromisoformat("2025-04-01T08:00:00+07:00")
STORED = "Quyết định số 1284/QĐ-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh"
MISSING = "Quyết định số 901/QĐ-UBND ngày 07/3/2025 của Ủy ban nhân dân tỉnh"
CENTRAL = "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"


@pytest.fixture
def cited(run: Callable) -> None:
    """Three news items of one province and one of another; one decision is stored."""
    said = {
        "1": ("hoabinh", f"Theo {STORED} và {MISSING}."),
        "2": ("hoabinh", f"Theo {MISSING}. Căn cứ {CENTRAL}."),
        "3": ("hoabinh", f"Căn cứ {CENTRAL}. Theo {MISSING}."),
        "4": ("bacninh", f"Theo {MISSING}."),
    }
    with opened_store(DB, create=True) as db:
        for name, province in (("hoabinh", "Hòa Bình"), ("bacninh", "Bắc Ninh")):
            add_sources(db, [Source(name=name, title="", url="", family="", province=province)])
        add_documents(
            db,
            [
                compose_document(source=source, url=url, title=f"Tin {url}", body=body, published_at=NEWS_DAY)
                for url, (source, body) in said.items()
            ],
        )
        stated = {"number": "1284/QĐ-UBND", "issued_on": date(2025, 3, 5), "issuer": "UBND tỉnh"}
        decision = compose_document(source="hoabinh", url="d", kind="decision", title="Công bố danh mục", **stated)
        add_documents(db, [decision])
    assert run("-q", "--db", DB, "extract").code == 0


def test_the_most_cited_first(run: Callable, cited: None) -> None:
    found = json.loads(run("--db", DB, "references", "--format", "json").out)
    assert [(one["reference"], one["documents"], one["provinces"], one["title"]) for one in found] == [
        ("901/QĐ-UBND", 3, ["Hòa Bình"], None),
        ("61/2018/NĐ-CP", 2, [], None),
        ("1284/QĐ-UBND", 1, ["Hòa Bình"], "Công bố danh mục"),
        ("901/QĐ-UBND", 1, ["Bắc Ninh"], None),
    ]
    assert (found[1]["issuers"], found[1]["days"], found[1]["reasons"]) == (
        ["Chính phủ"],
        ["2018-04-23"],
        ["not_stored"],
    )


def test_what_is_missing_for_people(run: Callable, cited: None) -> None:
    lines = run("--db", DB, "--lang", "vi", "references", "--missing").out.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("     3 ×  901/QĐ-UBND  2025-03-07; ")
    assert lines[1].strip() == "chưa có trong kho"
    assert not any("1284" in line for line in lines)


def test_csv_has_a_header_and_a_row_each(run: Callable, cited: None) -> None:
    table = list(csv.reader(io.StringIO(run("--db", DB, "references", "--format", "csv").out)))
    assert table[0][:3] == ["reference", "documents", "places"]
    assert [row[0] for row in table[1:]] == ["901/QĐ-UBND", "61/2018/NĐ-CP", "1284/QĐ-UBND", "901/QĐ-UBND"]


def test_nothing_is_cited(run: Callable, write: Callable) -> None:
    run("--db", DB, "import", write("a.txt", "Tin\nChữ.\n"))
    assert run("--db", DB, "references").out == "no references\n"
    assert run("--db", DB, "references", "--format", "json").out == "[]\n"
