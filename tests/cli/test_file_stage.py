"""Files that a crawl brought: read once, their words documents with what their pages state, nothing lost on the way."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from archived_files import SOURCE, crawled, read_as_text, settle
from killing import killed_before, statements_of

import doisoat.cli.file_document
import doisoat.cli.file_stage
import doisoat.files.apart
import doisoat.files.programs
from crawler.archive.segments import Archive, archive_folder
from doisoat.records import Attachment, Document
from doisoat.records.compose import compose_document
from doisoat.records.decision import DecisionPart, DecisionStructure
from doisoat.records.file_reading import FileReading, FileText
from store.content_hash import content_hash
from store.database import opened_store
from store.documents import add_documents
from store.measures import keep_measures
from store.runs import last_run

DB = Path("a.db")
FILE = "https://a.example/1284.signed.pdf"
FALSE_RATE = "Cấp tỉnh hoàn thành 412/618 thủ tục, đạt tỷ lệ 76,7%.\n"


def decision(*names: tuple[str, str], **stated: object) -> Document:
    given = {"number": "1284/QĐ-UBND", "issued_on": date(2025, 3, 5), "issuer": "UBND tỉnh", "signer": "Lê Văn A"}
    files = tuple(Attachment(url=url, name=name) for url, name in names or [(FILE, "1284.pdf")])
    return compose_document(
        source=SOURCE,
        url="https://a.example/d",
        kind="decision",
        title="Công bố danh mục",
        attachments=files,
        **given | stated,
    )


def news(*names: tuple[str, str]) -> Document:
    files = tuple(Attachment(url=url, name=name) for url, name in names or [(FILE, "Phụ lục kèm theo")])
    return compose_document(source=SOURCE, url="https://a.example/n", title="Tin", body="Chữ.", attachments=files)


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doisoat.files.apart, "read_apart", read_as_text)


def letterhead(monkeypatch: pytest.MonkeyPatch, **parts: str) -> None:
    found = tuple(DecisionPart(kind=kind, value=value, start=0, end=1) for kind, value in parts.items())
    monkeypatch.setattr(doisoat.cli.file_document, "read_structure", lambda text: DecisionStructure(parts=found))


def rows(question: str) -> list[tuple]:
    with opened_store(DB, create=False) as db:
        return [tuple(row) for row in db.execute(question)]


def hash_of(path: Path) -> str:
    with opened_store(path, create=False) as db:
        return content_hash(db)


def test_the_words_of_a_file_are_a_document_with_what_the_page_states(run: Callable) -> None:
    crawled(DB, [decision()], {FILE: f"Trang một.\n\f{FALSE_RATE}".encode()})
    outcome = run("--db", DB, "extract")
    assert (outcome.code, outcome.err) == (0, "Attached files read: 1 of 1.\nDocuments read: 2, figures: 2.\n")
    stated = "SELECT kind, url, title, number, issued_on, issuer, signer FROM documents WHERE kind = 'attachment'"
    assert rows(stated) == [
        ("attachment", FILE, "Công bố danh mục", "1284/QĐ-UBND", "2025-03-05", "UBND tỉnh", "Lê Văn A")
    ]
    ((text, starts),) = rows("SELECT text, page_starts FROM documents JOIN files ON document = id")
    assert text == f"Công bố danh mục\nTrang một.\n{FALSE_RATE}"
    assert [text[start:][:5] for start in json.loads(starts)] == ["Trang", "Cấp t"]
    assert rows("SELECT surface, page FROM figures_by_page") == [("412/618 thủ tục", 2), ("76,7%", 2)]
    assert rows("SELECT outcome, kind, name, file IS NOT NULL FROM attachments") == [("read", "pdf", "1284.pdf", 1)]
    with opened_store(DB, create=False) as db:
        assert last_run(db, "extract").summary == {"documents": 2, "files.read": 1, "mentions": 2}


def test_the_page_stands_beside_every_figure(run: Callable) -> None:
    crawled(DB, [decision()], {FILE: f"Trang một.\n\f{FALSE_RATE}".encode()})
    run("-q", "--db", DB, "extract")
    assert "#2  page 2, line 3" in run("--db", DB, "validate").out
    (found,) = [json.loads(line) for line in run("--db", DB, "validate", "--format", "jsonl").out.splitlines()]
    assert (found["page"], found["rule"]) == (2, "CK-01")
    assert run("--db", DB, "validate", "--format", "csv").out.endswith(",2\r\n")
    sarif = json.loads(run("--db", DB, "validate", "--format", "sarif").out)
    assert sarif["runs"][0]["results"][0]["properties"]["page"] == 2
    shown = run("--db", DB, "--lang", "vi", "show", FILE).out
    assert "trang 2, dòng 3" in shown
    assert "1284/QĐ-UBND" in shown
    assert "tệp        1284.pdf  #2" in run("--db", DB, "--lang", "vi", "show", "1").out
    assert '"page":2' in run("--db", DB, "show", FILE, "--format", "jsonl").out.replace(" ", "")


def test_a_second_run_reads_nothing_and_a_new_version_everything(
    run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawled(DB, [decision()], {FILE: FALSE_RATE.encode()})
    run("-q", "--db", DB, "extract")
    before = hash_of(DB)
    assert run("--db", DB, "extract").err == "Documents read: 0, figures: 0.\n"
    assert hash_of(DB) == before
    monkeypatch.setattr(doisoat.files, "VERSION", 99)
    monkeypatch.setattr(doisoat.files.apart, "read_apart", lambda content: read_as_text(content.replace(b", ", b",\t")))
    assert run("--db", DB, "extract").err == "Attached files read: 1 of 1.\nDocuments read: 1, figures: 2.\n"
    assert rows("SELECT read_version, instr(text, char(9)) > 0 FROM files JOIN documents ON id = document") == [(99, 1)]
    assert rows("SELECT count(*) FROM versions") == [(0,)]  # the file is as it was, only its reader is not


def test_new_bytes_keep_what_the_old_ones_said(run: Callable) -> None:
    crawled(DB, [decision()], {FILE: FALSE_RATE.encode()})
    run("-q", "--db", DB, "extract")
    with opened_store(DB, create=False) as db:
        archive = Archive(archive_folder(DB), None)
        settle(db, archive, FILE, "attachment", FALSE_RATE.replace("76,7", "66,7").encode())
    run("-q", "--db", DB, "extract")
    assert rows(
        "SELECT text LIKE '%66,7%', (SELECT text LIKE '%76,7%' FROM versions) FROM documents WHERE kind = 'attachment'"
    ) == [(1, 1)]
    with opened_store(DB, create=False) as db:
        settle(db, Archive(archive_folder(DB), None), FILE, "attachment", b"!unreadable:damaged")
    run("-q", "--db", DB, "extract")
    assert rows("SELECT outcome, reason, document IS NOT NULL FROM files") == [("unreadable", "damaged", 1)]
    assert rows("SELECT count(*) FROM documents WHERE kind = 'attachment'") == [(1,)]


@pytest.mark.parametrize(
    ("content", "told", "line"),
    [
        (b"!skipped:no OCR", ("skipped", "no OCR"), "  1 × skipped: no OCR"),
        (b"!unreadable:encrypted", ("unreadable", "encrypted"), "  1 × unreadable: encrypted"),
        (b"!refused:too many pages", ("refused", "too many pages"), "  1 × refused: too many pages"),
    ],
)
def test_a_file_without_words_has_its_reason(run: Callable, content: bytes, told: tuple, line: str) -> None:
    crawled(DB, [decision()], {FILE: content})
    assert line in run("--db", DB, "extract").err.splitlines()
    assert rows("SELECT outcome, reason FROM files") == [told]
    assert rows("SELECT outcome, reason FROM attachments") == [told]
    assert rows("SELECT count(*) FROM documents") == [(1,)]


@pytest.mark.parametrize(("here", "told"), [(False, "Documents read: 0"), (True, "Attached files read: 1 of 1.")])
def test_a_skipped_file_is_read_as_soon_as_its_program_is_there(
    run: Callable, monkeypatch: pytest.MonkeyPatch, here: bool, told: str
) -> None:
    crawled(DB, [decision()], {FILE: b"!skipped:no OCR"})
    run("--db", DB, "extract")
    doisoat.cli.file_stage._is_here.cache_clear()
    monkeypatch.setattr(doisoat.files.programs, "has_vietnamese_ocr", lambda: here)
    monkeypatch.setattr(doisoat.files.apart, "read_apart", lambda content: read_as_text(b"?words"))
    assert run("--db", DB, "extract").err.startswith(told)
    doisoat.cli.file_stage._is_here.cache_clear()


def test_an_archive_that_is_gone_loses_nothing(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    crawled(DB, [decision()], {FILE: FALSE_RATE.encode()})
    shutil.move(archive_folder(DB), "elsewhere")
    assert "  1 × unreadable: not in the archive" in run("--db", DB, "extract").err.splitlines()
    assert run("--db", DB, "extract").err.startswith("Documents read: 0")
    shutil.move("elsewhere", archive_folder(DB))
    assert "Attached files read: 1 of 1." in run("--db", DB, "extract").err
    shutil.move(archive_folder(DB), "elsewhere")
    monkeypatch.setattr(doisoat.files, "VERSION", 99)
    run("--db", DB, "extract")
    assert rows("SELECT outcome, document IS NOT NULL FROM files") == [("read", 1)]


def test_files_of_a_source_that_looks_broken_wait(run: Callable) -> None:
    from doisoat.records.measures import Measures

    crawled(DB, [decision()], {FILE: FALSE_RATE.encode()})
    for verdict, outcome in (("broken", "waiting"), ("healthy", "read")):
        with opened_store(DB, create=False) as db:
            keep_measures(db, SOURCE, Measures(counts={}, body_length=None, reading=""), verdict)
        run("-q", "--db", DB, "extract")
        assert rows("SELECT outcome FROM files") == [(outcome,)]


@pytest.mark.parametrize(
    ("document", "title", "number"),
    [
        (decision(), "Công bố danh mục", "1284/QĐ-UBND"),
        (news(), "Phụ lục kèm theo", None),
        (news((FILE, "Tải về")), "1284", None),
        (news((FILE, "Tải về: danh-sach.xlsx")), "danh-sach.xlsx", None),
        (news((FILE, "")), "1284", None),
    ],
)
def test_the_heading_of_a_file(run: Callable, document: Document, title: str, number: str | None) -> None:
    crawled(DB, [document], {FILE: b"words"})
    run("-q", "--db", DB, "extract")
    assert rows("SELECT title, number FROM documents WHERE kind = 'attachment'") == [(title, number)]


@pytest.mark.parametrize(
    "stated",
    [
        b"attachment; filename*=UTF-8''Danh%20m%E1%BB%A5c.signed.pdf; filename=x.pdf",
        'attachment; filename="Danh mục.signed.pdf"'.encode(),
        'attachment; filename="C:\\\\van ban\\\\Danh mục.docx.pdf"'.encode(),
        b"attachment; filename=Danh%20m%E1%BB%A5c.PDF",
        'inline; filename="Danh mục.pdf"'.encode().decode("latin-1").encode(),
        'attachment; filename="Danh mu\u0323c.pdf"'.encode(),
    ],
)
def test_the_name_that_the_server_gives_stands_where_the_page_says_none(run: Callable, stated: bytes) -> None:
    crawled(DB, [news((FILE, "Tải về"))], {FILE: b"words"}, headers=((b"Content-Disposition", stated),))
    run("-q", "--db", DB, "extract")
    assert rows("SELECT title FROM documents WHERE kind = 'attachment'") == [("Danh mục",)]


def test_of_two_pages_that_offer_a_file_that_of_the_decision_speaks(run: Callable) -> None:
    crawled(DB, [news(), decision()], {FILE: b"words"})
    run("-q", "--db", DB, "extract")
    assert rows("SELECT title FROM documents WHERE kind = 'attachment'") == [("Công bố danh mục",)]


def test_a_decision_that_comes_later_speaks_for_its_file_then(run: Callable) -> None:
    crawled(DB, [news()], {FILE: FALSE_RATE.encode()})
    run("-q", "--db", DB, "extract")
    with opened_store(DB, create=False) as db:
        add_documents(db, [decision()])
    assert "Attached files read: 1 of 1." in run("--db", DB, "extract").err
    stated = "SELECT title, number FROM documents WHERE kind = 'attachment'"
    assert rows(stated) == [("Công bố danh mục", "1284/QĐ-UBND")]
    assert run("--db", DB, "extract").err == "Documents read: 0, figures: 0.\n"
    assert rows("SELECT count(*) FROM versions") == [(0,)]


def test_a_letterhead_goes_before_the_page(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    letterhead(monkeypatch, number="1284/QĐ-UBND", date="2025-03-06")
    crawled(DB, [decision()], {FILE: b"words"})
    run("-q", "--db", DB, "extract")
    stated = "SELECT number, issued_on, issuer, signer FROM documents WHERE kind = 'attachment'"
    assert rows(stated) == [("1284/QĐ-UBND", "2025-03-06", "UBND tỉnh", "Lê Văn A")]


def test_a_letterhead_of_another_number_inherits_nothing(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    letterhead(monkeypatch, number="17/TTr-SNV")
    crawled(DB, [decision()], {FILE: b"words"})
    run("-q", "--db", DB, "extract")
    stated = "SELECT number, issued_on, issuer, signer FROM documents WHERE kind = 'attachment'"
    assert rows(stated) == [("17/TTr-SNV", None, None, None)]


def test_no_error_rests_on_letters_of_an_image(run: Callable) -> None:
    cited = "Theo Quyết định số 901/QĐ-UBND ngày 07/3/2025 của Ủy ban nhân dân tỉnh."
    crawled(DB, [decision()], {FILE: f"?{FALSE_RATE}{cited}".encode()})
    run("-q", "--db", DB, "extract")
    assert run("--db", DB, "validate").code == 0
    assert rows("SELECT count(*) FROM tellings JOIN files USING (document)") == [(0,)]
    assert rows("SELECT severity, reason FROM findings WHERE verdict = 'mismatch'") == [("warning", "ocr")]
    assert "OCR" in run("--db", DB, "show", FILE).out


def listed(count: int) -> bytes:
    """A decision that states four procedures and lists so many."""
    rows = "".join(f"{number}\tCấp giấy phép loại {number}\tĐất đai\n" for number in range(1, count + 1))
    return (
        "ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\nSố: 1284/QĐ-UBND\nBắc Ninh, ngày 05 tháng 3 năm 2025\nQUYẾT ĐỊNH\n"
        "Điều 1. Công bố kèm theo Quyết định này danh mục 04 thủ tục hành chính.\nCHỦ TỊCH\nLê Văn A\n"
        f"PHỤ LỤC\n(Kèm theo Quyết định số 1284/QĐ-UBND)\nDANH MỤC\nSTT\tTên thủ tục\tLĩnh vực\n{rows}"
    ).encode()


def test_the_rows_of_a_list_are_counted(run: Callable) -> None:
    crawled(DB, [decision()], {FILE: listed(3)})
    run("-q", "--db", DB, "extract")
    assert run("--db", DB, "validate").code == 1
    found = "SELECT rule, severity, surface FROM findings WHERE severity NOT IN ('ok', 'info')"
    assert rows(found) == [("AN-01", "error", "04 thủ tục hành chính")]


def test_the_rows_of_an_image_are_not_counted(run: Callable) -> None:
    crawled(DB, [decision()], {FILE: b"?" + listed(3)})
    run("-q", "--db", DB, "extract")
    run("-q", "--db", DB, "validate")
    assert rows("SELECT count(*) FROM procedures") == [(3,)]
    assert rows("SELECT rule FROM findings WHERE rule LIKE 'AN-%'") == []


# Killed


def stages(run: Callable, path: Path) -> None:
    assert run("-q", "--db", path, "extract").code == 0
    assert run("-q", "--db", path, "validate", "--fail-on", "never").code == 0


def fill(path: Path) -> None:
    files = {f"https://a.example/{n}.pdf": f"Trang.\f{FALSE_RATE}".encode() for n in range(3)}
    files["https://a.example/x.pdf"] = b"!skipped:no OCR"
    crawled(path, [decision(*((url, "Tệp") for url in files))], files)


def test_killed_at_any_statement(run: Callable, tmp_path: Path) -> None:
    fill(tmp_path / "whole.db")
    statements = statements_of(lambda: stages(run, tmp_path / "whole.db"))
    whole = hash_of(tmp_path / "whole.db")
    writing = [n for n, s in enumerate(statements) if s.split()[0] in {"INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN"}]
    points = writing[:: max(1, len(writing) // 30)]

    results = {}
    for point in points:
        path = tmp_path / f"killed-{point}.db"
        fill(path)
        assert killed_before(point, lambda path=path: stages(run, path))
        stages(run, path)
        results[point] = hash_of(path)

    assert len(points) >= 25
    assert results == dict.fromkeys(points, whole)


# Named files

PDF = b"%PDF-1.7\nwords"


def read_as(monkeypatch: pytest.MonkeyPatch, reading: FileReading) -> None:
    monkeypatch.setattr(doisoat.files.apart, "read_apart", lambda content: reading)


@pytest.mark.parametrize(
    ("parts", "kind", "number"),
    [
        ({"issuer": "UBND tỉnh", "number": "1284/QĐ-UBND"}, "decision", "1284/QĐ-UBND"),
        ({"number": "1284/QĐ-UBND"}, "attachment", "1284/QĐ-UBND"),
        ({}, "attachment", None),
    ],
)
def test_a_named_file_is_a_decision_by_its_letterhead(
    run: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch, parts: dict, kind: str, number: str | None
) -> None:
    letterhead(monkeypatch, **parts)
    read_as(monkeypatch, FileReading(kind="pdf", outcome="read", text=FileText(text=FALSE_RATE, page_starts=(0,))))
    name = write("quyet dinh.pdf", PDF)
    for became in ("new: 1", "there already: 1"):
        outcome = run("--db", DB, "import", name, "--published", "2025-03-05")
        assert (outcome.code, became in outcome.err) == (0, True)
    stated = "SELECT d.kind, d.title, d.number, substr(d.published_at, 1, 10), f.page FROM documents AS d"
    assert rows(f"{stated} JOIN files AS f ON f.document = d.id") == [(kind, "quyet dinh", number, "2025-03-05", None)]
    assert "Attached files" not in run("--db", DB, "extract").err
    assert "page 1, line 2" in run("--db", DB, "validate").out


@pytest.mark.parametrize(
    ("outcome", "reason", "told"),
    [
        ("skipped", "no OCR", "cannot be read on this machine (no OCR); `doisoat doctor`"),
        (
            "skipped",
            "not installed: pdfplumber",
            "the libraries that read files are not installed; pip install",
        ),
        ("unreadable", "encrypted", "cannot be read (encrypted); check the file"),
        ("refused", "too large", "not read, it would cost too much (too large)"),
        ("listed", "", "is an archive (a.pdf, b.pdf); unpack it"),
    ],
)
def test_a_named_file_without_words_is_one_line(
    run: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch, outcome: str, reason: str, told: str
) -> None:
    members = ("a.pdf", "b.pdf") if outcome == "listed" else ()
    read_as(monkeypatch, FileReading(kind="pdf", outcome=outcome, reason=reason, members=members))
    ended = run("--db", DB, "import", write("a.pdf", PDF))
    assert ended.code == 2
    assert ended.err.startswith(f"doisoat: a.pdf: {told}")
    assert len(ended.err.splitlines()) == 1
    assert not DB.exists()


def test_good_files_beside_bad_ones_are_taken_in(
    run: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_as(monkeypatch, FileReading(kind="pdf", outcome="unreadable", reason="encrypted"))
    assert run("--db", DB, "import", write("a.pdf", PDF), write("b.txt", FALSE_RATE)).code == 2
    assert rows("SELECT count(*) FROM documents") == [(1,)]
