"""Documents compared again after some came, went or changed, or after a kill: always as if compared at once."""

import random
from collections.abc import Callable
from pathlib import Path

from compared_texts import ARTICLE, TTG, YEAR, compared, dates, take_in, text, told
from killing import killed_before, statements_of

from doisoat.cli.comparing import compare_stored
from doisoat.records import Document
from store.content_hash import content_hash
from store.database import Store, opened_store
from store.documents import find_document
from store.findings import compared_findings_of, findings_of, replace_findings
from store.mentions import forget_mentions

MERGED = "Năm 2024, {} tiếp nhận {} hồ sơ trực tuyến, giải quyết trước hạn 9 hồ sơ."


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
    merged = [
        text(f"m{name}", MERGED.format(name, number), day=day, title=name)
        for name, number, day in (
            ("tỉnh Quảng Nam", 700, "2025-02-03"),
            ("thành phố Đà Nẵng", 800, "2025-02-03"),
            ("thành phố Đà Nẵng mới", 1600, "2025-09-03"),
        )
    ]
    return [*dates(TTG, *days), *yearly, *printed, *merged]


def test_one_by_one_ends_as_all_at_once(tmp_path: Path) -> None:
    documents = corpus()
    with opened_store(tmp_path / "whole.db", create=True) as db:
        assert len(compared(db, *documents)) == 7
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


def test_killed_before_any_statement(tmp_path: Path) -> None:
    with opened_store(tmp_path / "start.db", create=True) as db:
        take_in(db, corpus())
    start = (tmp_path / "start.db").read_bytes()

    def run_on(path: Path) -> str:
        with opened_store(path, create=False) as db:
            compare_stored(db)
            return content_hash(db)

    undisturbed = tmp_path / "undisturbed.db"
    undisturbed.write_bytes(start)
    statements = statements_of(lambda: run_on(undisturbed))
    whole = run_on(undisturbed)
    for count in range(0, len(statements), max(1, len(statements) // 60)):
        path = tmp_path / f"{count}.db"
        path.write_bytes(start)
        assert killed_before(count, lambda path=path: run_on(path))
        assert run_on(path) == whole, statements[count]
