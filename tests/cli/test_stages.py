"""import, extract, validate, show over one database: idempotent, filtered, honest about what was not read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from doisoat.demo.articles import articles_of
from doisoat.demo.exchange import Request
from doisoat.demo.portals import PORTALS
from store.content_hash import content_hash
from store.database import opened_store
from store.documents import find_document, stored_documents
from store.runs import last_run

PAGE = """<!DOCTYPE html><html><head><title>Hồ sơ đúng hạn - Trang tin</title>
<meta property="article:published_time" content="2024-05-02T08:00:00+07:00"></head><body><nav>Trang chủ</nav>
<h1>Hồ sơ đúng hạn</h1><div><p>Số hóa 4.561/5.650 hồ sơ (80,7%).</p><p>Các xã tiếp tục làm.</p></div></body></html>"""


def hash_of(path: Path) -> str:
    with opened_store(path, create=False) as db:
        return content_hash(db)


def document(path: Path, key: int | str):
    with opened_store(path, create=False) as db:
        return find_document(db, key).document


def test_the_chain_over_files(run: Callable, filled: Path) -> None:
    outcome = run("--db", filled, "validate")
    assert outcome.code == 1
    assert "Phú Lãng rà soát thủ tục\n  sha256:" in outcome.out
    assert "#1  line 2\n  ✗ CK-01" in outcome.out
    assert outcome.out.splitlines()[-1].startswith("documents without contradiction: 2 · errors 1,")


def test_every_stage_again_changes_nothing(run: Callable, filled: Path, samples: list[str]) -> None:
    run("--db", filled, "validate")
    before = hash_of(filled)
    assert "new: 0, changed: 0, there already: 3" in run("--db", filled, "import", *samples).err
    assert "Documents read: 0" in run("--db", filled, "extract").err
    assert run("--db", filled, "validate").code == 1
    assert hash_of(filled) == before


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--fail-on", "never"), 0),
        (("--rule", "CK-02"), 0),
        (("--rule", "CK-02", "--rule", "CK-01"), 1),
        (("--source", "elsewhere"), 0),
        (("--source", "files"), 1),
        (("--province", "Bình Định"), 0),
        (("--since", "2020-01-01"), 0),
    ],
)
def test_filters_and_exit_codes(run: Callable, filled: Path, options: tuple[str, ...], code: int) -> None:
    assert run("--db", filled, "validate", *options).code == code


def test_a_rule_filter_keeps_the_other_findings_stored(run: Callable, filled: Path) -> None:
    run("--db", filled, "validate", "--rule", "CK-02")
    assert "CK-01" in run("--db", filled, "show", "1").out


def test_findings_for_programs(run: Callable, filled: Path) -> None:
    (line,) = run("--db", filled, "validate", "--format", "jsonl").out.splitlines()
    row = json.loads(line)
    whole = json.loads(run("--db", filled, "validate", "--format", "json").out)
    assert whole["findings"] == [row]
    assert whole["summary"]["documents"] == 3
    assert whole["summary"]["findings"]["error"] == 1
    assert row["document"].startswith("sha256:")
    assert (row["source"], row["rule"], len(row["fingerprint"])) == ("files", "CK-01", 32)


def test_what_was_not_read_is_said_and_not_checked(run: Callable, filled: Path, write: Callable) -> None:
    run("--db", filled, "import", write("new.txt", "Tin mới\nHoàn thành 1/2 thủ tục, đạt tỷ lệ 90%.\n"))
    outcome = run("--db", filled, "validate")
    assert outcome.err == "doisoat: documents not read yet, hence not checked: 1; run `doisoat extract` first\n"
    assert "90%" not in outcome.out


def test_show_by_number_and_by_address(run: Callable, filled: Path) -> None:
    run("--db", filled, "validate")
    by_number = run("--db", filled, "show", "1")
    assert by_number.code == 0
    assert "412/618" in by_number.out
    assert "✗ CK-01" in by_number.out
    assert run("--db", filled, "show", document(filled, 1).url).out == by_number.out


def test_show_for_programs(run: Callable, filled: Path) -> None:
    run("--db", filled, "validate")
    rows = [json.loads(line) for line in run("--db", filled, "show", "1", "--format", "jsonl").out.splitlines()]
    assert {"fraction", "percent", "finding"} <= {row["kind"] for row in rows}


def test_show_of_nothing(run: Callable, filled: Path) -> None:
    outcome = run("--db", filled, "show", "https://binhdinh.example/none.html")
    assert outcome.code == 2
    assert outcome.err.startswith("doisoat: filled.db: no document https://binhdinh.example/none.html")


def test_a_page_brings_its_title_body_and_day(run: Callable, write: Callable) -> None:
    url = "https://binhdinh.example/tin.html"
    assert run("--db", "p.db", "import", "--url", url, "--source", "x", write("a.html", PAGE)).code == 0
    page = document(Path("p.db"), url)
    assert (page.source, page.title, page.body.splitlines()[0]) == (
        "x",
        "Hồ sơ đúng hạn",
        "Số hóa 4.561/5.650 hồ sơ (80,7%).",
    )
    assert (page.published_at.isoformat(), page.published_source) == ("2024-05-02T08:00:00+07:00", "metadata")


def test_a_page_of_a_declared_source_is_read_as_its_family_does(run: Callable, write: Callable) -> None:
    (portal,), article = PORTALS[:1], articles_of(1)[0]
    page = portal.handler([article])(Request(method="GET", host=portal.host, path=portal.article_path(article)))
    url = "https://binhdinh.gov.vn/tin.html"
    assert run("--db", "p.db", "import", "--source", portal.name, "--url", url, write("a.html", page.body)).code == 0
    stored = document(Path("p.db"), url)
    assert (stored.title, stored.lead, stored.province) == (article.title, article.lead, portal.title)

    other = run("--db", "p.db", "import", "--source", portal.name, "--url", url, write("b.html", PAGE))
    assert (other.code, "no article as source binhdinh declares it" in other.err) == (2, True)


def test_a_page_is_known_by_its_beginning_too(run: Callable) -> None:
    assert run("--db", "p.db", "import", "-", stdin=PAGE.encode()).code == 0
    assert document(Path("p.db"), 1).title == "Hồ sơ đúng hạn"


def test_a_page_without_an_article_is_bad_input(run: Callable, write: Callable) -> None:
    outcome = run("--db", "p.db", "import", write("a.html", "<html><body><nav>Trang chủ</nav></body></html>"))
    assert outcome.code == 2
    assert outcome.err.startswith("doisoat: a.html: there is no article")


@pytest.mark.parametrize("options", [(), ("--url", "https://binhdinh.gov.vn/tin.html")], ids=["by hash", "by address"])
def test_the_day_given_goes_before_the_one_stated(run: Callable, write: Callable, options: tuple[str, ...]) -> None:
    text = "Đường dây nóng: 0256 000 000\n02/05/2024 08:00:00\nTin vắn trong tỉnh\nCó 45 thủ tục.\n"
    name = write("a.txt", text)
    run("--db", "p.db", "import", *options, name)
    run("--db", "q.db", "import", *options, "--published", "2024-06-01", name)
    stated, given = document(Path("p.db"), 1), document(Path("q.db"), 1)
    assert (stated.title, stated.body) == ("Tin vắn trong tỉnh", "Có 45 thủ tục.")
    assert (str(stated.published_at.date()), stated.published_source) == ("2024-05-02", "text")
    assert (str(given.published_at.date()), given.published_source) == ("2024-06-01", "option")


def test_a_text_is_known_by_its_words_wherever_it_lies(run: Callable, write: Callable) -> None:
    write("a.txt", "Tin vắn\nCó 45 thủ tục.\n")
    write("b.txt", "\ufeffTin vắn\r\n\r\n  Có 45 thủ tục.\r\n")
    assert "new: 1, changed: 0, there already: 1" in run("--db", "p.db", "import", "a.txt", "b.txt").err


def test_one_address_for_one_file(run: Callable, samples: list[str]) -> None:
    outcome = run("import", "--url", "https://binhdinh.example/", *samples)
    assert outcome.code == 2
    assert "--url is the address of one file" in outcome.err


def test_every_stage_leaves_its_line_in_the_diary(run: Callable, filled: Path) -> None:
    run("--db", filled, "validate")
    with opened_store(filled, create=False) as db:
        outcomes = {stage: last_run(db, stage) for stage in ("import", "extract", "validate")}
        assert len(list(stored_documents(db))) == 3
    assert {stage: run_of.outcome for stage, run_of in outcomes.items()} == dict.fromkeys(outcomes, "fine")
    assert outcomes["extract"].summary["documents"] == 3


@pytest.mark.parametrize("command", [("extract",), ("validate",), ("show", "1")], ids=" ".join)
@pytest.mark.parametrize(
    ("name", "told"),
    [("none.db", "no database there yet"), (".", "is a directory"), ("other.db", "is not a doisoat database")],
)
def test_a_database_that_cannot_be_used(
    run: Callable, write: Callable, command: tuple[str, ...], name: str, told: str
) -> None:
    write("other.db", b"something else entirely")
    outcome = run("--db", name, *command)
    assert outcome.code == 3
    assert told in outcome.err
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize("command", [("import", "true.txt"), ("extract",), ("validate",), ("show", "1")], ids=" ".join)
def test_a_newer_database_is_left_alone(run: Callable, filled: Path, command: tuple[str, ...]) -> None:
    with opened_store(filled, create=False) as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('doisoat', '9999', '')")
    outcome = run("--db", filled, *command)
    assert outcome.code == 3
    assert "written by a later version of doisoat" in outcome.err
