"""Documents against each other: what must be said, and above all what must not."""

import os
import random
import signal
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import store.database
from doisoat.cli.comparing import compare_stored
from doisoat.records import Document, Source
from doisoat.records.compose import compose_document
from extract.reader import read
from store.content_hash import content_hash
from store.database import Store, opened_store
from store.documents import add_documents, find_document
from store.findings import compared_findings_of, findings_of, replace_findings
from store.mentions import forget_mentions, replace_mentions
from store.sources import add_sources

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
    add_sources(
        db,
        [
            Source(name="hoabinh", title="", url="", family="", province="Hòa Bình"),
            Source(name="bacninh", title="", url="", family="", province="Bắc Ninh"),
        ],
    )
    add_documents(db, documents)
    for document in documents:
        row = find_document(db, document.url).id
        replace_mentions(db, row, 1, read(document.text, document.published_at.date()))


def told(db: Store) -> list[tuple[str, str, str, str]]:
    """Address, severity, printed figures and diagnosis of each finding over several documents."""
    rows = db.execute(
        "SELECT url, rule || ' ' || severity, surface, COALESCE(diagnosis, reason, '') FROM findings "
        "JOIN documents ON documents.id = document WHERE comparison IS NOT NULL ORDER BY url"
    )
    return [tuple(row) for row in rows]


@pytest.fixture
def db(tmp_path: Path) -> Store:
    with opened_store(tmp_path / "a.db", create=True) as store_:
        yield store_


def compared(db: Store, *documents: Document) -> list[tuple[str, str, str, str]]:
    take_in(db, documents)
    compare_stored(db)
    return told(db)


def dates(pattern: str, *days: str) -> list[Document]:
    return [text(f"d{at}", pattern.format(day) + f" Tin số {at}.") for at, day in enumerate(days)]


def test_the_date_of_the_majority_is_the_reference(db: Store) -> None:
    assert compared(db, *dates(TTG, "27/3/2021", "27/3/2021", "17/3/2021")) == [
        ("d2", "CK-16 warning", "Quyết định số 468/QĐ-TTg ngày 17/3/2021", "one_digit")
    ]
    (finding,) = compared_findings_of(db, 3)
    assert finding.message_en == "this text says 17/03/2021; 2 other texts say 27/03/2021 (d0)"
    assert [m.surface for m in finding.evidence] == ["Quyết định số 468/QĐ-TTg", "17/3/2021"]
    evidence = db.execute(
        "SELECT url FROM evidence JOIN mentions m ON m.id = mention JOIN documents d ON d.id = document "
        "ORDER BY position"
    )
    assert [url for (url,) in evidence] == ["d2", "d2", "d0", "d0"]


def test_one_against_one_blames_nobody(db: Store) -> None:
    found = compared(db, *dates(TTG, "27/3/2021", "17/3/2021"))
    assert [(url, severity) for url, severity, *_ in found] == [("d1", "CK-16 notice")]


def test_the_page_of_the_decision_goes_before_the_majority(db: Store) -> None:
    found = compared(db, decision("q", date(2022, 4, 8)), *dates(NEWS, "04/8/2022", "04/8/2022", "08/4/2022"))
    assert [(url, severity, why) for url, severity, _, why in found] == [
        ("d0", "CK-16 warning", "day_month_swap"),
        ("d1", "CK-16 warning", "day_month_swap"),
    ]


def decision(url: str, day: date) -> Document:
    stated = {"number": "745/QĐ-UBND", "issued_on": day, "issuer": "Chủ tịch UBND tỉnh"}
    return text(url, "", kind="decision", title=f"Về việc ủy quyền ({url})", **stated)


SILENT_DATES = {
    "two pages state different days": [
        *(decision("q", date(2022, 4, 8)), decision("r", date(2022, 5, 8))),
        *dates(NEWS, "08/4/2022", "08/4/2022", "04/8/2022"),
    ],
    "all agree": dates(TTG, "27/3/2021", "27/3/2021"),
    "another year is another document": dates(NEWS, "08/4/2022", "08/4/2022", "04/8/2021"),
    "another province": [
        *dates(NEWS, "08/4/2022", "08/4/2022"),
        text("x", NEWS.format("09/4/2022"), source="bacninh"),
    ],
    "another district": [
        *dates(NEWS, "08/4/2022", "08/4/2022"),
        text("x", NEWS.format("09/4/2022").replace("UBND tỉnh", "UBND huyện Phù Lãng")),
    ],
    "a short form": [*dates(TTG, "27/3/2021", "27/3/2021"), text("x", "Tỉnh theo Quyết định 468 ngày 17/3/2021.")],
}


@pytest.mark.parametrize("documents", SILENT_DATES.values(), ids=SILENT_DATES)
def test_dates_that_prove_nothing(db: Store, documents: list[Document]) -> None:
    assert compared(db, *documents) == []


def test_an_office_that_nobody_names_is_undecided(db: Store) -> None:
    unnamed = NEWS.replace(" của UBND tỉnh", "")
    found = compared(db, *dates(unnamed, "08/4/2022", "08/4/2022", "21/11/2022"))
    assert [row[1::2] for row in found] == [("CK-16 info", "different_issuer")]


def test_the_same_quantity_told_otherwise(db: Store) -> None:
    one = text("a", YEAR.format("1.236", "1.200") + " Thêm tin.", title="Tin tháng một")
    two = text("b", "Mở đầu. " + YEAR.format("1.263", "1.200"), day="2023-09-01", title="Sau một năm")
    assert compared(db, one, two) == [("b", "CK-15 warning", "1.263 hồ sơ", "transposed_digits")]
    (finding,) = compared_findings_of(db, 2)
    assert finding.message_en == "this text says 1263; the text of 2023-03-06 says 1236 of the same (a)"
    assert finding.sentence == YEAR.format("1.263", "1.200")


def quantities(one: str, two: str, **second: str) -> list[Document]:
    return [text("a", one, title="Tin đầu năm"), text("b", two, title="Tin cuối năm", **{"day": "2023-09-01"} | second)]


SILENT_QUANTITIES = {
    "the same figures": quantities(YEAR.format("1.236", "1.200"), YEAR.format("1236", "1.200")),
    "another period": quantities(YEAR.format("1.236", "9"), YEAR.format("1.263", "9").replace("2022", "2021")),
    "the period was not over": quantities(
        YEAR.format("1.236", "9").replace("2022", "2023"), YEAR.format("1.263", "9").replace("2022", "2023")
    ),
    "another province": quantities(YEAR.format("1.236", "9"), YEAR.format("1.263", "9"), source="bacninh"),
    "another body": quantities(
        YEAR.format("1.236", "9").replace("toàn tỉnh", "huyện Phù Lãng"),
        YEAR.format("1.263", "9").replace("toàn tỉnh", "huyện Yên Khê"),
    ),
    "no body": quantities(
        YEAR.format("1.236", "9").replace("toàn tỉnh", "đơn vị"),
        YEAR.format("1.263", "9").replace("toàn tỉnh", "đơn vị"),
    ),
    "other words": quantities(YEAR.format("1.236", "9"), YEAR.format("1.263", "9").replace("tiếp nhận", "số hóa")),
    "another unit": quantities(YEAR.format("1.236", "9"), YEAR.format("1.263", "9").replace("hồ sơ,", "thủ tục,")),
    "approximate": quantities(YEAR.format("1.236", "9"), YEAR.format("hơn 1.263", "9")),
    "not final": quantities(*(YEAR.format(number, "9").replace("đã", "ước") for number in ("1.236", "1.263"))),
    "a target": quantities(
        "Năm 2022, toàn tỉnh phấn đấu tiếp nhận 1.236 hồ sơ trực tuyến.",
        "Năm 2022, toàn tỉnh phấn đấu tiếp nhận 1.263 hồ sơ trực tuyến.",
    ),
}


@pytest.mark.parametrize("documents", SILENT_QUANTITIES.values(), ids=SILENT_QUANTITIES)
def test_quantities_that_prove_nothing(db: Store, documents: list[Document]) -> None:
    assert compared(db, *documents) == []


def test_figures_far_apart_may_have_been_revised(db: Store) -> None:
    found = compared(db, *quantities(YEAR.format("1.236", "900"), YEAR.format("2.871", "900")))
    assert [row[1] for row in found] == ["CK-15 notice"]


def test_an_article_printed_again_with_another_figure(db: Store) -> None:
    first = text("a", ARTICLE.format(412, 88, 7, 951))
    again = text("b", ARTICLE.format(412, 88, 9, 951), day="2023-03-08", source="bacninh")
    assert compared(db, first, again) == [("b", "CK-15 warning", "9 xã", "one_digit")]


SILENT_ARTICLES = {
    "a template with new figures": [
        text("a", ARTICLE.format(412, 88, 7, 951)),
        text("b", ARTICLE.format(530, 61, 9, 977), day="2023-03-08"),
    ],
    "another day in the text": [
        text("a", ARTICLE.format(412, 88, 7, 951)),
        text("b", ARTICLE.format(412, 88, 9, 951).replace("05/3", "12/3"), day="2023-03-13"),
    ],
    "another title": [
        text("a", ARTICLE.format(412, 88, 7, 951)),
        text("b", ARTICLE.format(412, 88, 9, 951), title="Giao ban khối cơ quan"),
    ],
    "months later": [
        text("a", ARTICLE.format(412, 88, 7, 951)),
        text("b", ARTICLE.format(412, 88, 9, 951), day="2023-06-08"),
    ],
    "no day in the text": [
        text(name, ARTICLE.format(412, 88, number, 951).replace("Ngày 05/3/2023, ", ""))
        for name, number in ("a7", "b9")
    ],
    "one sentence twice in one text": [
        text("a", ARTICLE.format(412, 88, 7, 951) + "\nCó 12 xã tự nguyện làm việc thêm sáng thứ bảy hằng tuần."),
        text("b", ARTICLE.format(412, 88, 9, 951), day="2023-03-08"),
    ],
}


@pytest.mark.parametrize("documents", SILENT_ARTICLES.values(), ids=SILENT_ARTICLES)
def test_articles_that_are_not_the_same(db: Store, documents: list[Document]) -> None:
    assert compared(db, *documents) == []


def corpus() -> list[Document]:
    """Texts with disputes of every kind, majorities, and a value that an earlier text told already."""
    days = ["27/3/2021", "27/3/2021", "17/3/2021", "27/3/2021", "28/3/2021"]
    yearly = [
        text(f"y{number}", YEAR.format(f"1.2{digit}6", "900"), title=f"Tin {'abcd'[number]}")
        for number, digit in enumerate("3553")
    ]
    printed = [
        text(f"p{day}", ARTICLE.format(412, 88, towns, 951), day=f"2023-03-0{day}")
        for day, towns in ((6, 7), (7, 9), (8, 8))
    ]
    return [*dates(TTG, *days), *yearly, *printed]


def test_one_by_one_ends_as_all_at_once(tmp_path: Path) -> None:
    documents = corpus()
    with opened_store(tmp_path / "whole.db", create=True) as db:
        assert len(compared(db, *documents)) == 5
        whole = content_hash(db)
    for seed in range(4):
        random.Random(seed).shuffle(documents)
        with opened_store(tmp_path / f"{seed}.db", create=True) as db:
            for document in documents:
                compared(db, document)
            assert content_hash(db) == whole


def test_a_document_that_goes_takes_its_word_with_it(tmp_path: Path) -> None:
    documents = corpus()
    for gone in range(len(documents)):
        hashes = []
        with opened_store(tmp_path / f"{gone}.db", create=True) as db:
            compared(db, *documents)
            row = find_document(db, documents[gone].url).id
            forget_mentions(db, [row])
            db.execute("DELETE FROM documents WHERE id = ?", (row,))
            compare_stored(db)
            hashes.append(content_hash(db))
        with opened_store(tmp_path / f"{gone}-never.db", create=True) as db:
            compared(db, *documents[:gone], *documents[gone + 1 :])
            hashes.append(content_hash(db))
        assert hashes[0] == hashes[1], documents[gone].url


def test_a_text_read_again_keeps_its_findings(db: Store) -> None:
    documents = corpus()
    before = compared(db, *documents), content_hash(db)
    take_in(db, documents[2:6])
    assert told(db) != before[0]
    compare_stored(db)
    assert (told(db), content_hash(db)) == before


def test_a_second_comparison_writes_nothing(db: Store) -> None:
    compared(db, *corpus())
    before = db.total_changes
    compare_stored(db)
    assert db.total_changes == before


def test_findings_of_the_document_alone_leave_the_others(db: Store) -> None:
    compared(db, *corpus())
    row = find_document(db, "d2").id
    kept = compared_findings_of(db, row)
    assert len(kept) == 1
    replace_findings(db, row, [])
    assert findings_of(db, row) == kept


def test_what_is_compared_is_printed_and_counts(run: Callable) -> None:
    with opened_store(Path("a.db"), create=True) as db:
        take_in(db, dates(TTG, "27/3/2021", "27/3/2021", "17/3/2021"))
        db.execute("UPDATE documents SET extracted_version = ?", (_version(),))
    outcome = run("--db", "a.db", "validate", "--fail-on", "warning")
    assert outcome.code == 1
    assert "CK-16" in outcome.out
    assert "2 other texts say 27/03/2021 (d0)" in outcome.out
    assert "CK-16" in run("--db", "a.db", "show", "d2").out
    assert run("--db", "a.db", "validate", "--fail-on", "warning").out == outcome.out


def _version() -> int:
    from extract import VERSION

    return VERSION


def test_killed_before_any_statement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened_store(tmp_path / "start.db", create=True) as db:
        take_in(db, corpus())
    start = (tmp_path / "start.db").read_bytes()

    def run_on(path: Path) -> str:
        with opened_store(path, create=False) as db:
            compare_stored(db)
            return content_hash(db)

    statements: list[str] = []
    with monkeypatch.context() as patch:
        _trace(patch, statements.append)
        path = tmp_path / "undisturbed.db"
        path.write_bytes(start)
        undisturbed = run_on(path)
    for count in range(0, len(statements), max(1, len(statements) // 60)):
        path = tmp_path / f"{count}.db"
        path.write_bytes(start)
        child = os.fork()
        if child == 0:
            left = iter(range(count))
            _trace(monkeypatch, lambda _, left=left: next(left, None) is None and os.kill(os.getpid(), signal.SIGKILL))
            run_on(path)
            os._exit(0)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        assert run_on(path) == undisturbed, statements[count]


def _trace(monkeypatch: pytest.MonkeyPatch, seen: Callable[[str], object]) -> None:
    connect = sqlite3.connect

    def traced(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.set_trace_callback(seen)
        return connection

    monkeypatch.setattr(store.database.sqlite3, "connect", traced)


def test_a_day_more_than_a_fortnight_is_another_printing(db: Store) -> None:
    for days, expected in ((14, 1), (15, 0)):
        day = (date(2023, 3, 6) + timedelta(days=days)).isoformat()
        found = compared(
            db, text("a", ARTICLE.format(412, 88, 7, 951)), text("b", ARTICLE.format(412, 88, 9, 951), day=day)
        )
        assert len(found) == expected
